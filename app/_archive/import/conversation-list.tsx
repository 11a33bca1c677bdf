import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import {
  IMPORT_ORDERS,
  keyOf,
  shownConversations,
  withChosen,
  type ImportOrder,
} from '@/hooks/archive/import-choice';
import { chooseForImport } from '@/hooks/archive/use-import';
import { newMessagesOf, type Preview } from '@/hooks/archive/import-state';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import type { ConversationSummary } from '@/model/archive/summary';
import { IMPORT_ROWS_PAGE } from '@/model/import-limits';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { importStrings } from './strings';
import styles from './import.module.css';

type Conversations = Preview['found']['conversations'];

/** The conversations of the files, to choose from. Few need a search and an order: those are for long lists. */
export function ConversationList({ preview }: { preview: Preview }) {
  const strings = useStrings(importStrings);
  const { conversations } = preview.found;
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<ImportOrder>('file');
  const [pages, setPages] = useState(1);
  const wanted = useDeferredValue(query);
  const shown = useMemo(
    () => shownConversations(conversations, { query: wanted, order }),
    [conversations, wanted, order],
  );
  const isLong = conversations.length > FEW;
  const page = shown.slice(0, pages * IMPORT_ROWS_PAGE);
  return (
    <section className={styles.list} aria-label={strings.list}>
      {isLong && <Controls query={query} onQuery={setQuery} order={order} onOrder={setOrder} />}
      {shown.length > 1 && <All preview={preview} shown={shown} isNarrowed={wanted.trim() !== ''} />}
      {shown.length === 0 && (
        <p className={styles.faint} role="status">
          {strings.noMatches(wanted.trim())}
        </p>
      )}
      <ul>
        {page.map((one) => (
          <Row key={keyOf(one)} one={one} preview={preview} />
        ))}
      </ul>
      {shown.length > page.length && (
        <Button look="quiet" className={styles.more} onClick={() => setPages(pages + 1)}>
          {strings.more}
        </Button>
      )}
    </section>
  );
}

const FEW = 5;

type ControlsProps = {
  query: string;
  onQuery: (query: string) => void;
  order: ImportOrder;
  onOrder: (order: ImportOrder) => void;
};

function Controls({ query, onQuery, order, onOrder }: ControlsProps) {
  const strings = useStrings(importStrings);
  return (
    <div className={styles.controls}>
      <span className={styles.search}>
        <Search size={16} aria-hidden="true" />
        <input
          type="search"
          value={query}
          placeholder={strings.find}
          aria-label={strings.find}
          onChange={({ target }) => onQuery(target.value)}
        />
      </span>
      <select
        className={styles.select}
        aria-label={strings.order}
        value={order}
        onChange={({ target }) => onOrder(IMPORT_ORDERS.find((one) => one === target.value) ?? 'file')}
      >
        {IMPORT_ORDERS.map((one) => (
          <option key={one} value={one}>
            {strings.orders[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

type AllProps = { preview: Preview; shown: Conversations; isNarrowed: boolean };

function All({ preview: { choices }, shown, isNarrowed }: AllProps) {
  const strings = useStrings(importStrings);
  const count = shown.filter((one) => choices.selection.has(keyOf(one))).length;
  const isAll = count === shown.length;
  return (
    <label className={styles.all}>
      <input
        type="checkbox"
        checked={isAll}
        ref={(box) => {
          if (box !== null) box.indeterminate = count > 0 && !isAll;
        }}
        onChange={() => chooseForImport({ selection: withChosen(choices.selection, shown, !isAll) })}
      />
      <span>{isNarrowed ? strings.allShown(shown.length) : strings.all(shown.length)}</span>
    </label>
  );
}

function Row({ one, preview: { known, choices } }: { one: Conversations[number]; preview: Preview }) {
  const strings = useStrings(importStrings);
  const { summary } = one;
  const fresh = newMessagesOf(one, known);
  const isKnown = known?.has(summary.id) === true;
  return (
    <li>
      <label className={styles.row}>
        <input
          type="checkbox"
          checked={choices.selection.has(keyOf(one))}
          onChange={({ target }) =>
            chooseForImport({ selection: withChosen(choices.selection, [one], target.checked) })
          }
        />
        <span className={styles.rowText}>
          <strong dir="auto">{summary.title === '' ? strings.untitled : summary.title}</strong>
          <Facts summary={summary} />
        </span>
        {isKnown && (
          <span className={styles.badge}>
            {fresh === 0 ? strings.alreadyHere : strings.newMessages(fresh)}
          </span>
        )}
      </label>
    </li>
  );
}

const NAMES_SHOWN = 3;

function Facts({ summary }: { summary: ConversationSummary }) {
  const strings = useStrings(importStrings);
  const { shortDay } = useTimes();
  const now = useNow();
  const { firstAt, lastAt, authors, authorCount, branches } = summary;
  const names = authors.map(({ kind, name }) =>
    name === ''
      ? { person: strings.unnamed, assistant: strings.assistant, system: strings.system }[kind]
      : name,
  );
  const dates =
    firstAt === null || lastAt === null ? [] : [strings.span(shortDay(firstAt, now), shortDay(lastAt, now))];
  const named = names.slice(0, NAMES_SHOWN);
  return (
    <small>
      {[
        strings.messages(summary.messages),
        ...dates,
        strings.authors(named.join(', '), authorCount - named.length),
        ...(branches > 0 ? [strings.versions(branches)] : []),
      ].join(' · ')}
    </small>
  );
}
