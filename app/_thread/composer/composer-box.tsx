'use client';
import type { KeyboardEvent, RefObject } from 'react';
import type { MentionAutocomplete } from '@/hooks/composer/use-mention-autocomplete';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import type { Composer } from '@/hooks/composer/use-composer';
import { editLast } from '@/hooks/messages/use-edit-last';
import { useStrings } from '@/hooks/core/use-strings';
import { isSending, pressedKey } from '@/hooks/core/keys';
import { optionId } from './mention-list';
import { composerStrings } from './strings';
import growingText from '@/app/_ui/growing-text.module.css';

type Props = {
  box: RefObject<HTMLTextAreaElement | null>;
  composer: Composer;
  threadId: string;
  autocomplete: MentionAutocomplete;
  /** The ids of the mention list and of the box's description. */
  listId: string;
  explain: string;
  problem: string | null;
  send: () => void;
  /** Stops the answer to my question; null while there is none. */
  stop: (() => void) | null;
  /** Files were pasted. */
  onFiles: (files: readonly File[]) => void;
};

/** The text being written; the box grows with it, up to a part of the screen. */
export function ComposerBox({
  box,
  composer,
  threadId,
  autocomplete,
  listId,
  explain,
  problem,
  send,
  stop,
  onFiles,
}: Props) {
  const strings = useStrings(composerStrings);
  const [enter] = useDeviceSetting('enter');
  const { text, write, replying } = composer;
  const isListOpen = autocomplete.found.length > 0;

  const onKeyDown = (event: KeyboardEvent) => {
    if (autocomplete.onKeyDown(event)) return;
    const key = pressedKey(event);
    if (key === 'Escape' && text === '') {
      if (replying.to === null) stop?.();
      else replying.close();
    }
    const isBareUp = key === 'ArrowUp' && !event.shiftKey && !event.altKey;
    if (isBareUp && text === '' && editLast(threadId)) return event.preventDefault();
    if (!isSending(event, enter)) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={growingText.growing} data-text={`${text}\n`}>
      <textarea
        ref={box}
        rows={1}
        aria-label={strings.message}
        aria-autocomplete="list"
        aria-controls={isListOpen ? listId : undefined}
        aria-activedescendant={isListOpen ? optionId(listId, autocomplete.active) : undefined}
        aria-describedby={explain}
        aria-invalid={problem !== null || undefined}
        placeholder={strings.placeholder}
        dir="auto"
        enterKeyHint={enter === 'sends' ? 'send' : 'enter'}
        value={text}
        onChange={(event) => {
          write(event.target.value);
          autocomplete.onCaret();
        }}
        onBeforeInput={(event) => {
          if (autocomplete.repeatsBlank(event.data)) event.preventDefault();
        }}
        onSelect={autocomplete.onCaret}
        onBlur={autocomplete.close}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const files = [...event.clipboardData.files];
          // Programs that copy text put a picture of it beside the text.
          if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
          event.preventDefault();
          onFiles(files);
        }}
      />
    </div>
  );
}
