'use client';
import { encodeQR } from 'qr';
import { useMemo } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { CreatedLink } from '@/app/_ui/fields/created-link';
import styles from './share.module.css';
import { shareStrings } from './strings';

type Props = { url: string; isReplaced: boolean; onDone: () => void };

export function CreatedShare({ url, isReplaced, onDone }: Props) {
  const strings = useStrings(shareStrings);
  const title = isReplaced ? strings.replaced : undefined;
  return (
    <CreatedLink url={url} label={strings.link} title={title} onDone={onDone}>
      <QrCode text={url} label={strings.qr} />
    </CreatedLink>
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
