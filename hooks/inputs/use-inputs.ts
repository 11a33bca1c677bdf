'use client';
// What people enter in the forms of an answer: live values, this page's writes, sending, and another round.
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { AppError } from '@/model/errors';
import type { AnswerForms, InputValue } from '@/model/form';
import type { Round } from '@/model/input';
import type { Message } from '@/model/message';
import {
  inputsQuery,
  openRound,
  sendForm,
  writeInput,
  type FormSending,
  type LiveInput,
} from '@/services/inputs/inputs';
import { useAction } from '@/hooks/core/use-action';
import { useBudgetNotice, useToasts } from '@/hooks/core/use-toasts';
import { inputWriter, type InputWriter } from './input-writer';

type Answer = Pick<Message, 'id' | 'runId' | 'forms'>;

export type Inputs = {
  /** By field, of the rounds on screen; a field that is missing shows what it shows initially. */
  values: ReadonlyMap<string, LiveInput>;
  /** By form, whether the first values of its round are there, or why they are not. */
  rounds: ReadonlyMap<string, { isReady: boolean; error: AppError | null }>;
};

/**
 * The inputs of an answer, or of one of its earlier versions. `rounds`: by form, where an earlier round is on screen instead of the
 * current one.
 */
export function useInputs(
  threadId: string,
  { id, runId, forms }: Answer,
  earlier?: Readonly<Record<string, number>>,
): Inputs {
  const rounds = useMemo(() => roundsOf({ runId, forms }, earlier), [runId, forms, earlier]);
  const results = useQueries({
    queries: rounds.map((round) => inputsQuery({ threadId, messageId: id, round })),
    combine: together,
  });
  return useMemo(() => {
    const inputs = results.flatMap(({ data }) => data ?? []);
    const states = results.map(({ data, error }) => ({ isReady: data !== undefined, error }));
    return {
      values: new Map(inputs.map((input) => [input.field, input])),
      rounds: new Map(rounds.map(({ form }, index) => [form, states[index] ?? NOT_READY])),
    };
  }, [rounds, results]);
}

const NOT_READY = { isReady: false, error: null };

function together(results: UseQueryResult<readonly LiveInput[]>[]) {
  return results.map(({ data, error }) => ({ data, error }));
}

function roundsOf(
  { runId, forms }: Pick<Answer, 'runId' | 'forms'>,
  earlier: Readonly<Record<string, number>> = {},
): Round[] {
  if (runId === null || forms == null) return [];
  return forms.list.map(({ key, round }) => ({ runId, form: key, round: earlier[key] ?? round }));
}

type WriterOptions = {
  threadId: string;
  answer: Answer;
  /** The writer, with their name in the thread; null: writes nothing (a guest, a viewer, a closed thread). */
  by: { uid: string; name: string } | null;
  /** The value was refused: the form was sent meanwhile, for example. */
  onRefused: (field: string, value: InputValue, error: AppError) => void;
};

/** Writes what this page enters. What waits is written when the form leaves the screen; who leaves the page meanwhile is asked. */
export function useInputWriter({ threadId, answer, by, onRefused }: WriterOptions): InputWriter {
  const [writer] = useState(() => inputWriter());
  useEffect(
    () =>
      writer.connect({
        put: (field, value) => put({ threadId, answer, by }, { field, value }),
        onRefused,
      }),
    [writer, threadId, answer, by, onRefused],
  );
  useEffect(() => () => void writer.flush(), [writer]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (writer.isWaiting()) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [writer]);
  return writer;
}

async function put(
  { threadId, answer: { id, runId, forms }, by }: Omit<WriterOptions, 'onRefused'>,
  { field, value }: { field: string; value: InputValue },
): Promise<void> {
  const form = forms?.list.find(({ fields }) => fields.some(({ key }) => key === field));
  // Somebody became a viewer, or the thread was closed, while they typed.
  if (form === undefined || runId === null || by === null) throw new AppError('forbidden');
  const round = { runId, form: form.key, round: form.round };
  await writeInput({ threadId, messageId: id }, { round, field, value, by });
}

/** Sends a form once its sender has seen its text. The id stays the same until it was accepted: a repetition is harmless. */
export function useSendForm(threadId: string) {
  const { run, busy, error } = useAction();
  const tell = useBudgetNotice();
  const id = useRef<string | null>(null);
  /** Whether it was accepted; else `error` says why not. */
  const send = useCallback(
    async (sending: Pick<FormSending, 'text' | 'form'>): Promise<boolean> => {
      id.current ??= crypto.randomUUID();
      const messageId = id.current;
      const sent = await run(() => sendForm({ id: messageId, threadId, ...sending }));
      if (sent === null) return false;
      id.current = null;
      tell(sent.value);
      return true;
    },
    [run, tell, threadId],
  );
  return { send, busy: busy !== null, error };
}

/** "Fill in again": the listener of the answer delivers the result. */
export function useOpenRound(threadId: string, messageId: string) {
  const { run } = useAction(useToasts());
  return useCallback(
    ({ key, round }: AnswerForms['list'][number]) =>
      void run(() => openRound({ threadId, messageId }, { form: key, round: round + 1 })),
    [run, threadId, messageId],
  );
}
