'use client';
// A poll with its votes as they come. A chunk of its own, because a share's page has no store.
import { useEffect, useRef, useState } from 'react';
import { can } from '@/model/access';
import { countVotes, type Poll, type Vote } from '@/model/poll';
import { useVotes } from '@/hooks/inputs/use-votes';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { useReader, type Actor } from '@/app/_thread/context';
import type { MessageWithPolls } from './fences-in-answer';
import { PollView, type Tally } from './poll-view';
import { blockStrings } from './strings';

type Props = { message: MessageWithPolls; poll: Poll; actor: Actor };

export function LivePoll({ message, poll, actor }: Props) {
  const strings = useStrings(blockStrings);
  const { threadId, names } = useReader();
  const { dayAndTime } = useTimes();
  const me = { uid: actor.me, name: names.get(actor.me) ?? '' };
  const { votes, mine, vote, close, isClosing } = useVotes({ threadId, messageId: message.id, poll, me });
  const isOver = useIsOver(poll.closesAt);
  const isClosed = poll.closed !== null || isOver;
  useCountedOnce({ isDue: isClosed && poll.result === null && !message.isEarlier && actor.isOpen, close });
  const tally = useTally(poll, votes);
  const isOpen = !isClosed && actor.mayPost && actor.isOpen && !message.isEarlier;
  const mayClose = isOpen && (message.polls.askedBy === actor.me || can(actor.role, 'manage members'));
  return (
    <PollView poll={poll} mine={mine} tally={tally} note={whyNot()} onVote={isOpen ? vote : null}>
      {poll.isHidden && <span>{isClosed ? strings.secret : strings.hidden}</span>}
      <span role="status">{stateText()}</span>
      {isOpen && mine.length > 0 && (
        <Button size="small" look="quiet" onClick={() => vote([])}>
          {strings.takeBack}
        </Button>
      )}
      {mayClose && (
        <Button size="small" busy={isClosing} onClick={close}>
          {strings.close}
        </Button>
      )}
    </PollView>
  );

  function stateText(): string | null {
    if (isClosed && poll.result === null) return strings.counting;
    if (poll.closed !== null) return strings.closedAt(dayAndTime(poll.closed.at));
    return poll.closesAt === null ? null : strings.closesAt(dayAndTime(poll.closesAt));
  }

  function whyNot(): string | null {
    if (message.isEarlier) return strings.earlierVote;
    if (isClosed) return null;
    if (!actor.isOpen) return strings.closedVote;
    return actor.mayPost ? null : strings.viewersVote;
  }
}

/** A timer cannot be longer. */
const MOST_WAIT_MS = 2 ** 31 - 1;

function useIsOver(closesAt: number | null): boolean {
  const [isOver, setOver] = useState(() => closesAt !== null && closesAt <= Date.now());
  useEffect(() => {
    if (closesAt === null || isOver) return undefined;
    const timer = setTimeout(
      () => setOver(closesAt <= Date.now()),
      Math.min(closesAt - Date.now(), MOST_WAIT_MS),
    );
    return () => clearTimeout(timer);
  }, [closesAt, isOver]);
  return isOver;
}

/** Whoever has it on screen when its time comes closes it; and counts what somebody has closed without counting it. */
function useCountedOnce({ isDue, close }: { isDue: boolean; close: () => void }): void {
  const hasAsked = useRef(false);
  useEffect(() => {
    if (!isDue || hasAsked.current) return;
    hasAsked.current = true;
    close();
  }, [isDue, close]);
}

function useTally(poll: Poll, votes: readonly Vote[]): Tally {
  const displayName = useDisplayName();
  const { names, photos } = useReader();
  if (poll.isHidden) return poll.result === null ? null : { ...poll.result, people: [] };
  const voter = ({ by, byName }: Vote) => ({
    uid: by,
    name: displayName({ id: by, name: names.get(by) ?? byName }),
    photoUrl: photos.get(by) ?? null,
  });
  const people = poll.options.map((_, index) =>
    votes.filter(({ choices }) => choices.includes(index)).map(voter),
  );
  return { ...(poll.result ?? countVotes(poll, votes)), people };
}
