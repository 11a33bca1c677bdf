// The judge compares what was sent, what the model streamed, what is stored and what three followers show, after all runs
// have ended. It knows nothing of how the servers work.
import type { ModelRequest } from '@/tests/load/world';

export const VERDICTS = ['lost', 'doubled', 'endless', 'differing'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Finding = { verdict: Verdict; message: string };

/** A message that asks, from its sender's side. */
export type Sent = {
  id: string;
  /** Occurs in the text and in the model's log, in no other question. */
  tag: string;
  text: string;
  /** The directive for the model's first attempt. */
  trouble: 'cut' | 'stall' | null;
  /** HTTP status of each delivery. */
  statuses: number[];
  /** Runs that the responses named: one, however often the message was sent. */
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
  questionId: string | null;
};

export type Stored = {
  seq: number;
  landedCount: number;
  messages: readonly StoredMessage[];
  /** The attempt with which each run ended. */
  attempts: ReadonlyMap<string, number>;
  /** Paths of open runs, leases, drafts and parts, none of which should exist. */
  left: readonly string[];
};

export type Shown = ReadonlyMap<string, { seq: number; content: string; status: string }>;

/** The last text that one follower had of an attempt. */
export type SeenText = { slot: string; runId: string; attempt: number; text: string };

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

type Report = (verdict: Verdict, message: string) => void;

export function judge(trial: Case): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (verdict, message) =>
    findings.push({ verdict, message: `${trial.name}: ${message}` });
  judgePositions(trial.stored, report);
  for (const sent of trial.sent) judgeQuestion(trial, sent, report);
  for (const message of trial.stored.messages) judgeOrigin(trial, message, report);
  for (const path of trial.stored.left) report('endless', `${path} is left over`);
  for (const what of trial.stillOpen) report('endless', `${what} is still shown as open`);
  for (const [name, shown] of trial.shown) judgeFollower(trial.stored, name, shown, report);
  for (const text of trial.texts) judgeText(trial, text, report);
  return findings;
}

export function wasAccepted({ statuses }: Sent): boolean {
  return statuses.some((status) => status >= 200 && status < 300);
}

/** `seq` is 1 … n, each once, and agrees with the thread's count. */
function judgePositions({ seq, landedCount, messages }: Stored, report: Report): void {
  const positions = messages.map((message) => message.seq).toSorted((a, b) => a - b);
  positions.forEach((position, index) => {
    if (position === positions[index - 1]) report('doubled', `two messages at seq ${position}`);
  });
  const missing = Array.from({ length: seq }, (_, index) => index + 1).filter(
    (position) => !positions.includes(position),
  );
  if (missing.length > 0) report('lost', `nothing at seq ${missing.join(', ')} of ${seq}`);
  if ((positions.at(-1) ?? 0) > seq) report('doubled', `seq ${positions.at(-1)} was never given out`);
  if (landedCount !== messages.length)
    report('doubled', `${landedCount} counted as landed, ${messages.length} stand`);
}

function judgeQuestion({ stored, requests }: Case, sent: Sent, report: Report): void {
  const question = stored.messages.find(({ id }) => id === sent.id);
  if (sent.runIds.size > 1) report('doubled', `${sent.tag} was told ${sent.runIds.size} runs`);
  if (!wasAccepted(sent)) return;
  if (question?.content !== sent.text) return report('lost', `${sent.tag} was accepted and does not stand`);
  const answers = stored.messages.filter((message) => message.questionId === sent.id);
  if (answers.length > 1) report('doubled', `${sent.tag} has ${answers.length} answers`);
  const [answer] = answers;
  if (answer === undefined) return report('lost', `${sent.tag} was asked and has no answer`);
  if (answer.seq !== question.seq + 1)
    report('differing', `the answer to ${sent.tag} is not right after it: ${question.seq}, ${answer.seq}`);
  if (!isWhatModelSent(answer, sent, requests.get(sent.tag) ?? []))
    report('differing', `the answer to ${sent.tag} (${answer.status}) is not what the model sent`);
}

/** A complete answer is the whole text of one request; any other answer is a prefix of one. */
function isWhatModelSent(
  { status, content }: StoredMessage,
  { trouble }: Sent,
  replies: readonly ModelRequest[],
): boolean {
  if (status !== 'done') return content === '' || replies.some(({ text }) => text.startsWith(content));
  return replies.some(({ text, done }, index) => {
    const isBroken = trouble !== null && index === 0;
    return done && !isBroken && text === content;
  });
}

/** No message is stored that nobody sent. */
function judgeOrigin({ sent }: Case, message: StoredMessage, report: Report): void {
  const origin = message.role === 'user' ? message.id : message.questionId;
  if (!sent.some(({ id }) => id === origin)) report('doubled', `message ${message.id} was sent by nobody`);
}

function judgeFollower({ messages }: Stored, name: string, shown: Shown, report: Report): void {
  for (const { id, seq, content, status } of messages) {
    const own = shown.get(id);
    if (own === undefined) report('differing', `${name} does not show the message at ${seq}`);
    else if (own.content !== content || own.status !== status || own.seq !== seq)
      report('differing', `${name} shows another message at ${seq} than the store has`);
  }
  for (const id of shown.keys())
    if (!messages.some((message) => message.id === id))
      report('differing', `${name} shows ${id}, which the store has not`);
}

/** A follower's text of an attempt was a prefix of the model's text, and of the answer if that attempt ended the run. */
function judgeText({ sent, stored, requests }: Case, seen: SeenText, report: Report): void {
  const { slot, runId, attempt, text } = seen;
  const question = sent.find(({ runIds }) => runIds.has(runId));
  const replies = question === undefined ? [] : (requests.get(question.tag) ?? []);
  if (text !== '' && question !== undefined && !replies.some((request) => request.text.startsWith(text)))
    report('differing', `what ${slot} saw of ${runId}-${attempt} was never sent by the model`);
  const answer = stored.messages.find((message) => message.runId === runId && message.role === 'assistant');
  if (answer === undefined || stored.attempts.get(runId) !== attempt) return;
  if (!answer.content.startsWith(text))
    report('differing', `${slot} had words of ${runId}-${attempt} that its answer has not`);
}
