'use client';
import { useRef, useState, type KeyboardEvent } from 'react';
import { pressedKey } from '@/hooks/core/keys';
import { useStrings } from '@/hooks/core/use-strings';
import { MAX_TITLE_CHARS } from '@/model/limits';
import { threadStrings } from './strings';

type Props = {
  title: string;
  className: string;
  onSave: (title: string) => void;
  onCancel: () => void;
};

/** Edits a title in place: Enter or leaving the field saves it, Escape cancels. */
export function TitleInput({ title, className, onSave, onCancel }: Props) {
  const strings = useStrings(threadStrings);
  const [text, setText] = useState(title);
  const cancelled = useRef(false);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const key = pressedKey(event);
    if (key === 'Enter') event.currentTarget.blur();
    if (key === 'Escape') {
      cancelled.current = true;
      onCancel();
    }
  };
  return (
    <input
      className={className}
      aria-label={strings.title}
      maxLength={MAX_TITLE_CHARS}
      value={text}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- mounted by a press of the person who wants to edit
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => !cancelled.current && onSave(text)}
    />
  );
}
