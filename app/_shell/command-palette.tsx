'use client';
import { Command as Cmdk, useCommandState } from 'cmdk';
import { Archive, MessageSquareText, MessagesSquare, TextSearch } from 'lucide-react';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useCommands, type Command } from '@/hooks/shell/use-commands';
import { useNavigate } from '@/hooks/core/use-location';
import { useQuickSearch } from '@/hooks/search/use-quick-search';
import { searchPath } from '@/hooks/search/use-search-entry';
import { useTitles, type FoundTitles } from '@/hooks/search/use-titles';
import { useThreads } from '@/hooks/threads/use-threads';
import { useDisplayName, useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { hitPath } from '@/app/_search/hit-row';
import { Marked } from '@/app/_search/marked';
import { QuickNote } from '@/app/_search/quick-note';
import { searchStrings } from '@/app/_search/strings';
import { Dialog } from '@/app/_ui/dialog';
import { globalCommandStrings } from './strings';
import styles from './command-palette.module.css';
import { scoreOf } from './palette-score';
import { ShortcutKeys } from './shortcut-keys';
import { TitlesNote } from './titles-note';

/** The number of recent threads shown before anything is typed. */
const RECENT = 6;

/** Messages come from the server: they match already, and stand below everything that is found at once, so nothing moves. */
const MESSAGE = 'message ';
const SEE_ALL = 'see all';
const MESSAGE_SCORE = 0.01;
const SEE_ALL_SCORE = 0.001;
/** Titles that the server has found match by words as it reads them. */
const TITLE = 'title ';
const TITLE_SCORE = 0.3;
/** Matching threads that the list has read already; more would not be looked at, and each is a row. */
const MOST_LISTED = 20;

const MOVES: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End']);

function scoreOfItem(id: string, search: string, names: readonly string[]): number {
  if (id.startsWith(MESSAGE)) return MESSAGE_SCORE;
  if (id.startsWith(TITLE)) return Math.max(TITLE_SCORE, scoreOf(names, search));
  return id === SEE_ALL ? SEE_ALL_SCORE : scoreOf(names, search);
}

/** Finds threads by title, messages, people of the thread on screen, and every available command, by a few letters. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const strings = useStrings(globalCommandStrings);
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState('');
  const [isMoved, setIsMoved] = useState(false);
  const chosen = useRef<(() => void) | null>(null);
  const search = useQuickSearch(typed);
  const titles = useTitles(typed);
  const firstTitle = titles.titles[0];
  const navigate = useNavigate();
  const choose = (press: () => void) => {
    chosen.current = press;
    onClose();
  };
  return (
    <Dialog
      isOpen
      isBare
      onClose={onClose}
      // The focus returns to the opener first: the chosen command may move it.
      onClosed={() => chosen.current?.()}
      title={strings.palette}
      description={strings.paletteWhat}
    >
      <Cmdk
        label={strings.palette}
        filter={(value, search, also) => scoreOfItem(value, search, also ?? [value])}
        // The way to all results stands alone until titles arrive: Enter opens the first of these, unless an arrow key chose the way.
        value={
          selected === SEE_ALL && !isMoved && firstTitle !== undefined ? `${TITLE}${firstTitle.id}` : selected
        }
        onValueChange={setSelected}
        onKeyDown={({ key }) => setIsMoved((was) => was || MOVES.has(key))}
        loop
      >
        <Cmdk.Input
          className={styles.field}
          value={typed}
          onValueChange={(text) => {
            setTyped(text);
            setIsMoved(false);
          }}
          placeholder={strings.paletteField}
          aria-label={strings.paletteField}
        />
        <Nothing typed={typed.trim()} search={search} titles={titles} />
        <Results>
          <Threads typed={typed} titles={titles} onChoose={(id) => choose(() => navigate(`/t/${id}`))} />
          <Commands onChoose={({ press }) => choose(press)} />
          <Messages typed={typed.trim()} search={search} onChoose={(path) => choose(() => navigate(path))} />
        </Results>
        {/* Below the list, so that nothing in it moves. */}
        {typed.trim() !== '' && (
          <p role="status" className={styles.status}>
            <QuickNote search={search} />
          </p>
        )}
        {typed.trim() !== '' && <TitlesNote titles={titles} />}
      </Cmdk>
    </Dialog>
  );
}

type SearchProps = { typed: string; search: ReturnType<typeof useQuickSearch> };
type TitlesProps = { titles: FoundTitles };

/** Only the way to all results is left, and no message was found. */
function Nothing({ typed, search: { results, isStale }, titles }: SearchProps & TitlesProps) {
  const strings = useStrings(globalCommandStrings);
  const isAlone = useCommandState(({ filtered }) => filtered.count <= 1);
  if (typed === '' || !isAlone || isStale || results?.hitCount !== 0) return null;
  if (titles.status !== 'ready' || titles.more.status !== 'none') return null;
  return (
    <div className={styles.empty}>
      <strong>{strings.nothing(typed)}</strong>
      {strings.nothingWhat}
    </div>
  );
}

/** An empty listbox is invalid ARIA, so the list is hidden while it is empty. */
function Results({ children }: { children: ReactNode }) {
  const strings = useStrings(globalCommandStrings);
  const isEmpty = useCommandState(({ filtered }) => filtered.count === 0);
  return (
    <Cmdk.List className={styles.list} label={strings.palette} hidden={isEmpty}>
      {children}
    </Cmdk.List>
  );
}

type ThreadsProps = TitlesProps & { typed: string; onChoose: (threadId: string) => void };

/** Recent ones, or those whose titles match: at once what the list has read, then what the server finds among all. */
function Threads({ typed, titles, onChoose }: ThreadsProps) {
  const strings = useStrings(globalCommandStrings);
  const displayTitle = useDisplayTitle();
  const text = typed.trim();
  // The sidebar's thread list is already loaded.
  const open = useThreads().threads;
  const listed = useMemo(
    () =>
      text === ''
        ? open.slice(0, RECENT)
        : open.filter((thread) => scoreOf([displayTitle(thread)], text) > 0).slice(0, MOST_LISTED),
    [open, text, displayTitle],
  );
  const known = new Set(listed.map(({ id }) => id));
  const found = text === '' ? [] : titles.titles.filter(({ id }) => !known.has(id));
  if (listed.length + found.length === 0) return null;
  return (
    <Cmdk.Group heading={text === '' ? strings.recent : strings.threads}>
      {listed.map((thread) => (
        <ThreadItem
          key={thread.id}
          id={`thread ${thread.id}`}
          label={displayTitle(thread)}
          isArchived={false}
          onSelect={() => onChoose(thread.id)}
        />
      ))}
      {found.map(({ id, title, titleBy, state }) => (
        <ThreadItem
          key={id}
          id={`${TITLE}${id}`}
          label={displayTitle({ title: title.text, titleBy })}
          isArchived={state === 'archived'}
          onSelect={() => onChoose(id)}
        />
      ))}
    </Cmdk.Group>
  );
}

type ThreadItemProps = { id: string; label: string; isArchived: boolean; onSelect: () => void };

function ThreadItem({ id, label, isArchived, onSelect }: ThreadItemProps) {
  const strings = useStrings(globalCommandStrings);
  const Icon = isArchived ? Archive : MessagesSquare;
  return (
    <Item id={id} label={label} onSelect={onSelect}>
      <Icon size={17} aria-hidden="true" />
      <span dir="auto">{label}</span>
      {isArchived && <small>{strings.archived}</small>}
    </Item>
  );
}

/** The palette does not list the command that opens it. */
const isElsewhere = ({ id }: Command) => id !== 'palette';

function Commands({ onChoose }: { onChoose: (command: Command) => void }) {
  const strings = useStrings(globalCommandStrings);
  const commands = useCommands();
  const item = (command: Command) => (
    <Item key={command.id} id={command.id} label={command.label} onSelect={() => onChoose(command)}>
      <command.Icon size={17} aria-hidden="true" />
      <span dir="auto">{command.label}</span>
      <ShortcutKeys command={command.id} />
    </Item>
  );
  const people = commands.filter(({ isPerson }) => isPerson === true);
  const actions = commands.filter(({ isPerson }) => isPerson !== true);
  return (
    <>
      {people.length > 0 && <Cmdk.Group heading={strings.people}>{people.map(item)}</Cmdk.Group>}
      <Cmdk.Group heading={strings.actions}>{actions.filter(isElsewhere).map(item)}</Cmdk.Group>
    </>
  );
}

type MessagesProps = SearchProps & { onChoose: (path: string) => void };

const FEW_MESSAGES = 5;

function Messages({ typed, search, onChoose }: MessagesProps) {
  const strings = useStrings(searchStrings);
  const displayName = useDisplayName();
  if (typed === '') return null;
  const hits = search.results?.groups.flatMap((group) => group.hits).slice(0, FEW_MESSAGES) ?? [];
  const all = strings.seeAll(typed);
  return (
    <Cmdk.Group heading={strings.messages}>
      {hits.map((hit) => {
        const name = displayName({ id: hit.authorId, name: hit.authorName });
        return (
          <Item
            key={hitPath(hit)}
            id={`${MESSAGE}${hitPath(hit)}`}
            label={hit.snippet.text}
            onSelect={() => onChoose(hitPath(hit))}
          >
            <MessageSquareText size={17} aria-hidden="true" />
            <span dir="auto">
              <Marked {...hit.snippet} />
            </span>
            <small dir="auto">{name}</small>
          </Item>
        );
      })}
      <Item
        id={SEE_ALL}
        label={all}
        onSelect={() => onChoose(searchPath({ text: typed, order: 'relevance' }))}
      >
        <TextSearch size={17} aria-hidden="true" />
        <span dir="auto">{all}</span>
      </Item>
    </Cmdk.Group>
  );
}

type ItemProps = { id: string; label: string; onSelect: () => void; children: ReactNode };

function Item({ id, label, onSelect, children }: ItemProps) {
  return (
    <Cmdk.Item className={styles.item} value={id} keywords={[label]} onSelect={onSelect}>
      {children}
    </Cmdk.Item>
  );
}
