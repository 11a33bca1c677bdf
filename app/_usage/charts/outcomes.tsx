'use client';
import { useStrings } from '@/hooks/core/use-strings';
import type { UsageTotals } from '@/model/usage';
import { Card } from './chart-card';
import { useFigures } from '@/app/_usage/figures';
import { usageStrings } from '@/app/_usage/strings';
import page from '@/app/_usage/usage.module.css';
import card from './chart-card.module.css';
import tiles from './figure-tiles.module.css';
import ranking from './ranking.module.css';
import styles from './outcomes.module.css';

type Props = { totals: UsageTotals };

const ENDS = ['done', 'stopped', 'failed'] as const;

/** How answers ended: a bar of shares over the table that says the same. */
export function Outcomes({ totals }: Props) {
  const strings = useStrings(usageStrings);
  const figures = useFigures();
  const shareOf = (count: number) => (totals.answers === 0 ? 0 : count / totals.answers);
  const asides = [
    { name: strings.regenerated, count: totals.regenerated, isAnswer: true },
    { name: strings.takenOver, count: totals.takenOver, isAnswer: true },
    { name: strings.cancelled, count: totals.cancelled, isAnswer: false },
  ];
  return (
    <Card title={strings.outcomes}>
      <div className={styles.shares} aria-hidden="true">
        {ENDS.map((end) => (
          <i key={end} data-end={end} style={{ flexGrow: totals[end] }} hidden={totals[end] === 0} />
        ))}
      </div>
      <table className={`${card.table} ${ranking.ranking}`}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{strings.outcome}</th>
            <th scope="col">{strings.metrics.answers}</th>
            <th scope="col">{strings.share}</th>
          </tr>
        </thead>
        <tbody>
          {ENDS.map((end) => (
            <tr key={end}>
              <th scope="row">
                <span className={ranking.rankName}>
                  <i className={styles.dot} data-end={end} aria-hidden="true" />
                  {strings.ends[end]}
                </span>
              </th>
              <td data-number>{figures.count(totals[end])}</td>
              <td data-number>{figures.percent(shareOf(totals[end]))}</td>
            </tr>
          ))}
          {asides.map(({ name, count, isAnswer }) => (
            <tr key={name} className={styles.aside}>
              <th scope="row">{name}</th>
              <td data-number>{figures.count(count)}</td>
              <td data-number>{isAnswer ? figures.percent(shareOf(count)) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

/** How many finished answers somebody else has read. */
export function Readers({ totals: { read } }: Props) {
  const strings = useStrings(usageStrings);
  const figures = useFigures();
  return (
    <Card title={strings.readByOthers} what={strings.readByOthersWhat}>
      {read === null ? (
        <p className={page.unknown}>{strings.readTooFew}</p>
      ) : (
        <>
          <p className={styles.readers}>
            <span className={tiles.figure}>{figures.percent(read.byOthers / Math.max(1, read.of))}</span>{' '}
            {strings.readOf(figures.count(read.byOthers), figures.count(read.of))}
          </p>
          <div className={styles.shares} aria-hidden="true">
            <i data-end="done" style={{ flexGrow: read.byOthers }} />
            <i data-end="rest" style={{ flexGrow: read.of - read.byOthers }} />
          </div>
        </>
      )}
    </Card>
  );
}
