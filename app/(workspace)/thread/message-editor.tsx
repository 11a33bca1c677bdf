'use client';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { problemOf } from '@/hooks/use-composer';
import { useOwnMessage } from '@/hooks/use-own-message';
import { withMentions, withoutMentions } from '@/model/mentions';
import { isBlank, type Message } from '@/model/message';
import { Button } from '../../_ui/button';
import { isComposing, isFinishing } from '../../_ui/keys';
import composerStyles from './composer.module.css';
import styles from './own-message.module.css';
import { useRoom } from './room';

type Props = { message: Message; onSaved: (text: string) => void; onCancel: () => void };

/** One's own words, changed where they stand. */
export function MessageEditor({ message, onSaved, onCancel }: Props) {
  const { threadId, names } = useRoom();
  const nameOf = (uid: string) => names.get(uid);
  const { edit, busy, problem } = useOwnMessage({ threadId, messageId: message.id });
  const [text, setText] = useState(() => withoutMentions(message.content, nameOf));
  const explain = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(box.current.value.length, box.current.value.length);
  }, []);

  const mistake = problemOf(text);
  const canSave = !isBlank(text) && mistake === null && !busy;
  const save = async () => {
    if (!canSave) return;
    const people = [...names].map(([id, name]) => ({ id, name }));
    const words = withMentions(text, people);
    if (words === message.content) return onCancel();
    if (await edit(words)) onSaved(words);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !isComposing(event)) return onCancel();
    if (!isFinishing(event)) return;
    event.preventDefault();
    void save();
  };
  return (
    <form
      className={styles.editor}
      aria-label="Edit your message"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={`${composerStyles.grow} ${styles.grow}`} data-text={`${text}\n`}>
        <textarea
          ref={box}
          rows={1}
          aria-label="Your message"
          aria-describedby={explain}
          aria-invalid={mistake !== null || undefined}
          dir="auto"
          enterKeyHint="done"
          readOnly={busy}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.editorBar}>
        <p id={explain} data-problem={problem !== null || mistake !== null} aria-live="polite">
          {mistake ?? problem ?? <span className={styles.keys}>Enter saves, Escape cancels.</span>}
        </p>
        <Button size="small" look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" size="small" look="primary" busy={busy} disabled={!canSave}>
          Save
        </Button>
      </div>
    </form>
  );
}
