'use client';
import { Download, RefreshCw } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { dayCount, rangeText, type Days, type UsageRange } from '@/hooks/usage/usage-range';
import type { Usage } from '@/hooks/usage/use-usage';
import { useUsageFile } from '@/hooks/usage/use-usage-file';
import type { UsageOf, UsageView } from '@/hooks/usage/usage-address';
import { MAX_USAGE_DAYS } from '@/model/usage';
import { Button } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { Segments } from '@/app/_ui/segments';
import { useTimes } from '@/app/_ui/times';
import { useFigures } from './figures';
import { usageStrings } from './strings';
import styles from './range-bar.module.css';
import page from './usage.module.css';

type Props = {
  of: UsageOf;
  range: UsageRange;
  days: Days;
  isCompared: boolean;
  usage: Usage;
  onChange: (changes: Partial<UsageView>) => void;
};

const CHOICES = ['7', '30', '90', 'month', 'custom'] as const;
type Choice = (typeof CHOICES)[number];

const RANGES: Record<Exclude<Choice, 'custom'>, UsageRange> = {
  '7': { kind: 'last', days: 7 },
  '30': { kind: 'last', days: 30 },
  '90': { kind: 'last', days: 90 },
  month: { kind: 'month' },
};

/** Which days, whether they are compared, how fresh the figures are, and the file of them. */
export function RangeBar({ of, range, days, isCompared, usage, onChange }: Props) {
  const strings = useStrings(usageStrings);
  const [isChoosing, setChoosing] = useState(range.kind === 'custom');
  const figures = useFigures();
  const { save, busy } = useUsageFile(strings.csvDone);
  const { clock } = useTimes();
  const chosen = CHOICES.find((one) => one === rangeText(range)) ?? 'custom';
  const choose = (choice: Choice) => {
    setChoosing(choice === 'custom');
    if (choice !== 'custom') onChange({ range: RANGES[choice] });
  };
  const compareId = useId();
  return (
    <div className={styles.bar}>
      <div className={styles.barRow}>
        <Segments
          look="bare"
          label={strings.range}
          value={isChoosing ? 'custom' : chosen}
          options={CHOICES.map((value) => ({ value, label: strings.ranges[value] }))}
          onChoose={choose}
        />
        <Button busy={busy} disabled={usage.report === null} onClick={() => void save(of, days)}>
          <Download size={16} aria-hidden="true" /> {strings.csv}
        </Button>
      </div>
      {isChoosing && (
        <CustomDays days={days} onChoose={(custom) => onChange({ range: { kind: 'custom', ...custom } })} />
      )}
      <div className={styles.barRow}>
        <label className={styles.compare} htmlFor={compareId}>
          <input
            id={compareId}
            type="checkbox"
            checked={isCompared}
            onChange={({ target }) => onChange({ isCompared: target.checked })}
          />
          {strings.compare}
        </label>
        <p className={styles.fresh}>
          <span>{strings.span(figures.day(days.from, 'short'), figures.day(days.to, 'short'))}</span>
          <span role="status">{usage.report !== null && strings.asOf(clock(usage.report.asOf))}</span>
          <IconButton
            size="small"
            label={strings.refresh}
            aria-busy={usage.isFetching || undefined}
            onClick={usage.reload}
            icon={<RefreshCw size={15} aria-hidden="true" />}
          />
        </p>
      </div>
    </div>
  );
}

function CustomDays({ days, onChoose }: { days: Days; onChoose: (days: Days) => void }) {
  const strings = useStrings(usageStrings);
  const [typed, setTyped] = useState(days);
  const id = useId();
  const isRight = typed.from !== '' && typed.from <= typed.to && dayCount(typed) <= MAX_USAGE_DAYS;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight) onChoose(typed);
  };
  return (
    <form className={styles.custom} onSubmit={submit} aria-label={strings.ranges.custom}>
      <label>
        {strings.from}
        <input
          type="date"
          value={typed.from}
          required
          aria-describedby={`${id}-problem`}
          onChange={({ target }) => setTyped({ ...typed, from: target.value })}
        />
      </label>
      <label>
        {strings.to}
        <input
          type="date"
          value={typed.to}
          required
          aria-describedby={`${id}-problem`}
          onChange={({ target }) => setTyped({ ...typed, to: target.value })}
        />
      </label>
      <Button type="submit" aria-disabled={!isRight}>
        {strings.apply}
      </Button>
      <p id={`${id}-problem`} role="alert" className={page.problem}>
        {!isRight && strings.wrongDays(MAX_USAGE_DAYS)}
      </p>
    </form>
  );
}
