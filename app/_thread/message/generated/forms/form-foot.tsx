'use client';
import { useEffect, useRef } from 'react';
import { MAX_ROUNDS } from '@/model/limits';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { Stepper } from '@/app/_ui/stepper';
import type { FormsMode, FormState, FormsStore } from './forms-store';
import { formStrings, type FormStrings } from '@/app/_thread/message/generated/strings';
import { lockSubmit } from '@/app/_thread/message/generated/shown-form';
import { useListed, useNameOf } from './field-notes';
import styles from './fields.module.css';
import { useForms, useFormsView } from './forms-context';

/** Ends a form: how far it is, and why it cannot be filled in where it cannot. The SDK draws it by the form's key. */
export function FormFoot({ at }: { at: string }) {
  const store = useForms();
  const strings = useStrings(formStrings);
  const { forms, mode, isOffline } = useFormsView(store);
  const own = useRef<HTMLDivElement>(null);
  const errorText = useErrorText();
  const state = forms.get(at);
  const isOpen = store.isOpen(at);
  // Each time: buttons may arrive after the fields.
  useEffect(() => {
    if (own.current !== null) lockSubmit(own.current, !isOpen);
  });
  const why = whyNot(mode, strings);
  return (
    <div ref={own} className={styles.foot} data-form={at}>
      {state !== undefined && <Sent store={store} form={at} state={state} mayOpen={mode === 'open'} />}
      {why !== null && <p>{why}</p>}
      {state !== undefined && state.error !== null && <p role="status">{errorText(state.error)}</p>}
      {isOpen && isOffline && <p role="status">{strings.offline}</p>}
    </div>
  );
}

function Sent({
  store,
  form,
  state,
  mayOpen,
}: {
  store: FormsStore;
  form: string;
  state: FormState;
  mayOpen: boolean;
}) {
  const strings = useStrings(formStrings);
  const nameOf = useNameOf();
  const listed = useListed();
  const { fullTime } = useTimes();
  const { send, round, current } = state;
  const isCurrent = round === current;
  return (
    <>
      <p role="status" dir="auto" title={send === null ? undefined : fullTime(send.at)}>
        {send !== null &&
          strings.sentBy(
            nameOf(send.by, send.byName),
            listed(send.filledBy.map(({ uid, name }) => nameOf(uid, name))),
          )}
      </p>
      {send !== null && isCurrent && mayOpen && current < MAX_ROUNDS && (
        <Button size="small" onClick={() => store.openRound(form)}>
          {strings.fillInAgain}
        </Button>
      )}
      {current > 1 && (
        <Stepper
          previous={{
            name: strings.previousRound,
            isAtEnd: round === 1,
            onPress: () => store.showRound(form, round - 1),
          }}
          next={{
            name: strings.nextRound,
            isAtEnd: isCurrent,
            onPress: () => store.showRound(form, round + 1),
          }}
          text={strings.roundOf(round, current)}
        />
      )}
    </>
  );
}

function whyNot(mode: FormsMode, strings: FormStrings): string | null {
  switch (mode) {
    case 'viewer':
      return strings.viewersFill;
    case 'closed':
      return strings.closedFill;
    case 'guest':
      return strings.guestsFill;
    case 'earlier-version':
      return strings.earlierFill;
    case 'open':
    case 'streaming':
    case 'loading':
      return null;
  }
}
