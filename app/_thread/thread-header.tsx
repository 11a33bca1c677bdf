'use client';
import { ChevronLeft, UserRound, Users } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { can, type Role } from '@/model/access';
import { fetchPart } from '@/hooks/core/load-chunk';
import { useCommandsHere } from '@/hooks/shell/use-commands';
import { useNotices } from '@/hooks/core/use-toasts';
import type { Present } from '@/hooks/presence/use-presence';
import { useWords } from '@/hooks/core/use-strings';
import type { Member, Thread } from '@/model/thread';
import { Avatar } from '@/app/_ui/avatar';
import { Button, buttonClass } from '@/app/_ui/button';
import { PlaceLink } from '@/app/_ui/page-link';
import { facesOf, wordsForPresent, type Face } from '@/app/_thread/members/member-avatars';
import { facesWords } from '@/app/_thread/members/strings';
import { ReplyPolicyMenu } from '@/app/_thread/settings/reply-policy';
import { ThreadMenu } from './thread-menu';
import { ThreadTitle } from './thread-title';
import { threadWords } from './strings';
import styles from './thread.module.css';

const loadMembers = () =>
  import('@/app/_thread/members/members-dialog').then(({ MembersDialog }) => MembersDialog);
const MembersDialog = dynamic(loadMembers, { ssr: false });
/** What cannot be fetched now is fetched, or told, when it is pressed. */
const preload = () => void loadMembers().catch(() => undefined);

const MembersName = () => <span className="visually-hidden">{useWords(threadWords).members}</span>;
/** Names the button too, and tells how many ask to join; without it the button does what it did. */
const AskingName = dynamic(
  () =>
    fetchPart(() => import('@/app/_thread/members/access-request-name')).then(
      (module) => module.AskingName,
      () => MembersName,
    ),
  { ssr: false, loading: MembersName },
);

type Props = { thread: Thread; members: readonly Member[]; role: Role | undefined; present: Present };

const FACES = 4;

export function ThreadHeader({ thread, members, role, present }: Props) {
  const [renaming, setRenaming] = useState(false);
  const isInTrash = thread.state === 'trashed';
  return (
    <header className={styles.header}>
      <BackLink />
      <ThreadTitle
        thread={thread}
        mayRename={thread.state === 'open' && can(role, 'rename thread')}
        isRenaming={renaming}
        setRenaming={setRenaming}
      />
      {thread.state === 'open' && can(role, 'change settings') && <ReplyPolicyMenu thread={thread} />}
      {!isInTrash && (
        <>
          <MembersButton thread={thread} members={members} role={role} present={present} />
          <ThreadMenu thread={thread} role={role} onRename={() => setRenaming(true)} />
        </>
      )}
    </header>
  );
}

function MembersButton({ thread, members, role, present }: Props) {
  const words = useWords(threadWords);
  const { fail } = useNotices();
  const [isOpen, setIsOpen] = useState(false);
  const isSettled = useIsSettled();
  const seesWhoAsks = isSettled && thread.state === 'open' && can(role, 'manage members');
  const hereWords = useWords(facesWords);
  const faces = facesOf(members, present);
  const open = useCallback(() => void fetchPart(loadMembers).then(() => setIsOpen(true), fail), [fail]);
  useMembersCommands(members, open);
  return (
    <>
      <Button
        look="quiet"
        className={styles.members ?? ''}
        title={wordsForPresent(hereWords, faces, present)}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={open}
      >
        <Faces faces={faces} />
        <Users size={18} aria-hidden="true" className={styles.membersIcon} />
        <span className={styles.count} aria-hidden="true">
          {thread.memberIds.length}
        </span>
        {present.kind === 'count' && present.count !== null && (
          <span className={styles.hereCount} aria-hidden="true">
            {words.here(present.count)}
          </span>
        )}
        {seesWhoAsks ? <AskingName threadId={thread.id} /> : <MembersName />}
      </Button>
      {isOpen && (
        <MembersDialog thread={thread} members={members} role={role} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}

/** The members, and the way to their list, for whoever looks for them by name. */
function useMembersCommands(members: readonly Member[], open: () => void): void {
  const words = useWords(threadWords);
  useCommandsHere(
    useMemo(
      () => [
        { id: 'members', words: words.members, Icon: Users, press: open },
        ...members.map(({ id, name }) => ({
          id: `member ${id}`,
          words: name,
          Icon: UserRound,
          press: open,
          isPerson: true,
        })),
      ],
      [members, words, open],
    ),
  );
}

function Faces({ faces }: { faces: readonly Face[] }) {
  return (
    <span className={styles.faces} aria-hidden="true">
      {faces.slice(0, FACES).map(({ id, name, photoUrl, state }) => (
        <span key={id} className={styles.face} data-state={state}>
          <Avatar id={id} name={name} photoUrl={photoUrl} size={26} />
        </span>
      ))}
    </span>
  );
}

function BackLink() {
  const words = useWords(threadWords);
  return (
    <PlaceLink
      to="/"
      className={`${buttonClass({ look: 'quiet', shape: 'icon' })} ${styles.back}`}
      label={words.allThreads}
    >
      <ChevronLeft size={22} aria-hidden="true" />
    </PlaceLink>
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
  const { loadingThread } = useWords(threadWords);
  return (
    <header className={styles.header}>
      <BackLink />
      <h1 className={styles.bone}>
        <span className="visually-hidden">{loadingThread}</span>
      </h1>
    </header>
  );
}
