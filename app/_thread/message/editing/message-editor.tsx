'use client';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { isTooLong } from '@/hooks/composer/use-composer';
import { keepUnsavedEdit, unsavedEdit } from '@/hooks/messages/use-editing';
import { useOwnMessage } from '@/hooks/messages/use-own-message';
import { useStrings } from '@/hooks/core/use-strings';
import { withMentions, withoutMentions } from '@/model/mentions';
import { isBlank, type Message } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { isSending, pressedKey, sendingKey } from '@/hooks/core/keys';
import growingText from '@/app/_ui/growing-text.module.css';
import { messageBoxStrings } from '@/app/_ui/message-box/strings';
import { messageMenuStrings } from '@/app/_thread/message/menu-strings';
import styles from './editing.module.css';
import { useReader } from '@/app/_thread/context';

type Props = {
  message: Message;
  /** What is typed is kept under it; null while the message cannot be edited. */
  unsavedKey: string | null;
  /** It came back with its row, and takes no focus. */
  isRestored: boolean;
  onSaved: (text: string) => void;
  onCancel: () => void;
};

/** Edits a person's own message in place. */
export function MessageEditor({ message, unsavedKey, isRestored, onSaved, onCancel }: Props) {
  const strings = useStrings(messageMenuStrings);
  const { tooLong } = useStrings(messageBoxStrings);
  const [enter] = useDeviceSetting('enter');
  const { threadId, names } = useReader();
  const nameOf = (uid: string) => names.get(uid);
  const { edit, busy, problem } = useOwnMessage({ threadId, messageId: message.id });
  const [text, setText] = useState(
    () => unsavedEdit(unsavedKey ?? '') ?? withoutMentions(message.content, nameOf),
  );
  const explain = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isRestored) return;
    box.current?.focus();
    box.current?.setSelectionRange(box.current.value.length, box.current.value.length);
    // With its buttons.
    box.current?.form?.scrollIntoView({ block: 'nearest' });
  }, [isRestored]);
  const write = (next: string) => {
    setText(next);
    if (unsavedKey !== null) keepUnsavedEdit(unsavedKey, next);
  };

  const mistake = isTooLong(text) ? tooLong : null;
  const canSave = !isBlank(text) && mistake === null && !busy;
  const save = async () => {
    if (!canSave) return;
    const people = [...names].map(([id, name]) => ({ id, name }));
    const next = withMentions(text, people);
    if (next === message.content) return onCancel();
    if (await edit(next)) onSaved(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (pressedKey(event) === 'Escape') return onCancel();
    if (!isSending(event, enter)) return;
    event.preventDefault();
    void save();
  };
  return (
    <form
      className={styles.editor}
      aria-label={strings.editYours}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={`${growingText.growing} ${styles.editorText}`} data-text={`${text}\n`}>
        <textarea
          ref={box}
          rows={1}
          aria-label={strings.yourMessage}
          aria-describedby={explain}
          aria-invalid={mistake !== null || undefined}
          dir="auto"
          enterKeyHint={enter === 'sends' ? 'done' : 'enter'}
          readOnly={busy}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.editorBar}>
        <p id={explain} data-problem={problem !== null || mistake !== null} aria-live="polite">
          {mistake ?? problem ?? (
            <span className={styles.keys}>
              {enter === 'sends' ? strings.enterSaves : strings.keyEnterSaves(sendingKey())}
            </span>
          )}
        </p>
        <Button size="small" look="quiet" onClick={onCancel}>
          {strings.cancel}
        </Button>
        <Button type="submit" size="small" look="primary" busy={busy} disabled={!canSave}>
          {strings.save}
        </Button>
      </div>
    </form>
  );
}
