'use client';
import { ChevronLeft, Users } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { can, type Role } from '@/model/access';
import { fetchPart } from '@/hooks/fetch-part';
import { useNotices } from '@/hooks/use-notices';
import type { Present } from '@/hooks/use-presence';
import { useWords } from '@/hooks/use-words';
import type { Member, Thread } from '@/model/thread';
import { Avatar } from '../../_ui/avatar';
import { Button, buttonClass } from '../../_ui/button';
import { PlaceLink } from '../place-link';
import { facesOf, wordsForPresent } from './faces';
import { facesWords } from './faces-words';
import { ReplyPolicyMenu } from './reply-policy';
import { ThreadMenu } from './thread-menu';
import { ThreadTitle } from './thread-title';
import styles from './thread.module.css';

const loadMembers = () => import('./members-dialog').then(({ MembersDialog }) => MembersDialog);
const MembersDialog = dynamic(loadMembers, { ssr: false });
/** What cannot be fetched now is fetched, or told, when it is pressed. */
const preload = () => void loadMembers().catch(() => undefined);

const MembersName = () => <span className="visually-hidden">Members</span>;
/** Names the button too, and tells how many ask to join; without it the button does what it did. */
const AskingName = dynamic(
  () =>
    fetchPart(() => import('./asking-name')).then(
      (module) => module.AskingName,
      () => MembersName,
    ),
  { ssr: false, loading: MembersName },
);

type Props = { thread: Thread; members: readonly Member[]; role: Role | undefined; present: Present };

const FACES = 4;

export function ThreadHeader({ thread, members, role, present }: Props) {
  const { fail } = useNotices();
  const [renaming, setRenaming] = useState(false);
  const [showsMembers, setShowsMembers] = useState(false);
  const count = thread.memberIds.length;
  const hereWords = useWords(facesWords);
  const faces = facesOf(members, present);
  const isInTrash = thread.state === 'trashed';
  const isSettled = useIsSettled();
  const seesWhoAsks = isSettled && thread.state === 'open' && can(role, 'manage members');
  return (
    <header className={styles.header}>
      <PlaceLink
        to="/"
        className={`${buttonClass({ look: 'quiet', shape: 'icon' })} ${styles.back}`}
        label="All threads"
      >
        <ChevronLeft size={22} aria-hidden="true" />
      </PlaceLink>
      <ThreadTitle
        thread={thread}
        mayRename={thread.state === 'open' && can(role, 'rename thread')}
        isRenaming={renaming}
        setRenaming={setRenaming}
      />
      {thread.state === 'open' && can(role, 'change settings') && <ReplyPolicyMenu thread={thread} />}
      {!isInTrash && (
        <Button
          look="quiet"
          className={styles.members ?? ''}
          title={wordsForPresent(hereWords, faces, present)}
          onPointerEnter={preload}
          onFocus={preload}
          onClick={() => void fetchPart(loadMembers).then(() => setShowsMembers(true), fail)}
        >
          <span className={styles.faces} aria-hidden="true">
            {faces.slice(0, FACES).map(({ id, name, photoUrl, state }) => (
              <span key={id} className={styles.face} data-state={state}>
                <Avatar id={id} name={name} photoUrl={photoUrl} size={26} />
              </span>
            ))}
          </span>
          <Users size={18} aria-hidden="true" className={styles.membersIcon} />
          <span className={styles.count} aria-hidden="true">
            {count}
          </span>
          {present.kind === 'count' && present.count !== null && (
            <span className={styles.hereCount} aria-hidden="true">
              {present.count} here
            </span>
          )}
          {seesWhoAsks ? <AskingName threadId={thread.id} /> : <MembersName />}
        </Button>
      )}
      {!isInTrash && <ThreadMenu thread={thread} role={role} onRename={() => setRenaming(true)} />}
      {showsMembers && (
        <MembersDialog thread={thread} members={members} role={role} onClose={() => setShowsMembers(false)} />
      )}
    </header>
  );
}

/** Reading and writing come first: what few need is fetched a moment later. */
const SETTLED_MS = 1_500;

function useIsSettled(): boolean {
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}

export function ThreadHeaderBones() {
  return (
    <header className={styles.header}>
      <PlaceLink
        to="/"
        className={`${buttonClass({ look: 'quiet', shape: 'icon' })} ${styles.back}`}
        label="All threads"
      >
        <ChevronLeft size={22} aria-hidden="true" />
      </PlaceLink>
      <span className={styles.bone} />
    </header>
  );
}
