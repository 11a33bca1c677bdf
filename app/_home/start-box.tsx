'use client';
import { useEffect, type RefObject } from 'react';
import type { useStart } from '@/hooks/composer/use-start';
import { isSending } from '@/hooks/core/keys';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { useStrings } from '@/hooks/core/use-strings';
import { isBlank } from '@/model/message';
import { SendButton } from '@/app/_ui/message-box/send-button';
import { messageBoxStrings } from '@/app/_ui/message-box/strings';
import { homeStrings } from './home-strings';
import growingText from '@/app/_ui/growing-text.module.css';
import messageBox from '@/app/_ui/message-box/message-box.module.css';
import styles from './start-box.module.css';

type Props = {
  start: ReturnType<typeof useStart>;
  box: RefObject<HTMLTextAreaElement | null>;
  /** Whoever opened the page to write also wants a keyboard on screen. */
  isNew: boolean;
};

/** The message box of a thread that does not exist yet. */
export function StartBox({ start, box, isNew }: Props) {
  const strings = useStrings(homeStrings);
  const { tooLong } = useStrings(messageBoxStrings);
  const [enter] = useDeviceSetting('enter');
  const { text, write, busy, submit } = start;
  useEffect(() => {
    if (isNew || window.matchMedia('(pointer: fine)').matches) box.current?.focus({ preventScroll: true });
  }, [box, isNew]);
  return (
    <form
      className={`${messageBox.box} ${styles.box}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={growingText.growing} data-text={`${text}\n`}>
        <textarea
          ref={box}
          rows={1}
          aria-label={strings.startThread}
          aria-describedby="start-note"
          aria-invalid={start.isTooLong || undefined}
          placeholder={strings.placeholder}
          dir="auto"
          enterKeyHint={enter === 'sends' ? 'send' : 'enter'}
          readOnly={busy}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (!isSending(event, enter)) return;
            event.preventDefault();
            void submit();
          }}
        />
      </div>
      <div className={messageBox.bar}>
        <p id="start-note" className={styles.note} data-problem={start.isTooLong} aria-live="polite">
          {start.isTooLong ? tooLong : text !== '' && strings.keptHere}
        </p>
        <SendButton busy={busy} disabled={isBlank(text) || start.isTooLong} />
      </div>
    </form>
  );
}
