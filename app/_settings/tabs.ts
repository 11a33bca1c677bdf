/** The parts of one's own settings, in their order. */
export const TABS = ['general', 'account', 'notifications'] as const;
export type Tab = (typeof TABS)[number];
