'use client';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useCommandsHere } from '@/hooks/shell/use-commands';
import type { Unread } from '@/hooks/threads/use-read-states';
import { useRowWindow } from '@/hooks/virtual-list/use-row-window';
import { pressedKey } from '@/hooks/core/keys';
import { isOnScreen, useNavigate } from '@/hooks/core/use-location';
import { useStrings } from '@/hooks/core/use-strings';
import type { Thread } from '@/model/thread';
import { useTimes } from '@/app/_ui/times';
import { groupsOf, type RowGroup } from './row-groups';
import { sidebarStrings } from '@/app/_sidebar/strings';
import styles from '@/app/_sidebar/sidebar.module.css';
import { ThreadRow } from './thread-row';
import type { ListRow, Section } from './thread-sections';

type Props = {
  /** The list's name: the place of each is kept. */
  name: string;
  /** The box that scrolls. */
  view: HTMLElement | null;
  rows: readonly ListRow[];
  pinned: ReadonlySet<string>;
  current: string | null;
  unreadOf: ((thread: Thread) => Unread) | null;
  /** Whether these are all that the list has. */
  isWhole: boolean;
  /** Loads more of them; null while nothing is to be loaded. */
  onNearEnd: (() => void) | null;
};

/** The rows near the view; with the arrow keys, Home and End the focus moves through all of them. */
export function ThreadRows({ name, view, rows, pinned, current, unreadOf, isWhole, onNearEnd }: Props) {
  const [list, setList] = useState<HTMLElement | null>(null);
  const heightOf = useRowHeights(list);
  const { pieces, onSlot, isNearEnd, focusRow } = useRowWindow({ view, list, rows, heightOf, name });
  const ids = useMemo(() => rows.flatMap((row) => (row.kind === 'thread' ? [row.key] : [])), [rows]);
  usePreviousNextCommands(ids);
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
  }, [isNearEnd, onNearEnd]);
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLAnchorElement ? goalOf(event, ids) : undefined;
    if (id === undefined) return;
    event.preventDefault();
    focusRow(id);
  };
  const { groups, endPx } = useMemo(() => groupsOf(pieces), [pieces]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the links in it
    <div ref={setList} onKeyDown={onKeyDown} style={{ paddingBottom: endPx }}>
      {groups.map((group) => (
        <SectionBox key={group.section.key} group={group}>
          {group.rows.map(({ row: { thread, position }, gapPx }) => (
            <ThreadRow
              key={thread.id}
              thread={thread}
              isCurrent={thread.id === current}
              isPinned={unreadOf !== null && pinned.has(thread.id)}
              unread={unreadOf?.(thread) ?? null}
              position={position}
              count={isWhole ? ids.length : -1}
              gapPx={gapPx}
              onSlot={onSlot}
            />
          ))}
        </SectionBox>
      ))}
    </div>
  );
}

/** The row that a key moves the focus to. */
function goalOf(event: KeyboardEvent, ids: readonly string[]): string | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  const row = event.target instanceof Element ? event.target.closest('[data-row]') : null;
  const at = ids.indexOf(row?.getAttribute('data-row') ?? '');
  if (at < 0) return undefined;
  switch (pressedKey(event)) {
    case 'ArrowDown':
      return ids[at + 1];
    case 'ArrowUp':
      return ids[at - 1];
    case 'Home':
      return ids[0];
    case 'End':
      return ids.at(-1);
    case null:
    default:
      return undefined;
  }
}

function SectionBox({ group, children }: { group: RowGroup; children: ReactNode }) {
  const { section, heading, gapPx } = group;
  const title = useSectionTitle()(section);
  return (
    <section className={styles.section} aria-label={title} style={{ paddingTop: gapPx }}>
      {heading !== null && (
        <h2 aria-hidden="true" data-first={heading.isFirst || undefined}>
          {title}
        </h2>
      )}
      <ul className={styles.rows}>{children}</ul>
    </section>
  );
}

function useSectionTitle(): (section: Section) => string | undefined {
  const strings = useStrings(sidebarStrings);
  const { monthName, yearName } = useTimes();
  return (section) => {
    switch (section.kind) {
      case 'all':
        return undefined;
      case 'month':
        return monthName(section.at);
      case 'year':
        return yearName(section.at);
      case 'pinned':
      case 'today':
      case 'yesterday':
      case 'week':
        return strings.sections[section.kind];
    }
  };
}

/** As `.rows` has it. */
const GAP_PX = 2;

/** As last measured: a list that is shown again must have its height at once, because its place is kept in px. */
const MEASURED = { threadPx: 62, headingPx: 40 };

/** All rows of a kind have the same height, which depends on the person's text size and density: it is measured. */
function useRowHeights(list: HTMLElement | null): (row: ListRow) => number {
  const [{ threadPx, headingPx }, setHeights] = useState(() => ({ ...MEASURED }));
  useLayoutEffect(() => {
    if (list === null) return;
    const heightOf = (selector: string) => list.querySelector(selector)?.getBoundingClientRect().height ?? 0;
    const measure = () => {
      const [thread, heading] = [heightOf('[data-row] > a'), heightOf('h2:not([data-first])')];
      if (thread > 0) MEASURED.threadPx = thread + GAP_PX;
      if (heading > 0) MEASURED.headingPx = heading;
      setHeights((before) => (isSame(before, MEASURED) ? before : { ...MEASURED }));
    };
    const resizes = new ResizeObserver(measure);
    resizes.observe(list);
    return () => resizes.disconnect();
  }, [list]);
  return useMemo(
    () =>
      ({ kind }) =>
        kind === 'thread' ? threadPx : headingPx,
    [threadPx, headingPx],
  );
}

type Heights = typeof MEASURED;

function isSame(a: Heights, b: Heights): boolean {
  return Math.abs(a.threadPx - b.threadPx) < 0.5 && Math.abs(a.headingPx - b.headingPx) < 0.5;
}

/** Commands for the thread above and below the one on screen, in the order of the list; at its ends they do nothing. */
function usePreviousNextCommands(ids: readonly string[]): void {
  const strings = useStrings(sidebarStrings);
  const navigate = useNavigate();
  const commands = useMemo(() => {
    const move = (by: 1 | -1) => {
      // The address changes first, the page after it: a second press goes on from there.
      const id = ids[ids.findIndex(isOnScreen) + by];
      if (id !== undefined) navigate(`/t/${id}`);
    };
    const previous = { id: 'previous thread', label: strings.previousThread, Icon: ArrowUp };
    const next = { id: 'next thread', label: strings.nextThread, Icon: ArrowDown };
    return ids.length === 0
      ? []
      : [
          { ...previous, press: () => move(-1) },
          { ...next, press: () => move(1) },
        ];
  }, [ids, navigate, strings]);
  useCommandsHere(commands);
}
