'use client';
// Presses inside generated UI become messages. The SDK's texts about a press contain more than was on screen: what is sent is
// composed from what was pressed and what its form shows, and can be read before, unless the button itself says it all.
import { useCallback, useMemo, useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { pressedStrings } from '@/model/pressed-strings';
import { pressedText, type SaidField, type ShownField } from '@/model/pressed-text';
import { oneLine } from '@/model/title';
import { pressedKey } from '@/hooks/core/keys';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';
import { useActor } from '@/app/_thread/context';
import type { FormsStore } from '@/app/_thread/message/generated/forms/forms-store';
import {
  formAround,
  isSubmit,
  isWhollyShown,
  keyOfForm,
  shownFields,
  shownKeys,
  shownText,
} from './shown-form';
import { formStrings, pressStrings } from './strings';

type Action = { humanFriendlyMessage: string };

type Presses = {
  onAction: (action: Action) => void;
  /** The message that waits for its sender's consent. */
  review: string | null;
  send: () => void;
  cancel: () => void;
  /** Handlers of the element around the generated UI, which also see its portals. */
  handlers: {
    onClickCapture: (event: SyntheticEvent) => void;
    onKeyDownCapture: (event: KeyboardEvent) => void;
    onFocusCapture: (event: SyntheticEvent) => void;
    onPointerDownCapture: (event: SyntheticEvent) => void;
  };
};

const PRESSABLE = 'button, a, [role="button"], [tabindex]:not([role="tabpanel"], article)';

type Options = {
  content: string;
  isStreaming: boolean;
  /** Null: the SDK draws the fields. */ forms: FormsStore | null;
};

export function usePresses({ content, isStreaming, forms }: Options): Presses {
  const strings = useStrings(pressStrings);
  const said = useStrings(pressedStrings);
  const formTexts = useStrings(formStrings);
  const { toast } = useToasts();
  const actor = useActor();
  const [review, setReview] = useState<string | null>(null);
  const landed = isStreaming ? null : content;
  const memory = useMemo(() => pressMemory(landed), [landed]);

  const onAction = useCallback(
    (action: Action) => {
      // One press says one thing: a button on a card that can be pressed itself is two actions.
      const element = memory.takePressed();
      if (element === null) return;
      if (actor === null) {
        toast(strings.guestsPress);
        return;
      }
      if (!actor.mayPost) {
        toast(actor.isOpen ? strings.viewersPress : strings.closedPress);
        return;
      }
      const form = formAround(element);
      const label = oneLine(action.humanFriendlyMessage) || shownText(element);
      const key = form === null ? null : keyOfForm(form);
      if (forms !== null && form !== null && key !== null && isSubmit(element, form)) {
        const why = pressForm(forms, { form, key, label });
        if (why !== null) toast(formTexts[why]);
        return;
      }
      // A button that sends no form takes nothing along of what others have entered.
      const fields = form === null || key !== null ? [] : memory.compared(shownFields(form));
      const text = pressedText({ label, fields }, said);
      if (text === '') toast(strings.nothingToSend);
      else if (fields.length === 0 && isWhollyShown(element, label)) actor.ask(text);
      else setReview(text);
    },
    [actor, toast, strings, said, formTexts, memory, forms],
  );
  const handlers = useMemo(() => handlersOf(memory), [memory]);

  const send = () => {
    if (review !== null) actor?.ask(review);
    setReview(null);
  };
  return { onAction, review, send, cancel: () => setReview(null), handlers };
}

type PressedForm = { form: Element; key: string; label: string };

/** Asks about sending a form; else the string that says why not, or null where the form shows it. */
export function pressForm(
  forms: FormsStore,
  { form, key, label }: PressedForm,
): 'sendOffline' | 'locked' | null {
  if (!forms.isOpen(key)) return 'locked';
  if (forms.view().isOffline) return 'sendOffline';
  const shown = shownKeys(form);
  const told = forms.unsendable(key).filter((field) => shown.has(field));
  forms.show({ told: new Set(told) });
  const [first] = told;
  if (first === undefined) forms.press({ form: key, label, shown });
  else focusField(form, first);
  return null;
}

function focusField(form: Element, key: string): void {
  const control = form
    .querySelector(`[data-field="${CSS.escape(key)}"]`)
    ?.querySelector('input, textarea, select');
  if (!(control instanceof HTMLElement)) return;
  control.scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
}

function handlersOf(memory: PressMemory): Presses['handlers'] {
  const press = ({ target }: SyntheticEvent) => {
    if (target instanceof Element) memory.press(target.closest(PRESSABLE) ?? target);
  };
  // A form is first touched before it is changed.
  const touch = ({ target }: SyntheticEvent) => {
    const form = target instanceof Element ? formAround(target) : null;
    if (form !== null) memory.remember(shownFields(form));
  };
  return {
    onClickCapture: (event) => {
      touch(event);
      press(event);
    },
    onKeyDownCapture: (event) => {
      if (['Enter', ' '].includes(pressedKey(event) ?? '')) press(event);
    },
    onFocusCapture: touch,
    onPointerDownCapture: touch,
  };
}

type PressMemory = {
  press: (element: Element) => void;
  /** What was pressed; null the next time. */
  takePressed: () => Element | null;
  /** Keeps the values of a form that is seen for the first time. */
  remember: (fields: readonly ShownField[]) => void;
  /** Says of each field whether it shows what it showed first. */
  compared: (fields: readonly ShownField[]) => SaidField[];
};

/**
 * The last press, and what the forms of a complete answer showed before anybody touched them. Forms are recognised by their
 * labels: a tab that is left forgets its elements.
 */
function pressMemory(program: string | null): PressMemory {
  const isComplete = program !== null;
  const first = new Map<string, readonly string[]>();
  let pressed: Element | null = null;
  const keyOf = (fields: readonly ShownField[]) =>
    JSON.stringify(fields.map(({ label, kind }) => [kind, label]));
  const shown = ({ values }: ShownField) => JSON.stringify(values);
  return {
    press: (element) => {
      pressed = element;
    },
    takePressed: () => {
      const taken = pressed;
      pressed = null;
      return taken;
    },
    remember: (fields) => {
      const key = keyOf(fields);
      if (isComplete && !first.has(key)) first.set(key, fields.map(shown));
    },
    compared: (fields) => {
      const before = first.get(keyOf(fields));
      return fields.map((field, index) => ({ ...field, isUnchanged: before?.[index] === shown(field) }));
    },
  };
}
