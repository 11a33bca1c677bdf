'use client';
import { ArrowUp } from 'lucide-react';
import { useEffect, type RefObject } from 'react';
import type { useStart } from '@/hooks/composer/use-start';
import { isSending } from '@/hooks/core/keys';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { useStrings } from '@/hooks/core/use-strings';
import { MAX_MESSAGE_BYTES } from '@/model/limits';
import { isBlank } from '@/model/message';
import { IconButton } from '@/app/_ui/icon-button';
import { homeStrings } from './strings';
import growingText from '@/app/_ui/growing-text.module.css';
import styles from './start-box.module.css';

const MOST_KB = MAX_MESSAGE_BYTES / 1024;

type Props = { start: ReturnType<typeof useStart>; box: RefObject<HTMLTextAreaElement | null> };

/** The message box of a thread that does not exist yet. */
export function StartBox({ start, box }: Props) {
  const strings = useStrings(homeStrings);
  const [enter] = useDeviceSetting('enter');
  const { text, write, busy, submit } = start;
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) box.current?.focus({ preventScroll: true });
  }, [box]);
  return (
    <form
      className={styles.box}
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
      <div className={styles.bar}>
        <p id="start-note" className={styles.note} data-problem={start.isTooLong} aria-live="polite">
          {start.isTooLong ? strings.tooLong(MOST_KB) : text === '' ? '' : strings.keptHere}
        </p>
        <IconButton
          type="submit"
          look="primary"
          className={styles.send ?? ''}
          label={strings.send}
          busy={busy}
          disabled={isBlank(text) || start.isTooLong}
          icon={<ArrowUp size={20} strokeWidth={2.4} aria-hidden="true" />}
        />
      </div>
    </form>
  );
}
