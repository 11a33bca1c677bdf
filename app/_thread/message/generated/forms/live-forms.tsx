'use client';
// Joins the forms of an answer with their store: what everybody enters arrives, what is entered here is written. A chunk of its own,
// because a share's page has no store.
import { use, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { fieldPlace } from '@/model/presence';
import { formOf, sendOf, type AnswerForms } from '@/model/form';
import { useInputWriter, useInputs, useOpenRound, type Inputs } from '@/hooks/inputs/use-inputs';
import { useOnline } from '@/hooks/core/use-online';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { FieldPresenceContext, useReader, type Actor, type FieldPresence } from '@/app/_thread/context';
import type { AnswerWithForms, ButtonPress, FormsMode, FormsStore, FormState, Visitor } from './forms-store';
import { formStrings } from '@/app/_thread/message/generated/strings';
import { SendReview } from './send-review';

type Props = {
  store: FormsStore;
  answer: AnswerWithForms;
  actor: Actor;
};

export function LiveForms({ store, answer, actor }: Props) {
  const { threadId, names } = useReader();
  const strings = useStrings(formStrings);
  const { toast } = useToasts();
  const isOnline = useOnline();
  const [earlier, setEarlier] = useState<Readonly<Record<string, number>>>({});
  const [press, setPress] = useState<(ButtonPress & { round: number }) | null>(null);
  const { values, rounds } = useInputs(threadId, answer, earlier);
  const by = useMemo(() => ({ uid: actor.me, name: names.get(actor.me) ?? '' }), [actor.me, names]);
  const mode = modeOf(actor, answer);
  const writer = useInputWriter({
    threadId,
    answer,
    by: mode === 'open' ? by : null,
    onRefused: (field, value) => {
      store.refuse(field, value);
      toast(strings.notSaved);
    },
  });
  const open = useOpenRound(threadId, answer.id);
  const presence = use(FieldPresenceContext);
  const visitors = useVisitors(answer.id, presence, names);

  useLayoutEffect(() => {
    store.connect({
      me: actor.me,
      write: (field, value, how) => {
        writer.write(field, value, how);
        if (how === 'typed') presence?.typing(fieldPlace(answer.id, field));
      },
      isWaiting: writer.isWaiting,
      flush: (field) => void writer.flush([field]),
      // Who is back at the current round goes on with it: the next one is theirs, too.
      showRound: (form, shown) =>
        setEarlier((before) =>
          shown === formOf(answer.forms, form)?.round ? without(before, form) : { ...before, [form]: shown },
        ),
      openRound: (form) => {
        const found = formOf(answer.forms, form);
        if (found === undefined) return;
        setEarlier((before) => without(before, form));
        open(found);
      },
      leave: () => presence?.typing(null),
      press: (next) => {
        const found = formOf(answer.forms, next.form);
        setPress(found === undefined ? null : { ...next, round: found.round });
      },
    });
  }, [store, actor.me, writer, answer, presence, open]);
  const forms = useMemo(() => statesOf(answer.forms, earlier, rounds), [answer.forms, earlier, rounds]);
  useLayoutEffect(() => store.show({ mode, isOffline: !isOnline, forms }), [store, mode, isOnline, forms]);
  useLayoutEffect(() => store.show({ visitors }), [store, visitors]);
  useResetRounds(store, forms);
  useLayoutEffect(() => store.arrive(values, performance.now()), [store, values]);

  const close = useCallback(() => setPress(null), []);
  const form = press === null ? undefined : formOf(answer.forms, press.form);
  return (
    press !== null &&
    form?.round === press.round && (
      <>
        {/* A row with an open question stays rendered. */}
        <span hidden data-asking="" />
        <SendReview
          key={`${form.key}-${form.round}`}
          store={store}
          answer={answer}
          form={form}
          press={press}
          flush={writer.flush}
          onClose={close}
        />
      </>
    )
  );
}

/** Who types in the fields of this answer, by field. */
function useVisitors(
  answerId: string,
  presence: FieldPresence | null,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Visitor[]> {
  const here = presence?.here;
  return useMemo(() => {
    const typing = (here ?? []).filter(({ typingIn }) => typingIn?.startsWith(fieldPlace(answerId, '')));
    return Map.groupBy(
      typing.map(({ uid, typingIn }) => ({ uid, name: names.get(uid) ?? '', at: typingIn })),
      ({ at }) => at?.slice(fieldPlace(answerId, '').length) ?? '',
    );
  }, [here, answerId, names]);
}

function modeOf(actor: Actor, { isEarlier }: AnswerWithForms): FormsMode {
  if (isEarlier) return 'earlier-version';
  if (!actor.isOpen) return 'closed';
  return actor.mayPost ? 'open' : 'viewer';
}

function statesOf(
  forms: AnswerForms,
  earlier: Readonly<Record<string, number>>,
  rounds: Inputs['rounds'],
): ReadonlyMap<string, FormState> {
  return new Map(
    forms.list.map((form) => {
      const round = earlier[form.key] ?? form.round;
      const { isReady, error } = rounds.get(form.key) ?? { isReady: false, error: null };
      const send = sendOf(form, round) ?? null;
      return [form.key, { round, current: form.round, isReady, error, send }];
    }),
  );
}

/** Another round shows nothing of the one before. Before its values arrive: effects run in their order. */
function useResetRounds(store: FormsStore, forms: ReadonlyMap<string, FormState>): void {
  const shown = useRef<ReadonlyMap<string, FormState>>(new Map());
  useLayoutEffect(() => {
    for (const [form, { round }] of forms) {
      const before = shown.current.get(form);
      if (before !== undefined && before.round !== round) store.reset(form);
    }
    shown.current = forms;
  }, [store, forms]);
}

function without(rounds: Readonly<Record<string, number>>, form: string): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(rounds).filter(([key]) => key !== form));
}
