'use client';
import { ChevronLeft, Share2, UserRound, Users } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState } from 'react';
import { can, type Role } from '@/model/access';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useCommandsHere } from '@/hooks/shell/use-commands';
import { useIdleChunk, useIsIdle } from '@/hooks/shell/use-idle';
import { useConfig } from '@/hooks/core/session/use-session';
import { useToasts } from '@/hooks/core/use-toasts';
import type { Present } from '@/hooks/presence/use-presence';
import { useStrings } from '@/hooks/core/use-strings';
import type { Member } from '@/model/member';
import type { Thread } from '@/model/thread';
import { Avatar } from '@/app/_ui/avatar';
import { Button, buttonClass } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { PageLink } from '@/app/_ui/page-link';
import { memberAvatarsOf, presenceText, type MemberAvatar } from '@/app/_thread/members/member-avatars';
import { ReplyPolicyMenu } from '@/app/_thread/settings/reply-policy';
import { ThreadMenu } from './thread-menu';
import { ThreadTitle } from './thread-title';
import { memberAvatarStrings, threadStrings } from './strings';
import styles from './thread.module.css';

const loadMembers = () =>
  import('@/app/_thread/members/members-dialog').then(({ MembersDialog }) => MembersDialog);
const MembersDialog = dynamic(loadMembers, { ssr: false });
/** A failed load is retried, and reported, when the button is pressed. */
const preload = () => void loadMembers().catch(() => undefined);

const loadShare = () => import('@/app/_share/share-dialog').then(({ ShareDialog }) => ShareDialog);
const ShareDialog = dynamic(loadShare, { ssr: false });

const MembersName = () => <span className="visually-hidden">{useStrings(threadStrings).members}</span>;
/** Adds the number of access requests to the button's name; if it fails to load, the button works without it. */
const AccessRequestName = dynamic(
  () =>
    loadChunk(() => import('@/app/_thread/members/access-request-name')).then(
      (module) => module.AccessRequestName,
      () => MembersName,
    ),
  { ssr: false, loading: MembersName },
);

type Props = { thread: Thread; members: readonly Member[]; role: Role | undefined; present: Present };

const MAX_AVATARS = 4;

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
          {can(role, 'share') && <ShareButton threadId={thread.id} />}
          <MembersButton thread={thread} members={members} role={role} present={present} />
          <ThreadMenu thread={thread} role={role} onRename={() => setRenaming(true)} />
        </>
      )}
    </header>
  );
}

/** Where the site allows no links for guests, the thread's own address can be copied from the browser. */
function ShareButton({ threadId }: { threadId: string }) {
  const strings = useStrings(threadStrings);
  const { toastError } = useToasts();
  const { sharing } = useConfig();
  const [isOpen, setIsOpen] = useState(false);
  const isOffered = sharing.audiences.length > 0;
  const open = useCallback(
    () => void loadChunk(loadShare).then(() => setIsOpen(true), toastError),
    [toastError],
  );
  useCommandsHere(
    useMemo(
      () => (isOffered ? [{ id: 'share', label: strings.share, Icon: Share2, press: open }] : []),
      [isOffered, strings, open],
    ),
  );
  if (!isOffered) return null;
  return (
    <>
      <IconButton label={strings.share} onClick={open} icon={<Share2 size={18} aria-hidden="true" />} />
      {isOpen && <ShareDialog threadId={threadId} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function MembersButton({ thread, members, role, present }: Props) {
  const strings = useStrings(threadStrings);
  const { toastError } = useToasts();
  const [isOpen, setIsOpen] = useState(false);
  useIdleChunk(loadMembers);
  const isIdle = useIsIdle();
  const seesWhoAsks = isIdle && thread.state === 'open' && can(role, 'manage members');
  const avatarStrings = useStrings(memberAvatarStrings);
  const avatars = memberAvatarsOf(members, present);
  const open = useCallback(
    () => void loadChunk(loadMembers).then(() => setIsOpen(true), toastError),
    [toastError],
  );
  useMembersCommands(members, open);
  return (
    <>
      <Button
        look="quiet"
        className={styles.members ?? ''}
        title={presenceText(avatarStrings, avatars, present)}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={open}
      >
        <MemberAvatars avatars={avatars} />
        <Users size={18} aria-hidden="true" className={styles.membersIcon} />
        <span className={styles.count} aria-hidden="true">
          {thread.memberIds.length}
        </span>
        {present.kind === 'count' && present.count !== null && (
          <span className={styles.hereCount} aria-hidden="true">
            {strings.here(present.count)}
          </span>
        )}
        {seesWhoAsks ? <AccessRequestName threadId={thread.id} /> : <MembersName />}
      </Button>
      {isOpen && (
        <MembersDialog thread={thread} members={members} role={role} onClose={() => setIsOpen(false)} />
      )}
    </>
  );
}

/** Commands that open the member list, also found by a member's name. */
function useMembersCommands(members: readonly Member[], open: () => void): void {
  const strings = useStrings(threadStrings);
  useCommandsHere(
    useMemo(
      () => [
        { id: 'members', label: strings.members, Icon: Users, press: open },
        ...members.map(({ id, name }) => ({
          id: `member ${id}`,
          label: name,
          Icon: UserRound,
          press: open,
          isPerson: true,
        })),
      ],
      [members, strings, open],
    ),
  );
}

function MemberAvatars({ avatars }: { avatars: readonly MemberAvatar[] }) {
  return (
    <span className={styles.avatars} aria-hidden="true">
      {avatars.slice(0, MAX_AVATARS).map(({ id, name, photoUrl, state }) => (
        <span key={id} className={styles.avatar} data-state={state}>
          <Avatar id={id} name={name} photoUrl={photoUrl} size={26} />
        </span>
      ))}
    </span>
  );
}

function BackLink() {
  const strings = useStrings(threadStrings);
  return (
    <PageLink
      to="/"
      className={`${buttonClass({ look: 'quiet', shape: 'icon' })} ${styles.back}`}
      label={strings.allThreads}
    >
      <ChevronLeft size={22} aria-hidden="true" />
    </PageLink>
  );
}

export function ThreadHeaderSkeleton() {
  const { loadingThread } = useStrings(threadStrings);
  return (
    <header className={styles.header}>
      <BackLink />
      <h1 className={styles.skeletonTitle}>
        <span className="visually-hidden">{loadingThread}</span>
      </h1>
    </header>
  );
}
