'use client';
// A value a day. Recharts draws it in the colours of the style sheet; arrow keys move
// from day to day.
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import type { SeriesPoint } from '@/hooks/usage/usage-series';
import { useStrings } from '@/hooks/core/use-strings';
import { useFigures } from '@/app/_usage/figures';
import { usageStrings } from '@/app/_usage/strings';
import styles from './day-chart.module.css';

type Props = {
  label: string;
  points: readonly SeriesPoint[];
  /** Of the value. */
  name: string;
  exact: (value: number) => string;
  /** On the axis. */
  short: (value: number) => string;
};

/** So many bars can be told apart on a phone. */
const MOST_BARS = 31;

const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };
const AXIS = {
  tickLine: false,
  axisLine: false,
  tick: { fill: 'var(--ink-faint)', fontSize: 12 },
} as const;
const CURSOR = { fill: 'var(--hover)', stroke: 'var(--line-strong)' };
const BAR_RADIUS: [number, number, number, number] = [4, 4, 0, 0];
/** Nothing moves by itself. */
const STILL = { isAnimationActive: false } as const;

export function DayChart({ label, points, name, exact, short }: Props) {
  const figures = useFigures();
  const strings = useStrings(usageStrings);
  return (
    <div className={styles.chart}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          data={[...points]}
          margin={MARGIN}
          accessibilityLayer
          role="application"
          aria-label={strings.chartKeys(label)}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            tickFormatter={(day: string) => figures.day(day, 'short')}
            minTickGap={28}
            {...AXIS}
          />
          <YAxis width={52} tickFormatter={short} allowDecimals={false} tickCount={4} {...AXIS} />
          {/* It gives the element the day's data. */}
          <Tooltip {...STILL} cursor={CURSOR} content={<Tip name={name} exact={exact} />} />
          {points.length <= MOST_BARS ? (
            <Bar dataKey="value" fill="var(--chart)" radius={BAR_RADIUS} maxBarSize={36} {...STILL} />
          ) : (
            <Area
              dataKey="value"
              type="monotone"
              stroke="var(--chart)"
              strokeWidth={2}
              fill="var(--chart)"
              fillOpacity={0.16}
              {...STILL}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

type TipProps = {
  payload?: readonly { payload?: unknown }[];
  name: string;
  exact: (value: number) => string;
};

/** The day under the pointer, or the one that the arrow keys have reached, which is read out. */
function Tip({ payload, name, exact }: TipProps) {
  const figures = useFigures();
  const point: unknown = payload?.[0]?.payload;
  if (!isPoint(point)) return null;
  return (
    <div className={styles.tip} role="status">
      <strong>{figures.day(point.day, 'long')}</strong>
      <span>
        <i aria-hidden="true" /> {name} <b>{exact(point.value)}</b>
      </span>
    </div>
  );
}

function isPoint(value: unknown): value is SeriesPoint {
  return typeof value === 'object' && value !== null && 'day' in value;
}
