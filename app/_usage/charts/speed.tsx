'use client';
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import { useStrings } from '@/hooks/core/use-strings';
import type { UsageTotals } from '@/model/usage';
import { ChartCard, type Table } from './chart-card';
import { useFigures } from '@/app/_usage/figures';
import { usageStrings } from '@/app/_usage/strings';
import styles from './speed.module.css';

/** How long people waited: half of the answers, and 19 of 20. */
export function Speed({ totals }: { totals: UsageTotals }) {
  const strings = useStrings(usageStrings);
  const figures = useFigures();
  const rows = [
    { name: strings.firstToken, times: totals.firstTokenMs },
    { name: strings.totalTime, times: totals.totalMs },
    { name: strings.queued, times: totals.queuedMs },
  ].flatMap(({ name, times }) => (times === null ? [] : [{ name, ...times }]));
  if (rows.length === 0) return null;
  const table: Table = {
    columns: [
      { name: strings.time, isNumber: false },
      { name: strings.half, isNumber: true },
      { name: strings.most, isNumber: true },
    ],
    rows: rows.map(({ name, p50, p95 }) => ({
      key: name,
      cells: [name, figures.duration(p50), figures.duration(p95)],
    })),
  };
  return (
    <ChartCard title={strings.speed} what={strings.speedWhat} table={table}>
      <div className={styles.legend} aria-hidden="true">
        <span>
          <i data-kind="value" /> {strings.half}
        </span>
        <span>
          <i data-kind="second" /> {strings.most}
        </span>
      </div>
      <div
        className={styles.speed}
        role="img"
        aria-label={table.rows.map(({ cells }) => cells.join(' ')).join(', ')}
      >
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            layout="vertical"
            data={rows}
            margin={MARGIN}
            barCategoryGap="22%"
            accessibilityLayer={false}
          >
            <XAxis type="number" hide domain={[0, 'dataMax']} />
            <YAxis
              type="category"
              dataKey="name"
              width={116}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--ink-soft)', fontSize: 13 }}
            />
            <Bar dataKey="p50" fill="var(--chart)" radius={RADIUS} isAnimationActive={false}>
              <LabelList dataKey="p50" position="right" formatter={figures.duration} {...LABEL} />
            </Bar>
            <Bar dataKey="p95" fill="var(--chart-second)" radius={RADIUS} isAnimationActive={false}>
              <LabelList dataKey="p95" position="right" formatter={figures.duration} {...LABEL} />
            </Bar>
          </BarChart>
        </ResponsiveContainer>
      </div>
    </ChartCard>
  );
}

/** Room for the label of the longest bar. */
const MARGIN = { top: 0, right: 64, bottom: 0, left: 0 };
const RADIUS: [number, number, number, number] = [0, 4, 4, 0];
const LABEL = { fill: 'var(--ink-soft)', fontSize: 12 } as const;
