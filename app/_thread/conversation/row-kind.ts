import type { RowOptions } from '@/hooks/virtual-list/virtual-list';
import { formatOf } from '@/model/answer';
import { runOf } from '@/app/_thread/message/answer/answer-state';
import type { Row } from '@/app/_thread/rows';

/** A line of text in a desktop column. */
const LINE_PX = 25;
const LINE_CHARS = 84;
/** Most generated UI is higher; an overestimate would render too few rows. */
const C1_PX = 320;

export const CONVERSATION_ROWS: RowOptions<Row> = {
  estimatePx,
  isStable: ({ kind }) => kind === 'person-message' || kind === 'answer' || kind === 'sending',
};

/** The estimated height of a row that has not been rendered yet. */
function estimatePx(row: Row): number {
  switch (row.kind) {
    case 'new':
    case 'day':
    case 'event':
      return 36;
    case 'sending':
      return textPx(row.sending.text) + 40;
    case 'person-message':
      return textPx(row.message.content) + (row.startsGroup ? 40 : 4);
    case 'answer': {
      const content = row.message?.content ?? '';
      return 76 + (formatOf(content) === 'c1' ? C1_PX : textPx(content));
    }
  }
}

function textPx(text: string): number {
  return LINE_PX * Math.max(1, Math.ceil(text.length / LINE_CHARS));
}

/** The message that a row shows, the target of its permalink. */
export function messageIdOf(row: Row): string | null {
  if (row.kind === 'person-message') return row.message.id;
  return row.kind === 'answer' ? (row.message?.id ?? runOf(row.state)?.answerId ?? null) : null;
}
