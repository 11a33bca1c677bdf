// The rows of a conversation: dividers, message groups, and what the author can do with a message.
import type { ThreadEvent } from '@/model/event';
import { isRemoved, type Message } from '@/model/message';
import type { TimelineItem } from '@/model/timeline';
import type { Sending } from '@/hooks/composer/outbox';
import { lastOwn } from '@/hooks/timeline/last-message';
import type { EventGroup } from '@/model/event-text';
import { endOfDay, grouping, type Step } from '@/app/_thread/conversation/grouping';
import { foldEvents } from '@/app/_thread/activity/fold-events';
import {
  landedStateOf,
  pendingStateOf,
  streamingRunOf,
  type AnswerState,
} from '@/app/_thread/message/answer/answer-state';

export type PersonMessageRow = {
  kind: 'person-message';
  key: string;
  message: Message;
  startsGroup: boolean;
  /** Whether I am the author; the newest of my messages, where the thread's end is shown, is edited by Arrow Up. */
  mine: 'no' | 'older' | 'newest';
  /** Its answer is being written: the message cannot be changed. */
  isBeingAnswered: boolean;
  /** The stored answer, if it was written before this message was edited. */
  outdatedAnswerId: string | null;
  /** The message that it replies to, where that is known. */
  repliedTo: Message | undefined;
};

export type AnswerRow = {
  kind: 'answer';
  key: string;
  /** The stored answer, also while it is being regenerated. */
  message: Message | null;
  state: AnswerState;
  /** Without its question an answer cannot be regenerated. */
  isQuestionRemoved: boolean;
  /** The question, where other messages are between it and the answer. */
  question: Message | null;
};

export type Row =
  | { kind: 'day'; key: string; at: number }
  /** Everything below was unread when the thread was opened. */
  | { kind: 'new'; key: string }
  /** Events that share one sentence. */
  | { kind: 'event'; key: string; events: EventGroup }
  | PersonMessageRow
  | { kind: 'sending'; key: string; sending: Sending; startsGroup: boolean; repliedTo: Message | undefined }
  /** An answer, landed or pending: one row from its question on. */
  | AnswerRow;

type Ties = {
  ofPersonMessage: (
    message: Message,
  ) => Pick<PersonMessageRow, 'mine' | 'isBeingAnswered' | 'outdatedAnswerId' | 'repliedTo'>;
  ofAnswer: (questionId: string | null, seq: number) => Pick<AnswerRow, 'isQuestionRemoved' | 'question'>;
};

type Shown = {
  items: readonly TimelineItem[];
  /** In the order in which they happened. */
  events: readonly ThreadEvent[];
  sendings: readonly Sending[];
  /** The items go down to the end of the thread. */
  hasEnd?: boolean;
  /** The `seq` of the first message that was unread when the thread was opened. */
  newFrom?: number | null;
  /** All loaded messages, shown or not. */
  known?: ReadonlyMap<string, Message>;
};

const NONE_KNOWN: ReadonlyMap<string, Message> = new Map();

export function rowsOf(
  { items, events, sendings, hasEnd = true, newFrom = null, known = NONE_KNOWN }: Shown,
  me: string,
): Row[] {
  const rows: Row[] = [];
  const step = grouping((at, key) => rows.push({ kind: 'day', key: `day-${key}`, at }));
  const addEvents = (some: readonly ThreadEvent[], above: TimelineItem | null) => {
    // What brought older messages, imported ones, stands above them and opens no day.
    const opensDay = ({ at }: ThreadEvent) =>
      above === null || at <= timeOf(above) || at < endOfDay(timeOf(above));
    for (const group of foldEvents(some)) rows.push(eventRowOf(group, opensDay(group[0]) ? step : null));
  };
  const newestId = lastOwn({ hasEnd, items, sendings }, me)?.id;
  const ties = tiesIn(items, { me, newestId, known });
  let nextEvent = 0;
  for (const item of items) {
    const from = nextEvent;
    while ((events[nextEvent]?.seq ?? Infinity) < item.seq) nextEvent += 1;
    addEvents(events.slice(from, nextEvent), item);
    const row = rowOf(item, step, ties);
    const isFirstNew = item.seq === newFrom;
    if (isFirstNew) rows.push({ kind: 'new', key: 'new' });
    // Whoever begins there reads whose message it is.
    rows.push(isFirstNew && row.kind === 'person-message' ? { ...row, startsGroup: true } : row);
  }
  addEvents(events.slice(nextEvent), null);
  for (const sending of sendings) {
    const startsGroup = step(me, sending.at, sending.id) || sending.replyTo !== null;
    const repliedTo = known.get(sending.replyTo?.id ?? '');
    rows.push({ kind: 'sending', key: sending.id, sending, startsGroup, repliedTo });
  }
  return rows;
}

const timeOf = (item: TimelineItem) => (item.kind === 'run' ? item.run.createdAt : item.message.createdAt);

function eventRowOf(events: EventGroup, step: Step | null): Row {
  const [{ id, at }] = events;
  step?.(null, at, id);
  return { kind: 'event', key: id, events };
}

function rowOf(item: TimelineItem, step: Step, ties: Ties): Row {
  if (item.kind === 'run') {
    step(null, item.run.createdAt, item.key);
    const { key, run, earlier } = item;
    return {
      kind: 'answer',
      key,
      message: earlier,
      state: pendingStateOf(item),
      ...ties.ofAnswer(run.questionId, run.answerSeq),
    };
  }
  const { message } = item;
  if (message.role === 'assistant') {
    step(null, message.createdAt, item.key);
    return {
      kind: 'answer',
      key: item.key,
      message,
      state: landedStateOf(message),
      ...ties.ofAnswer(message.questionId, message.seq),
    };
  }
  // A reply always has a head: the message above it is rarely the one that it replies to.
  const startsGroup = step(message.authorId, message.createdAt, item.key) || message.replyTo !== null;
  return { kind: 'person-message', key: item.key, message, startsGroup, ...ties.ofPersonMessage(message) };
}

type Known = { me: string; newestId: string | undefined; known: ReadonlyMap<string, Message> };

/** Relations of the messages to each other and to me. */
function tiesIn(items: readonly TimelineItem[], { me, newestId, known }: Known): Ties {
  const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
  const answers = new Map(messages.map((message) => [message.questionId, message]));
  const beingAnswered = new Set(items.map((item) => streamingRunOf(item)?.questionId));
  const removed = new Set(messages.filter(({ status }) => isRemoved(status)).map(({ id }) => id));
  return {
    ofPersonMessage: ({ id, authorId, editedAt, replyTo }) => {
      const answer = answers.get(id);
      const isOutdated = answer !== undefined && answer.content !== '' && answer.createdAt < (editedAt ?? 0);
      return {
        mine: authorId !== me ? 'no' : id === newestId ? 'newest' : 'older',
        isBeingAnswered: beingAnswered.has(id),
        outdatedAnswerId: isOutdated ? answer.id : null,
        repliedTo: known.get(replyTo?.id ?? ''),
      };
    },
    ofAnswer: (questionId, seq) => {
      const question = questionId === null ? undefined : known.get(questionId);
      return {
        isQuestionRemoved: questionId !== null && removed.has(questionId),
        question: question !== undefined && question.seq < seq - 1 ? question : null,
      };
    },
  };
}
