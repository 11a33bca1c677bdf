'use client';
import { ArrowUp, Sparkles } from 'lucide-react';
import type { Composer } from '@/hooks/composer/use-composer';
import { useAskAbout } from '@/hooks/runs/use-run-actions';
import { useWords } from '@/hooks/core/use-strings';
import { isBlank } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { composerWords } from './strings';
import styles from './composer.module.css';

type Props = {
  composer: Composer;
  threadId: string;
  /** The id of what explains the box. */
  explain: string;
  explanation: string;
  problem: string | null;
  asksAbout: string | null;
};

/** Under the text: whether it asks, what will happen, and Send. */
export function ComposerBar({ composer, threadId, explain, explanation, problem, asksAbout }: Props) {
  const words = useWords(composerWords);
  const { text, outcome, setAsk, bytesLeft } = composer;
  return (
    <div className={styles.bar}>
      <button
        type="button"
        role="switch"
        className={styles.ask}
        aria-label={words.askTheAssistant}
        aria-describedby={explain}
        aria-checked={outcome.asks}
        disabled={outcome.because === 'off'}
        onClick={() => setAsk(!outcome.asks)}
      >
        <span className={styles.track} />
        {words.ask}
      </button>
      <p id={explain} className={styles.explain} data-problem={problem !== null} aria-live="polite">
        {asksAbout === null && (problem ?? explanation)}
      </p>
      {asksAbout !== null && <AskSoFar threadId={threadId} messageId={asksAbout} />}
      {bytesLeft !== null && <Room bytesLeft={bytesLeft} />}
      <Button
        type="submit"
        look="primary"
        shape="icon"
        className={styles.send ?? ''}
        aria-label={words.send}
        title={words.send}
        disabled={isBlank(text) || problem !== null}
      >
        <ArrowUp size={20} strokeWidth={2.4} aria-hidden="true" />
      </Button>
    </div>
  );
}

/** Near the limit: how much more fits, or how much is too much. */
function Room({ bytesLeft }: { bytesLeft: number }) {
  const words = useWords(composerWords);
  const kilobytes = (Math.ceil(Math.abs(bytesLeft) / 102.4) / 10).toFixed(1);
  return (
    <span className={styles.room} data-over={bytesLeft < 0}>
      {bytesLeft < 0 ? words.over(kilobytes) : words.left(kilobytes)}
    </span>
  );
}

/** One press asks about what was said, without saying anything new. */
function AskSoFar({ threadId, messageId }: { threadId: string; messageId: string }) {
  const words = useWords(composerWords);
  const { ask, busy } = useAskAbout(threadId);
  return (
    <Button
      size="small"
      look="quiet"
      className={styles.soFar ?? ''}
      busy={busy}
      onClick={() => ask(messageId)}
    >
      <Sparkles size={14} aria-hidden="true" /> {words.askSoFar}
    </Button>
  );
}
