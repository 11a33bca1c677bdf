'use client';
import { useState, type ReactNode } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { Card } from './chart-card';
import { usageStrings } from '@/app/_usage/strings';
import page from '@/app/_usage/usage.module.css';
import card from './chart-card.module.css';
import styles from './ranking.module.css';

export type RankingRow = {
  key: string;
  name: ReactNode;
  /** The bar's share of the longest. */
  value: number;
  /** In the order of the columns. */
  figures: readonly string[];
};

type Props = {
  title: string;
  /** Of the rows' names. */
  what: string;
  columns: readonly string[];
  rows: readonly RankingRow[];
  /** How many there are, also beyond these rows. */
  count: number;
};

/** More are shown on request. */
const SHOWN = 6;

/** Who or what has the most: a table whose rows have bars. */
export function Ranking({ title, what, columns, rows, count }: Props) {
  const strings = useStrings(usageStrings);
  const [isWhole, setWhole] = useState(false);
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const shown = isWhole ? rows : rows.slice(0, SHOWN);
  return (
    <Card title={title}>
      <table className={`${card.table} ${styles.ranking}`}>
        <thead>
          <tr>
            <th scope="col">{what}</th>
            {columns.map((column) => (
              <th key={column} scope="col" data-number>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <span className={styles.rankName}>{row.name}</span>
                <span className={styles.rankBar} aria-hidden="true">
                  <i style={{ width: `${(row.value / most) * 100}%` }} />
                </span>
              </th>
              {row.figures.map((figure, index) => (
                <td key={columns[index]} data-number>
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > SHOWN && (
        <Button size="small" look="quiet" className={styles.showAll} onClick={() => setWhole(!isWhole)}>
          {isWhole
            ? strings.showFewer
            : rows.length === count
              ? strings.showAll(count)
              : strings.showFirst(rows.length, count)}
        </Button>
      )}
      {isWhole && rows.length < count && <p className={page.unknown}>{strings.restInCsv}</p>}
    </Card>
  );
}
