'use client';
import { PanelLeft, Search, SquarePen, TextSearch } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useReceivedInvites } from '@/hooks/members/use-received-invites';
import { openNewThread } from '@/hooks/shell/new-thread';
import { runCommand, useCommandsHere } from '@/hooks/shell/use-commands';
import { useDeviceSetting } from '@/hooks/core/use-device-settings';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useFileDrop } from '@/hooks/shell/use-file-drop';
import { useNavigate } from '@/hooks/core/use-location';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { PRODUCT_NAME } from '@/model/product';
import { IconButton } from '@/app/_ui/icon-button';
import { isFinishing, pressedKey } from '@/hooks/core/keys';
import { Logo } from '@/app/_ui/logo';
import { sidebarStrings } from './strings';
import { PersonMenu } from './person-menu';
import { PageLink } from '@/app/_ui/page-link';
import { FilterMenu } from './filter-menu';
import type { Filter } from './filters';
import { ThreadList } from './thread-list';
import drops from '@/app/_ui/drop.module.css';
import styles from './sidebar.module.css';

const MentionsList = dynamic(() => import('./mentions-list').then((module) => module.MentionsList), {
  ssr: false,
});

const InvitationList = dynamic(() => import('./invitation-list').then((module) => module.InvitationList), {
  ssr: false,
});

export function Sidebar({ current }: { current: string | null }) {
  const strings = useStrings(sidebarStrings);
  const [filter, setFilter] = useState<Filter>('all');
  const [query, setQuery] = useState('');
  const { dismiss, toastError } = useToasts();
  const navigate = useNavigate();
  const choose = (next: Filter) => {
    // On a phone a toast would cover the list's head.
    dismiss();
    setFilter(next);
  };
  const { uid } = useMe();
  // Its code is loaded with the first file that is dropped.
  const drop = useFileDrop((files) => {
    const load = () => import('@/hooks/archive/use-import');
    const read = ({ readForImport }: Awaited<ReturnType<typeof load>>) => readForImport(uid, files);
    navigate('/import');
    loadChunk(load).then(read).catch(toastError);
  });
  const showAll = () => choose('all');
  const onKeyDown = (event: KeyboardEvent) => {
    if (pressedKey(event) === 'Escape') setQuery('');
    if (isFinishing(event) && query.trim() !== '')
      navigate(`/search?${new URLSearchParams({ q: query.trim() })}`);
  };
  return (
    <nav className={styles.nav} aria-label={strings.threads} {...drop.handlers}>
      {drop.isOver && <p className={`${drops.drop} ${styles.drop}`}>{strings.dropToImport}</p>}
      <Head
        onNew={() => {
          setFilter('all');
          setQuery('');
        }}
      />
      <div className={styles.controls} role="search">
        <span className={styles.search}>
          <Search size={16} aria-hidden="true" />
          <input
            type="search"
            value={query}
            placeholder={strings.searchHint}
            aria-label={strings.search}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </span>
        <FilterMenu filter={filter} onChoose={choose} />
      </div>
      <Invitations />
      {filter === 'mentions' ? (
        <MentionsList query={query} onBack={showAll} />
      ) : (
        <ThreadList key={filter} filter={filter} query={query} current={current} onBack={showAll} />
      )}
      <PersonMenu />
    </nav>
  );
}

/** Stays mounted after the last answer: it takes the focus of the button that was pressed. */
function Invitations() {
  const invites = useReceivedInvites() ?? [];
  const [isNeeded, setNeeded] = useState(false);
  if (invites.length > 0 && !isNeeded) setNeeded(true);
  return isNeeded && <InvitationList invites={invites} />;
}

function Head({ onNew }: { onNew: () => void }) {
  const strings = useStrings(sidebarStrings);
  const navigate = useNavigate();
  return (
    <div className={styles.head}>
      <PageLink to="/" className={styles.brand ?? ''} label={strings.home(PRODUCT_NAME)}>
        <Logo size={24} />
        <span>{PRODUCT_NAME}</span>
      </PageLink>
      <FoldButton />
      <IconButton
        label={strings.commandPalette}
        onClick={() => runCommand('palette')}
        icon={<TextSearch size={19} aria-hidden="true" />}
      />
      <IconButton
        label={strings.newThread}
        onClick={() => {
          onNew();
          openNewThread(navigate);
        }}
        icon={<SquarePen size={19} aria-hidden="true" />}
      />
    </div>
  );
}

/** What has the focus in the list is about to be folded away: its button stays. */
function keepFocus(button: HTMLElement | null): void {
  const { activeElement } = document;
  const isInList = button?.closest('nav')?.contains(activeElement) === true;
  const isInHead = button?.parentElement?.contains(activeElement) === true;
  if (isInList && (!isInHead || activeElement?.matches('a'))) button?.focus();
}

/** Folds the list away, for this browser. A phone shows nothing beside it. */
function FoldButton() {
  const strings = useStrings(sidebarStrings);
  const [list, setList] = useDeviceSetting('list');
  const isFolded = list === 'folded';
  const label = isFolded ? strings.unfold : strings.fold;
  const button = useRef<HTMLButtonElement>(null);
  const commands = useMemo(() => {
    const press = () => {
      if (!isFolded) keepFocus(button.current);
      setList(isFolded ? 'shown' : 'folded');
    };
    return [{ id: 'fold list', label, Icon: PanelLeft, press }];
  }, [isFolded, label, setList]);
  useCommandsHere(commands);
  return (
    <IconButton
      ref={button}
      label={label}
      className={styles.fold ?? ''}
      onClick={() => runCommand('fold list')}
      icon={<PanelLeft size={19} aria-hidden="true" />}
    />
  );
}
