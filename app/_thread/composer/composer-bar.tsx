'use client';
import { Sparkles, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Composer } from '@/hooks/composer/use-composer';
import { useAskAbout } from '@/hooks/runs/use-run-actions';
import { useStrings } from '@/hooks/core/use-strings';
import { isBlank } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { SendButton } from '@/app/_ui/message-box/send-button';
import { composerStrings } from './strings';
import messageBox from '@/app/_ui/message-box/message-box.module.css';
import styles from './composer.module.css';

type Props = {
  composer: Composer;
  threadId: string;
  /** The id of the element that describes the message box. */
  explain: string;
  explanation: string;
  problem: string | null;
  asksAbout: string | null;
  /** Stops the answer to my question; null while there is none, or something is typed. */
  stopping: { stop: () => void; busy: boolean } | null;
};

/** Below the text: the Ask switch, the reply hint and Send. */
export function ComposerBar({
  composer,
  threadId,
  explain,
  explanation,
  problem,
  asksAbout,
  stopping,
}: Props) {
  const strings = useStrings(composerStrings);
  const { text, outcome, setAsk, bytesLeft } = composer;
  return (
    <div className={messageBox.bar}>
      <button
        type="button"
        role="switch"
        className={styles.ask}
        aria-label={strings.askTheAssistant}
        aria-describedby={explain}
        aria-checked={outcome.asks}
        disabled={outcome.reason === 'off'}
        onClick={() => setAsk(!outcome.asks)}
      >
        <span className={styles.track} />
        {strings.ask}
      </button>
      <p id={explain} className={styles.explain} data-problem={problem !== null} aria-live="polite">
        {asksAbout === null && (problem ?? explanation)}
      </p>
      {asksAbout !== null && <AskNow threadId={threadId} messageId={asksAbout} />}
      {bytesLeft !== null && <BytesLeft bytesLeft={bytesLeft} />}
      {stopping === null ? (
        <SendButton disabled={isBlank(text) || problem !== null} />
      ) : (
        <StopButton {...stopping} />
      )}
    </div>
  );
}

/** Milliseconds in which a press is the second one of Send, whose place this button takes. */
const DOUBLE_PRESS_MS = 700;

function StopButton({ stop, busy }: { stop: () => void; busy: boolean }) {
  const strings = useStrings(composerStrings);
  const shownAt = useRef(Infinity);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);
  return (
    <IconButton
      type="button"
      look="primary"
      className={messageBox.send ?? ''}
      label={strings.stop}
      busy={busy}
      onClick={() => {
        if (performance.now() - shownAt.current > DOUBLE_PRESS_MS) stop();
      }}
      icon={<Square size={14} fill="currentColor" aria-hidden="true" />}
    />
  );
}

/** Near the limit: how much more fits, or how much is too much. */
function BytesLeft({ bytesLeft }: { bytesLeft: number }) {
  const strings = useStrings(composerStrings);
  const kilobytes = (Math.ceil(Math.abs(bytesLeft) / 102.4) / 10).toFixed(1);
  return (
    <span className={styles.bytesLeft} data-over={bytesLeft < 0}>
      {bytesLeft < 0 ? strings.over(kilobytes) : strings.left(kilobytes)}
    </span>
  );
}

/** Asks about the messages so far, without a new message. */
function AskNow({ threadId, messageId }: { threadId: string; messageId: string }) {
  const strings = useStrings(composerStrings);
  const { ask, busy } = useAskAbout(threadId);
  return (
    <Button
      size="small"
      look="quiet"
      className={styles.askNow ?? ''}
      busy={busy}
      onClick={() => ask(messageId)}
    >
      <Sparkles size={14} aria-hidden="true" /> {strings.askNow}
    </Button>
  );
}
