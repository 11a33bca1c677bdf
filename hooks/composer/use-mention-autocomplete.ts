'use client';
// Autocomplete of mentions: matches for the text after the `@`, and inserting one of them.
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { mentionQueryAt, mentionText, mentionMatches, type Nameable } from '@/model/mentions';
import { ASSISTANT_ID, ASSISTANT_NAME } from '@/model/product';
import { pressedKey } from '@/hooks/core/keys';
import { useDisplayName } from '@/hooks/core/use-display-name';
import type { Composer } from './use-composer';

/** The number of matches shown; typing another letter finds further ones. */
const MOST_SHOWN = 6;

export type MentionAutocomplete = {
  /** The people who match; empty while no mention is being typed. */
  found: readonly Nameable[];
  /** The index of the option that Enter takes. */
  active: number;
  activate: (index: number) => void;
  take: (person: Nameable) => void;
  /** Returns whether the list handled the key. */
  onKeyDown: (event: KeyboardEvent) => boolean;
  /** The caret moved, by keyboard or pointer. */
  onCaret: () => void;
  close: () => void;
  /** Whether text typed now repeats the blank that came with a mention. */
  repeatsBlank: (typed: string) => boolean;
};

type MentionAutocompleteOptions = Pick<Composer, 'text' | 'write' | 'people' | 'choose'> & {
  box: RefObject<HTMLTextAreaElement | null>;
};

export function useMentionAutocomplete({
  text,
  write,
  people,
  choose,
  box,
}: MentionAutocompleteOptions): MentionAutocomplete {
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  /** The position of the mention dismissed by Escape: no list until another mention begins. */
  const [dismissed, setDismissed] = useState<number | null>(null);
  const openMention = people.length === 0 ? null : mentionQueryAt(text, Math.min(caret, text.length));
  const isOpen = openMention !== null && openMention.from !== dismissed;
  /** The caret behind the blank of a mention that was just inserted. */
  const behindBlank = useRef<number | null>(null);
  const assistantName = useDisplayName()({ id: ASSISTANT_ID, name: ASSISTANT_NAME });
  const found = isOpen ? mentionMatches(openMention.query, people, assistantName).slice(0, MOST_SHOWN) : [];
  const at = Math.min(active, found.length - 1);

  const take = (person: Nameable) => {
    if (openMention === null) return;
    const inserted = `${mentionText(person)} `;
    const rest = text.slice(openMention.from + 1 + openMention.query.length).replace(/^ /, '');
    const next = openMention.from + inserted.length;
    choose(person);
    behindBlank.current = next;
    write(text.slice(0, openMention.from) + inserted + rest);
    setActive(0);
    setCaret(next);
    box.current?.focus();
    // After the box has the new text.
    requestAnimationFrame(() => box.current?.setSelectionRange(next, next));
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const person = found[at];
    const key = pressedKey(event);
    if (person === undefined || key === null) return false;
    if (key === 'ArrowDown') setActive((at + 1) % found.length);
    else if (key === 'ArrowUp') setActive((at + found.length - 1) % found.length);
    else if (key === 'Escape') setDismissed(openMention?.from ?? null);
    else if (key === 'Tab' || (key === 'Enter' && !event.shiftKey)) take(person);
    else return false;
    event.preventDefault();
    return true;
  };
  const onCaret = () => {
    const next = box.current?.selectionEnd ?? 0;
    if (next !== caret) setActive(0);
    setCaret(next);
    if (dismissed !== null && mentionQueryAt(box.current?.value ?? '', next)?.from !== dismissed)
      setDismissed(null);
  };
  return {
    found,
    active: at,
    activate: setActive,
    take,
    onKeyDown,
    onCaret,
    close: () => setDismissed(openMention?.from ?? null),
    repeatsBlank: (typed) => {
      const isBehind = box.current?.selectionStart === behindBlank.current;
      behindBlank.current = null;
      return isBehind && typed === ' ';
    },
  };
}
