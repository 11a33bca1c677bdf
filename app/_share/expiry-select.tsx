'use client';
import { useStrings } from '@/hooks/core/use-strings';
import type { Share, Sharing } from '@/model/share';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { useTimes } from '@/app/_ui/times';
import styles from './share.module.css';
import { shareStrings } from './strings';

/** `kept`: a link that is changed ends when it would have ended. */
export type Expiry = { kind: 'kept' } | { kind: 'hours'; hours: number | null };

const HOURS = [1, 24, 7 * 24, 30 * 24] as const;

type Props = { site: Sharing; share: Share | null; expiry: Expiry; onChange: (expiry: Expiry) => void };

/** Only what the site allows. */
export function ExpirySelect({ site: { maxDays }, share, expiry, onChange }: Props) {
  const strings = useStrings(shareStrings);
  const { dayAndTime } = useTimes();
  const most = maxDays === null ? Infinity : maxDays * 24;
  const hours = [...new Set([...HOURS.filter((one) => one <= most), ...(most < HOURS[3] ? [most] : [])])];
  const kept = share?.expiresAt ?? null;
  return (
    <label className={dialogStyles.field}>
      <span>{strings.expires}</span>
      <select
        className={styles.select}
        value={valueOf(expiry)}
        onChange={(event) => onChange(expiryOf(event.target.value))}
      >
        {share !== null && (
          <option value="kept">
            {kept === null ? strings.keepsForever : strings.keepsExpiry(dayAndTime(kept))}
          </option>
        )}
        {hours
          .toSorted((a, b) => a - b)
          .map((one) => (
            <option key={one} value={one}>
              {strings.hours(one)}
            </option>
          ))}
        {maxDays === null && <option value="never">{strings.never}</option>}
      </select>
    </label>
  );
}

function valueOf(expiry: Expiry): string {
  if (expiry.kind === 'kept') return 'kept';
  return expiry.hours === null ? 'never' : String(expiry.hours);
}

function expiryOf(value: string): Expiry {
  if (value === 'kept') return { kind: 'kept' };
  return { kind: 'hours', hours: value === 'never' ? null : Number(value) };
}
