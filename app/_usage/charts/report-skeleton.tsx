'use client';
import { useStrings } from '@/hooks/core/use-strings';
import { usageStrings } from '@/app/_usage/strings';
import card from './chart-card.module.css';
import tiles from './figure-tiles.module.css';
import styles from './report-skeleton.module.css';

const TILES = ['one', 'two', 'three', 'four'] as const;

/** The layout of the figures, so that nothing moves when they come. */
export function ReportSkeleton() {
  const strings = useStrings(usageStrings);
  return (
    <div role="status" aria-label={strings.loading} className={styles.skeleton}>
      <div className={tiles.tiles}>
        {TILES.map((tile) => (
          <div key={tile} className={tiles.tile}>
            <i style={{ width: '40%' }} />
            <i style={{ width: '60%', height: 26 }} />
            <i style={{ width: '75%' }} />
          </div>
        ))}
      </div>
      <div className={card.card} data-wide>
        <i style={{ width: '18%' }} />
        <i style={{ height: 220 }} />
      </div>
    </div>
  );
}
