'use client';
import { useState } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import {
  approvalOf,
  seriesOf,
  tokenCount,
  USAGE_METRICS,
  type UsageMetric,
} from '@/hooks/usage/usage-series';
import type { UsageOf } from '@/hooks/usage/usage-address';
import type { UsageReport, UsageTotals } from '@/model/usage';
import { Segments } from '@/app/_ui/segments';
import { Breakdowns } from '@/app/_usage/charts/breakdowns';
import { ChartCard, type Table } from '@/app/_usage/charts/chart-card';
import { DayChart } from '@/app/_usage/charts/day-chart';
import { FigureTiles, type Tile } from '@/app/_usage/charts/figure-tiles';
import { useFigures, type Figures } from './figures';
import { Outcomes, Readers } from '@/app/_usage/charts/outcomes';
import { Speed } from '@/app/_usage/charts/speed';
import { usageStrings } from './strings';
import styles from './usage.module.css';

type Props = { report: UsageReport; of: UsageOf; isCompared: boolean; isStale: boolean };

/** The figures of some days: at a glance, by day, and by whom and how. */
export function Report({ report, of, isCompared, isStale }: Props) {
  const isMine = 'scope' in of && of.scope === 'mine';
  const tiles = useTiles(report, { isMine, isCompared });
  return (
    <div className={styles.report} data-stale={isStale || undefined} aria-busy={isStale || undefined}>
      <FigureTiles tiles={tiles} />
      <ByDay report={report} isMine={isMine} />
      <div className={styles.sides}>
        <div>
          <Breakdowns report={report} />
          <Readers totals={report.totals} />
        </div>
        <div>
          <Outcomes totals={report.totals} />
          <Speed totals={report.totals} />
        </div>
      </div>
    </div>
  );
}

/** A value as it is written, exactly or short. */
function metricText(
  figures: Figures,
  { metric, currency }: { metric: UsageMetric; currency: string | null },
): (value: number) => string {
  return metric === 'cost' && currency !== null
    ? (value) => figures.money(value, currency)
    : (value) => figures.count(value);
}

function useTiles(
  { totals, before, currency }: UsageReport,
  { isMine, isCompared }: { isMine: boolean; isCompared: boolean },
): Tile[] {
  const strings = useStrings(usageStrings);
  const figures = useFigures();
  const tile = (
    name: string,
    value: (totals: UsageTotals) => number | null,
    text: (value: number) => string,
    note?: string,
  ): Tile => {
    const [now, then] = [value(totals), isCompared ? value(before.totals) : null];
    return {
      name,
      text: now === null ? '–' : text(now),
      now,
      before: then,
      beforeText: then === null ? '' : text(then),
      ...(note !== undefined && { note }),
    };
  };
  const { input, output } = totals.tokens;
  const { firstTokenMs } = totals;
  const tokens = tile(
    strings.metrics.tokens,
    tokenCount,
    figures.short,
    strings.inOut(figures.short(input), figures.short(output)),
  );
  const cost =
    currency === null
      ? []
      : [
          tile(
            strings.metrics.cost,
            (of) => of.cost,
            (value) => figures.money(value, currency),
          ),
        ];
  const people = isMine ? [] : [tile(strings.metrics.people, (of) => of.people, figures.count)];
  return [
    tile(strings.metrics.answers, (of) => of.answers, figures.count),
    ...cost,
    tokens,
    tile(strings.metrics.messages, (of) => of.messages, figures.count),
    ...people,
    tile(
      strings.firstToken,
      (of) => of.firstTokenMs?.p50 ?? null,
      figures.duration,
      firstTokenMs === null ? undefined : strings.p95(figures.duration(firstTokenMs.p95)),
    ),
    tile(
      strings.helpful,
      approvalOf,
      figures.percent,
      totals.up + totals.down === 0
        ? undefined
        : strings.ofFeedback(figures.count(totals.up), figures.count(totals.down)),
    ),
  ];
}

type ByDayProps = { report: UsageReport; isMine: boolean };

function ByDay({ report, isMine }: ByDayProps) {
  const strings = useStrings(usageStrings);
  const figures = useFigures();
  const { currency, days } = report;
  const [wanted, setMetric] = useState<UsageMetric>('answers');
  const offered = USAGE_METRICS.filter(
    (one) => (one !== 'cost' || currency !== null) && (one !== 'people' || !isMine),
  );
  const metric = offered.find((one) => one === wanted) ?? 'answers';
  const text = metricText(figures, { metric, currency });
  const points = seriesOf(days, metric);
  const name = strings.metrics[metric];
  const table: Table = {
    columns: [
      { name: strings.day, isNumber: false },
      { name, isNumber: true },
    ],
    rows: points.map(({ day, value }) => ({ key: day, cells: [figures.day(day, 'long'), text(value)] })),
  };
  return (
    <ChartCard
      title={strings.byDay}
      isWide
      table={table}
      tools={
        <Segments
          look="bare"
          label={strings.metric}
          value={metric}
          options={offered.map((value) => ({ value, label: strings.metrics[value] }))}
          onChoose={setMetric}
        />
      }
    >
      <DayChart
        label={`${name}, ${strings.byDay}`}
        points={points}
        name={name}
        exact={text}
        short={metric === 'cost' ? text : figures.short}
      />
    </ChartCard>
  );
}
