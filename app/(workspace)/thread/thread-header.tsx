'use client';
import { ChevronLeft, Users } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { can, type Role } from '@/model/access';
import type { Member, Thread } from '@/model/thread';
import { Avatar } from '../../_ui/avatar';
import { Button, buttonClass } from '../../_ui/button';
import { PlaceLink } from '../place-link';
import { ThreadMenu } from './thread-menu';
import { ThreadTitle } from './thread-title';
import styles from './thread.module.css';

const loadMembers = () => import('./members-dialog').then(({ MembersDialog }) => MembersDialog);
const MembersDialog = dynamic(loadMembers, { ssr: false });

type Props = { thread: Thread; members: readonly Member[]; role: Role | undefined };

const FACES = 4;

export function ThreadHeader({ thread, members, role }: Props) {
  const [renaming, setRenaming] = useState(false);
  const [showsMembers, setShowsMembers] = useState(false);
  const count = thread.memberIds.length;
  const isInTrash = thread.state === 'trashed';
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
      {!isInTrash && (
        <Button
          look="quiet"
          className={styles.members ?? ''}
          aria-label="Members"
          title={members.map(({ name }) => name).join(', ')}
          onPointerEnter={() => void loadMembers()}
          onFocus={() => void loadMembers()}
          onClick={() => setShowsMembers(true)}
        >
          <span className={styles.faces} aria-hidden="true">
            {members.slice(0, FACES).map(({ id, name, photoUrl }) => (
              <Avatar key={id} id={id} name={name} photoUrl={photoUrl} size={26} />
            ))}
          </span>
          <Users size={18} aria-hidden="true" className={styles.membersIcon} />
          <span className={styles.count}>{count}</span>
        </Button>
      )}
      {!isInTrash && <ThreadMenu thread={thread} role={role} onRename={() => setRenaming(true)} />}
      {showsMembers && (
        <MembersDialog thread={thread} members={members} role={role} onClose={() => setShowsMembers(false)} />
      )}
    </header>
  );
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
