'use client';
import { useEffect, useRef, type ReactNode } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { MAX_ROUNDS } from '@/model/limits';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { useTimes } from '@/app/_ui/times';
import type { FormsMode, FormState, FormsStore } from './forms-store';
import { formStrings, type FormStrings } from '@/app/_thread/message/generated/strings';
import { useNameOf } from './field-notes';
import styles from './fields.module.css';
import { useForms, useFormsView } from './forms-context';

/** Ends a form: how far it is, and why it cannot be filled in where it cannot. The SDK draws it by the form's key. */
export function FormFoot({ at }: { at: string }) {
  const store = useForms();
  const strings = useStrings(formStrings);
  const { forms, mode, isOffline } = useFormsView(store);
  const own = useRef<HTMLDivElement>(null);
  const state = forms.get(at);
  const isOpen = store.isOpen(at);
  useEffect(() => lockButtons(own.current, !isOpen), [isOpen]);
  const why = whyNot(mode, strings);
  return (
    <div ref={own} className={styles.foot} data-form={at}>
      {state !== undefined && <Sent store={store} form={at} state={state} mayOpen={mode === 'open'} />}
      {why !== null && <p>{why}</p>}
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
  const { fullTime } = useTimes();
  const { send, round, current } = state;
  const isCurrent = round === current;
  return (
    <>
      <p role="status" dir="auto" title={send === null ? undefined : fullTime(send.at)}>
        {send !== null &&
          strings.sentBy(
            nameOf(send.by, send.byName),
            send.filledBy.map(({ uid, name }) => nameOf(uid, name)),
          )}
      </p>
      {send !== null && isCurrent && mayOpen && current < MAX_ROUNDS && (
        <Button size="small" onClick={() => store.openRound(form)}>
          {strings.fillInAgain}
        </Button>
      )}
      {current > 1 && (
        <span className={styles.rounds}>
          <Step
            name={strings.previousRound}
            isAtEnd={round === 1}
            onPress={() => store.showRound(form, round - 1)}
            icon={<ChevronLeft size={16} aria-hidden="true" />}
          />
          <span>{strings.roundOf(round, current)}</span>
          <Step
            name={strings.nextRound}
            isAtEnd={isCurrent}
            onPress={() => store.showRound(form, round + 1)}
            icon={<ChevronRight size={16} aria-hidden="true" />}
          />
        </span>
      )}
    </>
  );
}

type StepProps = { name: string; isAtEnd: boolean; onPress: () => void; icon: ReactNode };

/** Stays focusable at either end. */
function Step({ name, isAtEnd, onPress, icon }: StepProps) {
  return (
    <IconButton
      size="small"
      label={name}
      aria-disabled={isAtEnd}
      onClick={isAtEnd ? undefined : onPress}
      icon={icon}
    />
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

/** The SDK's own buttons of the form, which send nothing now. */
function lockButtons(foot: HTMLElement | null, isLocked: boolean): void {
  const form = foot?.closest('.c1-form');
  for (const button of form?.querySelectorAll<HTMLButtonElement>('.openui-buttons button') ?? []) {
    if (isLocked) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}
