/** The tabs of the settings dialog, in their order. */
export const TABS = ['general', 'account', 'notifications', 'shares'] as const;
export type Tab = (typeof TABS)[number];
