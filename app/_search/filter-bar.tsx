'use client';
import { Check, ChevronDown, X } from 'lucide-react';
import { useDisplayName, useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import type { SearchResults } from '@/hooks/search/search-pages';
import { ASSISTANT_ID } from '@/model/product';
import {
  filtersIn,
  hasFilter,
  toggleFilter,
  without,
  writtenFilter,
  type FilterKind,
} from '@/model/query-text';
import { buttonClass } from '@/app/_ui/button';
import { Menu, MenuDivider, MenuItem } from '@/app/_ui/menu';
import { searchStrings } from './strings';
import styles from './search.module.css';

type Props = {
  text: string;
  /** Its people and threads are offered. */
  found: SearchResults | null;
  onWrite: (text: string) => void;
};

/** Menus that write filters into the box, and the filters that stand there, each to be taken away. */
export function FilterBar({ text, found, onWrite }: Props) {
  const strings = useStrings(searchStrings);
  const menus = useFilterMenus(found);
  const written = filtersIn(text);
  return (
    <div className={styles.filters} role="group" aria-label={strings.filters}>
      {menus.map((menu) => (
        <FilterMenu key={menu.kind} menu={menu} text={text} onWrite={onWrite} />
      ))}
      {written.map((filter) => (
        <button
          key={filter.range.join(' ')}
          type="button"
          className={styles.chip}
          aria-label={strings.remove(filter.text)}
          onClick={() => onWrite(without(text, [filter]))}
        >
          <span dir="auto">{filter.text}</span>
          <X size={14} aria-hidden="true" />
        </button>
      ))}
    </div>
  );
}

/** What is written into the box, and what it is called. */
type Choice = { code: string; label: string };

type FilterMenu = {
  kind: FilterKind;
  label: string;
  choices: readonly Choice[];
  /** Operators whose value is left to be typed. */
  begins: readonly Choice[];
};

/** More of them would be a list to read. */
const MOST_OFFERED = 6;

function useFilterMenus(found: SearchResults | null): readonly FilterMenu[] {
  const strings = useStrings(searchStrings);
  const entries = <K extends string>(name: string, labels: Record<K, string>) =>
    Object.entries<string>(labels).map(([value, label]) => ({ code: `${name}:${value}`, label }));
  return [
    {
      kind: 'from',
      label: strings.from,
      choices: [
        { code: 'from:me', label: strings.fromMe },
        { code: 'from:assistant', label: strings.fromAssistant },
        ...useAuthors(found).map((name) => ({ code: writtenFilter('from', name), label: name })),
      ],
      begins: [{ code: 'from:', label: strings.fromOther }],
    },
    {
      kind: 'in',
      label: strings.in,
      choices: useTitles(found).map((title) => ({ code: writtenFilter('in', title), label: title })),
      begins: [{ code: 'in:', label: strings.inOther }],
    },
    {
      kind: 'between',
      label: strings.when,
      choices: Object.entries<string>(strings.days).map(([code, label]) => ({ code, label })),
      begins: [
        { code: 'before:', label: strings.before },
        { code: 'after:', label: strings.after },
      ],
    },
    { kind: 'has', label: strings.has, choices: entries('has', strings.hasValues), begins: [] },
    { kind: 'is', label: strings.is, choices: entries('is', strings.isValues), begins: [] },
  ];
}

/** People whose messages were found. */
function useAuthors(found: SearchResults | null): string[] {
  const displayName = useDisplayName();
  const { uid } = useMe();
  const hits = found?.groups.flatMap((group) => group.hits) ?? [];
  const others = hits.filter(({ authorId }) => authorId !== uid && authorId !== ASSISTANT_ID);
  const names = others.map(({ authorId, authorName }) => displayName({ id: authorId, name: authorName }));
  return [...new Set(names)].slice(0, MOST_OFFERED);
}

function useTitles(found: SearchResults | null): string[] {
  const displayTitle = useDisplayTitle();
  const threads = [...(found?.groups.map(({ thread }) => thread) ?? []), ...(found?.titles ?? [])];
  // Nobody finds a title by the name that a screen gives to threads without one.
  const titled = threads.filter(({ titleBy }) => titleBy !== 'default');
  const titles = titled.map(({ title, titleBy }) => displayTitle({ title: title.text, titleBy }));
  return [...new Set(titles)].slice(0, MOST_OFFERED);
}

type MenuProps = Pick<Props, 'text' | 'onWrite'> & { menu: FilterMenu };

function FilterMenu({ menu: { kind, label, choices, begins }, text, onWrite }: MenuProps) {
  const isUsed = filtersIn(text).some((filter) => filter.kind === kind);
  return (
    <Menu
      label={label}
      className={`${buttonClass({ look: 'plain', size: 'small' })} ${styles.filter} ${isUsed ? styles.used : ''}`}
      button={
        <>
          {label} <ChevronDown size={15} aria-hidden="true" />
        </>
      }
      placement="free"
    >
      {choices.map((choice) => {
        const filter = { kind, text: choice.code };
        const isChosen = hasFilter(text, filter);
        return (
          <MenuItem key={choice.code} checked={isChosen} onPress={() => onWrite(toggleFilter(text, filter))}>
            <span className={styles.choice} dir="auto">
              {choice.label}
            </span>
            {isChosen && <Check size={17} aria-hidden="true" />}
          </MenuItem>
        );
      })}
      {choices.length > 0 && begins.length > 0 && <MenuDivider />}
      {begins.map((begin) => (
        // After the menu has returned the focus: the box takes it.
        <MenuItem key={begin.code} onPress={() => setTimeout(() => onWrite(`${text} ${begin.code}`.trim()))}>
          {begin.label}
        </MenuItem>
      ))}
    </Menu>
  );
}
