'use client';
import { ChartNoAxesColumn, Table2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { ScrollBox } from '@/app/_ui/scroll-box';
import { usageStrings } from '@/app/_usage/strings';
import styles from './chart-card.module.css';

export type Column = { name: string; isNumber: boolean };

/** The figures behind a chart. */
export type Table = {
  columns: readonly Column[];
  rows: readonly { key: string; cells: readonly string[] }[];
};

type CardProps = { title: string; what?: string; tools?: ReactNode; isWide?: boolean; children?: ReactNode };

/** A part of the page under its title. */
export function Card({ title, what, tools, isWide = false, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} data-wide={isWide || undefined} aria-labelledby={id}>
      <header className={styles.cardHead}>
        <h2 id={id}>{title}</h2>
        {tools}
      </header>
      {what !== undefined && <p className={styles.what}>{what}</p>}
      {children}
    </section>
  );
}

type Props = Omit<CardProps, 'children'> & { table: Table; children?: ReactNode };

/** A chart, or the table of its figures. */
export function ChartCard({ table, tools, children, ...card }: Props) {
  const strings = useStrings(usageStrings);
  const [isTable, setTable] = useState(false);
  return (
    <Card
      {...card}
      tools={
        <div className={styles.tools}>
          {tools}
          <Button
            size="small"
            look="quiet"
            aria-label={isTable ? strings.asChartOf(card.title) : strings.asTableOf(card.title)}
            onClick={() => setTable(!isTable)}
          >
            {isTable ? (
              <ChartNoAxesColumn size={15} aria-hidden="true" />
            ) : (
              <Table2 size={15} aria-hidden="true" />
            )}
            {isTable ? strings.asChart : strings.asTable}
          </Button>
        </div>
      }
    >
      {isTable ? <FiguresTable label={card.title} table={table} /> : children}
    </Card>
  );
}

function FiguresTable({ label, table: { columns, rows } }: { label: string; table: Table }) {
  return (
    <ScrollBox label={label}>
      <table className={styles.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map(({ name, isNumber }) => (
              <th key={name} scope="col" data-number={isNumber || undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={columns[index]?.name} scope="row" dir="auto">
                    {cell}
                  </th>
                ) : (
                  <td key={columns[index]?.name} data-number={columns[index]?.isNumber || undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
