'use client';
import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import { useStrings } from '@/hooks/core/use-strings';
import { useFigures } from '@/app/_usage/figures';
import { usageStrings } from '@/app/_usage/strings';
import styles from './figure-tiles.module.css';

export type Tile = {
  name: string;
  text: string;
  /** What follows the figure in small letters. */
  note?: string;
  now: number | null;
  /** Of the range before; null without a comparison. */
  before: number | null;
  beforeText: string;
};

/** The large figures, each with its change. */
export function FigureTiles({ tiles }: { tiles: readonly Tile[] }) {
  return (
    <dl className={styles.tiles}>
      {tiles.map((tile) => (
        <div key={tile.name} className={styles.tile}>
          <dt>{tile.name}</dt>
          <dd>
            <span className={styles.figure}>{tile.text}</span>
            {tile.note !== undefined && <span className={styles.note}>{tile.note}</span>}
            <Change {...tile} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** More is neither good nor bad: the arrow has no colour that judges. */
function Change({ now, before, beforeText }: Tile) {
  const strings = useStrings(usageStrings);
  const figures = useFigures();
  if (before === null || now === null) return null;
  const change = figures.change(now, before);
  const Arrow = now > before ? ArrowUpRight : now < before ? ArrowDownRight : ArrowRight;
  return (
    <span className={styles.change}>
      <Arrow size={14} aria-hidden="true" />
      {change === null ? strings.newHere(beforeText) : strings.changed(change, beforeText)}
    </span>
  );
}
