'use client';
// Joins the forms of an answer with their store: what everybody enters arrives, what is entered here is written. A chunk of its own,
// because a share's page has no store.
import { use, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { fieldPlace } from '@/model/presence';
import { sendOf, type AnswerForms } from '@/model/form';
import { useInputWriter, useInputs, useOpenRound } from '@/hooks/inputs/use-inputs';
import { useOnline } from '@/hooks/core/use-online';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { FieldPresenceContext, useReader, type Actor, type FieldPresence } from '@/app/_thread/context';
import type { AnswerWithForms, FormPress, FormsMode, FormsStore, FormState, Visitor } from './forms-store';
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
  const [press, setPress] = useState<(FormPress & { round: number }) | null>(null);
  const { values, isReady } = useInputs(threadId, answer, earlier);
  const by = useMemo(() => ({ uid: actor.me, name: names.get(actor.me) ?? '' }), [actor.me, names]);
  const mode = modeOf({ actor, isEarlier: answer.isEarlier, isReady });
  const writer = useInputWriter({
    threadId,
    answer,
    // While the listener starts again, too.
    by: mode === 'open' || mode === 'loading' ? by : null,
    onRefused: (field, value) => {
      store.refuse(field, value);
      toast(strings.notSaved);
    },
  });
  const { open } = useOpenRound(threadId, answer.id);
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
      showRound: (form, shown) => setEarlier((rounds) => ({ ...rounds, [form]: shown })),
      openRound: (form) => {
        const found = answer.forms.list.find(({ key }) => key === form);
        if (found === undefined) return;
        setEarlier((rounds) => without(rounds, form));
        open(found);
      },
      focus: (field) => {
        if (field === null) presence?.typing(null);
      },
      press: (next) => {
        const found = answer.forms.list.find(({ key }) => key === next.form);
        setPress(found === undefined ? null : { ...next, round: found.round });
      },
    });
  }, [store, actor.me, writer, answer, presence, open]);
  const forms = useMemo(() => statesOf(answer.forms, earlier), [answer.forms, earlier]);
  useLayoutEffect(() => store.show({ mode, isOffline: !isOnline, forms }), [store, mode, isOnline, forms]);
  useLayoutEffect(() => store.show({ visitors }), [store, visitors]);
  useResetRounds(store, forms);
  useLayoutEffect(() => store.arrive(values, performance.now()), [store, values]);

  const close = useCallback(() => setPress(null), []);
  const form = answer.forms.list.find(({ key, round }) => key === press?.form && round === press.round);
  return (
    press !== null &&
    form !== undefined && (
      <SendReview
        key={`${form.key}-${form.round}`}
        store={store}
        answer={answer}
        form={form}
        press={press}
        flush={writer.flush}
        onClose={close}
      />
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

function modeOf({
  actor,
  isEarlier,
  isReady,
}: {
  actor: Actor;
  isEarlier: boolean;
  isReady: boolean;
}): FormsMode {
  if (isEarlier) return 'earlier-version';
  if (!actor.isOpen) return 'closed';
  if (!actor.mayPost) return 'viewer';
  return isReady ? 'open' : 'loading';
}

function statesOf(
  forms: AnswerForms,
  earlier: Readonly<Record<string, number>>,
): ReadonlyMap<string, FormState> {
  return new Map(
    forms.list.map((form) => {
      const round = earlier[form.key] ?? form.round;
      return [form.key, { round, current: form.round, send: sendOf(form, round) ?? null }];
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
