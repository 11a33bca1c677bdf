// Figures as text, in the language of the page. Pure but for the hook.
import { useMemo } from 'react';
import { useLanguage } from '@/hooks/core/use-strings';
import { LANGUAGE_TAGS, type Language } from '@/model/language';

export type Figures = {
  count: (value: number) => string;
  /** Short, for axes and large figures: "1.2M". */
  short: (value: number) => string;
  /** Of millionths of the currency's unit. */
  money: (millionths: number, currency: string) => string;
  percent: (share: number) => string;
  /** "850ms", "2.4s", "3m 5s". */
  duration: (ms: number) => string;
  /** The change from one to the other: "+12%", "−3%", "0%"; null where nothing was before. */
  change: (now: number, before: number) => string | null;
  /** A day of a chart: "3 Nov"; `long`: "Tuesday 3 November 2026". */
  day: (day: string, look: 'short' | 'long') => string;
};

const MILLION = 1_000_000;

export function useFigures(): Figures {
  const language = useLanguage();
  return useMemo(() => figuresIn(language), [language]);
}

export function figuresIn(language: Language): Figures {
  const tag = LANGUAGE_TAGS[language];
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tag, options);
    return (value: number) => format.format(value);
  };
  const unit = (name: 'millisecond' | 'second' | 'minute', maximumFractionDigits = 0) =>
    number({ style: 'unit', unit: name, unitDisplay: 'narrow', maximumFractionDigits });
  const [milliseconds, seconds, wholeSeconds, minutes] = [
    unit('millisecond'),
    unit('second', 1),
    unit('second'),
    unit('minute'),
  ];
  const signed = number({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const days = {
    short: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    long: new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: 'UTC' }),
  };
  return {
    count: number({}),
    short: number({ notation: 'compact', maximumFractionDigits: 1 }),
    percent: number({ style: 'percent', maximumFractionDigits: 0 }),
    money: (millionths, currency) =>
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        maximumFractionDigits: digitsOf(millionths),
      }).format(millionths / MILLION),
    duration: (ms) => {
      if (ms < 1_000) return milliseconds(ms);
      if (ms < 60_000) return seconds(ms / 1_000);
      const whole = Math.round(ms / 1_000);
      const rest = whole % 60;
      return rest === 0 ? minutes(whole / 60) : `${minutes(Math.floor(whole / 60))} ${wholeSeconds(rest)}`;
    },
    change: (now, before) => (before === 0 ? null : signed((now - before) / before)),
    day: (day, look) => days[look].format(Date.parse(`${day}T00:00:00Z`)),
  };
}

/** Answers may cost less than a cent: so many digits that something is seen. */
function digitsOf(millionths: number): number {
  if (millionths === 0 || millionths >= MILLION / 100) return 2;
  return millionths >= MILLION / 10_000 ? 4 : 6;
}
