/** The parts of one's own settings, in their order. */
export const PANES = ['general', 'account', 'notices'] as const;
export type Pane = (typeof PANES)[number];
