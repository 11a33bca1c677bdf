'use client';
import dynamic from 'next/dynamic';
import type { Role } from '@/model/access';
import type { Thread } from '@/model/thread';
import type { ThreadDialog } from './commands';

const DeleteDialog = dynamic(
  () => import('@/app/_thread/members/leave-dialogs').then((module) => module.DeleteDialog),
  {
    ssr: false,
  },
);
const LeaveThreadDialog = dynamic(
  () => import('@/app/_thread/members/leave-dialogs').then((module) => module.LeaveThreadDialog),
  { ssr: false },
);
const ActivityDialog = dynamic(
  () => import('@/app/_thread/activity/activity-dialog').then((module) => module.ActivityDialog),
  {
    ssr: false,
  },
);
const ThreadSettings = dynamic(
  () => import('@/app/_thread/settings/thread-settings').then((module) => module.ThreadSettings),
  {
    ssr: false,
  },
);

const ExportDialog = dynamic(
  () => import('@/app/_archive/export-dialog').then((module) => module.ExportDialog),
  { ssr: false },
);

type Props = {
  open: ThreadDialog | null;
  thread: Thread;
  role: Role | undefined;
  onClose: () => void;
};

/** The dialogs that thread commands open. */
export function ThreadDialogs({ open, thread, role, onClose }: Props) {
  switch (open) {
    case null:
      return null;
    case 'settings':
      return <ThreadSettings thread={thread} role={role} onClose={onClose} />;
    case 'export':
      return <ExportDialog of={{ kind: 'thread', threadId: thread.id }} onClose={onClose} />;
    case 'activity':
      return <ActivityDialog threadId={thread.id} onClose={onClose} />;
    case 'leave':
      return <LeaveThreadDialog thread={thread} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog thread={thread} onClose={onClose} />;
  }
}
