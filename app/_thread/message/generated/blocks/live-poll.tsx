'use client';
// A poll with its votes as they come. A chunk of its own, because a share's page has no store.
import { useEffect } from 'react';
import { can } from '@/model/access';
import { countVotes, type Poll, type Vote } from '@/model/poll';
import { useVotes } from '@/hooks/inputs/use-votes';
import { useNow } from '@/hooks/core/use-now';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { useReader, type Actor } from '@/app/_thread/context';
import { useNameOf } from '@/app/_thread/message/generated/forms/field-notes';
import type { MessageWithPolls } from './fences-in-answer';
import { PollView, type Tally } from './poll-view';
import { blockStrings } from './strings';

type Props = { message: MessageWithPolls; poll: Poll; actor: Actor };

export function LivePoll({ message, poll, actor }: Props) {
  const strings = useStrings(blockStrings);
  const { threadId, names } = useReader();
  const { dayAndTime } = useTimes();
  const me = { uid: actor.me, name: names.get(actor.me) ?? '' };
  const { votes, error, mine, vote, close, closeQuietly, isClosing } = useVotes({
    threadId,
    messageId: message.id,
    poll,
    me,
  });
  const errorText = useErrorText();
  const now = useNow();
  const isOver = poll.closesAt !== null && poll.closesAt <= now;
  const isClosed = poll.closed !== null || isOver;
  const isDue = isClosed && poll.result === null && !message.isEarlier && actor.isOpen;
  useCounted({ isDue, close: closeQuietly });
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
    if (error !== null) return errorText(error);
    if (message.isEarlier) return strings.earlierVote;
    if (isClosed) return null;
    if (!actor.isOpen) return strings.closedVote;
    return actor.mayPost ? null : strings.viewersVote;
  }
}

const AGAIN_MS = 60_000;

/**
 * Whoever has it on screen when its time comes closes it, and counts what somebody has closed without counting it; where that fails, by a
 * clock that is ahead for example, it tries again.
 */
function useCounted({ isDue, close }: { isDue: boolean; close: () => void }): void {
  useEffect(() => {
    if (!isDue) return undefined;
    close();
    const again = setInterval(close, AGAIN_MS);
    return () => clearInterval(again);
  }, [isDue, close]);
}

function useTally(poll: Poll, votes: readonly Vote[] | undefined): Tally {
  const nameOf = useNameOf();
  const { photos } = useReader();
  if (poll.isHidden || votes === undefined)
    return poll.result === null ? null : { ...poll.result, people: [] };
  const voter = ({ by, byName }: Vote) => ({
    uid: by,
    name: nameOf(by, byName),
    photoUrl: photos.get(by) ?? null,
  });
  const people = poll.options.map((_, index) =>
    votes.filter(({ choices }) => choices.includes(index)).map(voter),
  );
  return { ...(poll.result ?? countVotes(poll, votes)), people };
}
