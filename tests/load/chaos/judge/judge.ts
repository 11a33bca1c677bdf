// Stands outside: holds what was sent, what the model said, what the store has and what three followers show against
// each other, after all is quiet. It knows nothing of how the servers work.
import type { ModelRequest } from '@/tests/load/world';
import type { SeenText } from './observer';

export const VERDICTS = ['lost', 'doubled', 'endless', 'differing'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Finding = { verdict: Verdict; words: string };

/** A message that asks, as its sender knows it. */
export type Sent = {
  id: string;
  /** Stands in the text and in the model's log, in no other question. */
  tag: string;
  text: string;
  /** What the model was told to do at its first try. */
  trouble: 'cut' | 'stall' | null;
  /** HTTP status of each delivery. */
  statuses: number[];
  /** Runs that the deliveries were told of: one, however often it was sent. */
  runIds: Set<string>;
};

export type StoredMessage = {
  id: string;
  seq: number;
  role: string;
  content: string;
  status: string;
  error: string | null;
  runId: string | null;
  answers: string | null;
};

export type Stored = {
  seq: number;
  landed: number;
  messages: readonly StoredMessage[];
  /** The attempt by which each run ended. */
  attempts: ReadonlyMap<string, number>;
  /** Open runs, turns, drafts and parts: paths of what should be gone. */
  left: readonly string[];
};

export type Shown = ReadonlyMap<string, { seq: number; content: string; status: string }>;

export type Case = {
  name: string;
  sent: readonly Sent[];
  stored: Stored;
  /** By tag. */
  requests: ReadonlyMap<string, readonly ModelRequest[]>;
  /** By follower. */
  shown: ReadonlyMap<string, Shown>;
  /** Runs that a follower still shows as open. */
  stillOpen: readonly string[];
  texts: readonly SeenText[];
};

type Say = (verdict: Verdict, words: string) => void;

export function judge(trial: Case): Finding[] {
  const findings: Finding[] = [];
  const say: Say = (verdict, words) => findings.push({ verdict, words: `${trial.name}: ${words}` });
  judgePlaces(trial.stored, say);
  for (const sent of trial.sent) judgeQuestion(trial, sent, say);
  for (const message of trial.stored.messages) judgeOrigin(trial, message, say);
  for (const path of trial.stored.left) say('endless', `${path} is left over`);
  for (const what of trial.stillOpen) say('endless', `${what} is still shown as open`);
  for (const [name, shown] of trial.shown) judgeFollower(trial.stored, name, shown, say);
  for (const text of trial.texts) judgeText(trial, text, say);
  return findings;
}

export function wasAccepted({ statuses }: Sent): boolean {
  return statuses.some((status) => status >= 200 && status < 300);
}

/** Places 1 … n, each once, and the thread counts them alike. */
function judgePlaces({ seq, landed, messages }: Stored, say: Say): void {
  const places = messages.map((message) => message.seq).toSorted((a, b) => a - b);
  places.forEach((place, index) => {
    if (place === places[index - 1]) say('doubled', `two messages at place ${place}`);
  });
  const missing = Array.from({ length: seq }, (_, index) => index + 1).filter(
    (place) => !places.includes(place),
  );
  if (missing.length > 0) say('lost', `nothing at place ${missing.join(', ')} of ${seq}`);
  if ((places.at(-1) ?? 0) > seq) say('doubled', `place ${places.at(-1)} was never given out`);
  if (landed !== messages.length) say('doubled', `${landed} counted as landed, ${messages.length} stand`);
}

function judgeQuestion({ stored, requests }: Case, sent: Sent, say: Say): void {
  const question = stored.messages.find(({ id }) => id === sent.id);
  if (sent.runIds.size > 1) say('doubled', `${sent.tag} was told ${sent.runIds.size} runs`);
  if (!wasAccepted(sent)) return;
  if (question?.content !== sent.text) return say('lost', `${sent.tag} was accepted and does not stand`);
  const answers = stored.messages.filter((message) => message.answers === sent.id);
  if (answers.length > 1) say('doubled', `${sent.tag} has ${answers.length} answers`);
  const [answer] = answers;
  if (answer === undefined) return say('lost', `${sent.tag} was asked and has no answer`);
  if (answer.seq !== question.seq + 1)
    say('differing', `the answer to ${sent.tag} is not right after it: ${question.seq}, ${answer.seq}`);
  if (!isWhatWasSaid(answer, sent, requests.get(sent.tag) ?? []))
    say('differing', `the answer to ${sent.tag} (${answer.status}) is not what the model said`);
}

/** A whole answer is all of one request's text; any other a beginning of one. */
function isWhatWasSaid(
  { status, content }: StoredMessage,
  { trouble }: Sent,
  said: readonly ModelRequest[],
): boolean {
  if (status !== 'done') return content === '' || said.some(({ text }) => text.startsWith(content));
  return said.some(({ text, done }, index) => {
    const isBroken = trouble !== null && index === 0;
    return done && !isBroken && text === content;
  });
}

/** Nothing stands that nobody sent. */
function judgeOrigin({ sent }: Case, message: StoredMessage, say: Say): void {
  const origin = message.role === 'user' ? message.id : message.answers;
  if (!sent.some(({ id }) => id === origin)) say('doubled', `message ${message.id} was sent by nobody`);
}

function judgeFollower({ messages }: Stored, name: string, shown: Shown, say: Say): void {
  for (const { id, seq, content, status } of messages) {
    const own = shown.get(id);
    if (own === undefined) say('differing', `${name} does not show the message at ${seq}`);
    else if (own.content !== content || own.status !== status || own.seq !== seq)
      say('differing', `${name} shows another message at ${seq} than the store has`);
  }
  for (const id of shown.keys())
    if (!messages.some((message) => message.id === id))
      say('differing', `${name} shows ${id}, which the store has not`);
}

/** What a screen had of an attempt was a beginning of what the model said, and of the answer when it came of that attempt. */
function judgeText({ sent, stored, requests }: Case, seen: SeenText, say: Say): void {
  const { slot, runId, attempt, text } = seen;
  const question = sent.find(({ runIds }) => runIds.has(runId));
  const said = question === undefined ? [] : (requests.get(question.tag) ?? []);
  if (text !== '' && question !== undefined && !said.some((request) => request.text.startsWith(text)))
    say('differing', `what ${slot} saw of ${runId}-${attempt} was never said by the model`);
  const answer = stored.messages.find((message) => message.runId === runId && message.role === 'assistant');
  if (answer === undefined || stored.attempts.get(runId) !== attempt) return;
  if (!answer.content.startsWith(text))
    say('differing', `${slot} had words of ${runId}-${attempt} that its answer has not`);
}
