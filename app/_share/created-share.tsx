'use client';
import { Check, Copy } from 'lucide-react';
import { encodeQR } from 'qr';
import { useMemo } from 'react';
import { useCopied } from '@/hooks/core/use-copied';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import styles from './share.module.css';
import { shareStrings } from './strings';

type Props = { url: string; isReplaced: boolean; onDone: () => void };

/** Shows the link: its secret can be read only now. */
export function CreatedShare({ url, isReplaced, onDone }: Props) {
  const strings = useStrings(shareStrings);
  const { copied, copy } = useCopied();
  return (
    <div className={styles.created} role="status">
      <p>
        <strong>{isReplaced ? strings.replaced : strings.created}</strong> {strings.copyNow}
      </p>
      <QrCode text={url} label={strings.qr} />
      <input
        readOnly
        aria-label={strings.link}
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.buttons}>
        <Button onClick={onDone}>{strings.done}</Button>
        <Button look="primary" onClick={() => copy(url)}>
          {copied ? <Check size={17} aria-hidden="true" /> : <Copy size={17} aria-hidden="true" />}
          {copied ? strings.copied : strings.copy}
        </Button>
      </div>
    </div>
  );
}

/** Dark on light in both themes: many cameras read no other. The quiet zone around it belongs to it. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const dots = encodeQR(text, 'raw', { ecc: 'medium', border: 2 });
    const squares = dots.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    );
    return { size: dots.length, path: squares.join('') };
  }, [text]);
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
