'use client';
// Loaded once the page is idle.
import { MailQuestionMark } from 'lucide-react';
import { useMemo } from 'react';
import { useNavigate } from '@/hooks/core/use-location';
import { useStrings } from '@/hooks/core/use-strings';
import { useCommandsHere } from '@/hooks/shell/use-commands';
import type { UnreadOf } from '@/hooks/threads/use-read-states';
import { countedUnread } from '@/model/read-state';
import type { Thread } from '@/model/thread';
import { nextUnreadStrings } from './next-unread-strings';

type Props = { threads: readonly Thread[]; unread: UnreadOf; current: string | null };

/** The command that opens the next thread with unread messages, of muted ones those with mentions; newest activity first. */
export function NextUnread({ threads, unread, current }: Props) {
  const strings = useStrings(nextUnreadStrings);
  const navigate = useNavigate();
  const ids = useMemo(() => {
    const isWanted = (thread: Thread) => thread.id === current || countedUnread(unread.of(thread)) > 0;
    return threads.filter(isWanted).map(({ id }) => id);
  }, [threads, unread, current]);
  const next = ids[ids.indexOf(current ?? '') + 1] ?? ids.find((id) => id !== current);
  useCommandsHere(
    useMemo(
      () =>
        next === undefined
          ? []
          : [
              {
                id: 'next unread',
                label: strings.nextUnread,
                Icon: MailQuestionMark,
                press: () => navigate(`/t/${next}`),
              },
            ],
      [next, strings, navigate],
    ),
  );
  return null;
}
