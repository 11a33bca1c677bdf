'use client';
import type { KeyboardEvent, RefObject } from 'react';
import type { Calling } from '@/hooks/composer/use-mention-autocomplete';
import { useChoice } from '@/hooks/core/use-device-settings';
import type { Composer } from '@/hooks/composer/use-composer';
import { editLast } from '@/hooks/messages/use-edit-last';
import { useWords } from '@/hooks/core/use-strings';
import { isComposing, isSending } from '@/app/_ui/keys';
import { lineId } from './mention-list';
import { composerWords } from './strings';
import styles from './composer.module.css';

type Props = {
  box: RefObject<HTMLTextAreaElement | null>;
  composer: Composer;
  threadId: string;
  calling: Calling;
  /** The ids of the list of people and of what explains the box. */
  calls: string;
  explain: string;
  problem: string | null;
  send: () => void;
};

/** The text being written; as high as it needs, up to a part of the screen. */
export function ComposerBox({ box, composer, threadId, calling, calls, explain, problem, send }: Props) {
  const words = useWords(composerWords);
  const [enter] = useChoice('enter');
  const { text, write, replying } = composer;
  const callsSomebody = calling.found.length > 0;

  const onKeyDown = (event: KeyboardEvent) => {
    if (calling.onKeyDown(event) || isComposing(event)) return;
    if (event.key === 'Escape' && text === '') replying.close();
    const isBareUp = event.key === 'ArrowUp' && !event.shiftKey && !event.altKey;
    if (isBareUp && text === '' && editLast(threadId)) return event.preventDefault();
    if (!isSending(event, enter)) return;
    event.preventDefault();
    send();
  };
  return (
    <div className={styles.grow} data-text={`${text}\n`}>
      <textarea
        ref={box}
        rows={1}
        aria-label={words.message}
        aria-autocomplete="list"
        aria-controls={callsSomebody ? calls : undefined}
        aria-activedescendant={callsSomebody ? lineId(calls, calling.active) : undefined}
        aria-describedby={explain}
        aria-invalid={problem !== null || undefined}
        placeholder={words.placeholder}
        dir="auto"
        enterKeyHint={enter === 'sends' ? 'send' : 'enter'}
        value={text}
        onChange={(event) => {
          write(event.target.value);
          calling.onCaret();
        }}
        onSelect={calling.onCaret}
        onBlur={calling.close}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
