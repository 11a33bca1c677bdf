'use client';
import { CalendarDays, ChevronDown } from 'lucide-react';
import { useRef, type ChangeEvent } from 'react';
import { useDayJump } from '@/hooks/timeline/use-day-jump';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { Menu, MenuItem, MenuLabel, MenuDivider } from '@/app/_ui/menu';
import { useTimes } from '@/app/_ui/times';
import styles from './conversation.module.css';
import { dayStrings } from './strings';
import { useReader } from '@/app/_thread/context';

/** Separates days, and jumps to other days. */
export function DayDivider({ at }: { at: number }) {
  const strings = useStrings(dayStrings);
  const { dayName } = useTimes();
  const now = useNow();
  const jump = useDayJump(useReader());
  const { toast } = useToasts();
  const divider = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const goTo = async (day: Date) => {
    const outcome = await jump(day.setHours(0, 0, 0, 0), articleBelow(divider.current));
    if (outcome === 'nothing since') toast(strings.nothingSince);
  };
  const jumpTo = (day: Date) => void goTo(day);
  const pick = ({ target: { valueAsDate, value } }: ChangeEvent<HTMLInputElement>) => {
    if (valueAsDate !== null) jumpTo(new Date(`${value}T00:00`));
  };
  const name = dayName(at, now);
  const icon = <CalendarDays size={17} aria-hidden="true" />;
  return (
    <div ref={divider} className={styles.day}>
      <Menu
        label={strings.jumpFrom(name)}
        className={styles.dayName ?? ''}
        button={
          <>
            {name} <ChevronDown size={13} aria-hidden="true" />
          </>
        }
        placement="free"
      >
        <MenuLabel>{strings.jumpTo}</MenuLabel>
        <MenuItem onPress={() => jumpTo(daysBefore(now, 1))}>{dayName(+daysBefore(now, 1), now)}</MenuItem>
        <MenuItem onPress={() => jumpTo(daysBefore(now, 7))}>{strings.week}</MenuItem>
        <MenuItem onPress={() => jumpTo(daysBefore(now, 30))}>{strings.month}</MenuItem>
        <MenuItem onPress={() => jumpTo(new Date(0))}>{strings.beginning}</MenuItem>
        <MenuDivider />
        <MenuItem onPress={() => input.current?.showPicker()}>
          {icon} {strings.pick}
        </MenuItem>
      </Menu>
      {/* The browser's native calendar opens from this input. */}
      <input
        ref={input}
        type="date"
        className={styles.dayInput}
        tabIndex={-1}
        aria-label={strings.day}
        max={new Date(now).toLocaleDateString('sv')}
        onChange={pick}
      />
    </div>
  );
}

function daysBefore(now: number, days: number): Date {
  const day = new Date(now);
  day.setDate(day.getDate() - days);
  return day;
}

/** The article right below the divider: the position that Back returns to. */
function articleBelow(divider: HTMLElement | null): HTMLElement | null {
  const slot = divider?.closest('[data-row]');
  for (let next = slot?.nextElementSibling; next; next = next.nextElementSibling) {
    const article = next.querySelector('article');
    if (article?.dataset['id'] !== undefined) return article;
  }
  return null;
}
