// What pressing Send will do.
import { type BudgetKind, kindOf, payerOf } from '@/model/budget';
import type { Named } from '@/model/display-name';
import type { ReplyDecision } from '@/model/reply-decision';
import { MAX_QUEUE } from '@/model/limits';
import { type Run, runState } from '@/model/run';
import type { Thread } from '@/model/thread';
import type { composerStrings } from './strings';

type ReplyHintOptions = {
  outcome: ReplyDecision;
  members: number;
  me: string;
  /** The questions that are answered before this one, in their order. */
  queue: readonly Run[];
  /** 1 → "1st", in the language of the strings. */
  ordinal: (position: number) => string;
  displayName: (named: Named) => string;
};

export function replyHint(
  strings: (typeof composerStrings)['en'],
  { outcome, members, me, queue, ordinal, displayName }: ReplyHintOptions,
): string {
  const [first] = queue;
  if (outcome.asks && first !== undefined) {
    const position = ordinal(queue.length + 1);
    return first.askedBy === me
      ? strings.waitsBehindMine(position)
      : strings.waitsBehind(displayName({ id: first.askedBy, name: first.askedByName }), position);
  }
  switch (outcome.reason) {
    case 'alone':
    case 'switched-on':
      return strings.willAnswer;
    case 'mentioned':
      return strings.willAnswerMention;
    case 'always':
      return strings.answersAll;
    case 'others-here':
    case 'not-mentioned':
      return strings.peopleOnlyUnless;
    case 'switched-off':
      return members > 1 ? strings.peopleOnly : strings.aNote;
    case 'off':
      return strings.off;
  }
}

type PayerOptions = { settings: Thread['settings']; budgets: readonly BudgetKind[]; me: string };

/** The hint, and whose budget pays where the site sets one; `asks` is null where nothing is asked. */
export function withPayer(
  strings: (typeof composerStrings)['en'],
  hint: string,
  asks: PayerOptions | null,
): string {
  if (asks === null) return hint;
  const { settings, budgets, me } = asks;
  const payer = payerOf(settings, budgets);
  if (!budgets.includes(kindOf(payer))) return hint;
  const isMine = payer === 'asker' || (payer === 'owner' && settings.payerId === me);
  return strings.paidBy(hint, strings.budgets[isMine ? 'asker' : payer]);
}

/** Whether another question would be refused. */
export function isQueueFull(queue: readonly Run[]): boolean {
  return queue.filter((run) => runState(run).kind === 'queued').length >= MAX_QUEUE;
}
