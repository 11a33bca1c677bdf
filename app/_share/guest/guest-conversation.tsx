'use client';
// The conversation of a share: the members' virtual list and messages, without anything to act with.
import { useCallback, useMemo, useState } from 'react';
import { isBehind, olderBefore, type OpenThread } from '@/hooks/shares/guest-thread';
import { useGuestPermalink, type GuestNavigation } from '@/hooks/shares/use-guest-permalink';
import { useNow } from '@/hooks/core/use-now';
import { useStrings } from '@/hooks/core/use-strings';
import { useVirtualList, useVirtualRows } from '@/hooks/virtual-list/use-virtual-list';
import type { RowOptions } from '@/hooks/virtual-list/virtual-list';
import type { GuestMessage, GuestShare } from '@/model/share';
import { Boundary } from '@/app/_ui/boundary';
import { useTimes } from '@/app/_ui/times';
import { Toaster } from '@/app/_shell/toaster';
import { ReaderContext } from '@/app/_thread/context';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { JumpControls } from '@/app/_thread/conversation/jump/jump-controls';
import { LoadMore } from '@/app/_thread/conversation/load-more';
import { conversationStrings } from '@/app/_thread/conversation/strings';
import { GuestAnswerStatus } from './guest-answer-status';
import { GuestAnswerView } from './guest-answer';
import { BrokenGuestMessage, GuestMessageView, GuestNamesContext } from './guest-message';
import guestStyles from './guest.module.css';
import { guestRows, type GuestRow } from './guest-rows';
import { guestStrings } from './strings';
import { useGuestArrival } from './use-guest-arrival';

const LINE_PX = 25;
const LINE_CHARS = 84;
/** Most generated UI is higher; an overestimate would render too few rows. */
const C1_PX = 320;
const AHEAD_PX = 600;

const NOBODY: ReadonlyMap<string, string> = new Map();
const nothingToDo = () => undefined;

const ROWS: RowOptions<GuestRow> = {
  estimatePx: (row) => {
    if (row.kind === 'day' || row.kind === 'end') return 36;
    const text = row.message?.content ?? (row.kind === 'answer' ? (row.open?.text ?? '') : '');
    return row.message?.format === 'c1' ? C1_PX : 76 + LINE_PX * Math.ceil(text.length / LINE_CHARS);
  },
  isStable: ({ kind }) => kind === 'message' || kind === 'answer',
};

type Props = {
  thread: OpenThread;
  share: GuestShare;
  messages: readonly GuestMessage[];
  onOlder: () => void;
};

export function GuestConversation({ thread, share, messages, onOlder }: Props) {
  const strings = useStrings(conversationStrings);
  const navigation = useGuestPermalink();
  const { jumpTo } = navigation;
  const reader = useMemo(
    () => ({ threadId: share.id, photos: NOBODY, names: NOBODY, jumpTo }),
    [share.id, jumpTo],
  );
  const hasEnd = share.upToSeq !== null;
  const rows = useMemo(
    () => guestRows({ messages, answers: thread.answers, hasEnd }),
    [messages, thread.answers, hasEnd],
  );
  const inView = useVirtualList(ROWS, nothingToDo);
  const { view, shown } = inView;
  const { onView, onContent, onSlot } = view;
  const pieces = useVirtualRows(inView, { rows, lastOwnMessage: undefined, hasEnd: true });
  const isLooking = useGuestArrival({ thread, rows, view, target: navigation.target, onOlder });
  const older = useOlder(thread, onOlder);
  return (
    <ReaderContext value={reader}>
      <GuestNamesContext value={share.names}>
        <GuestAnswerStatus thread={thread} />
        <div className={styles.wrap}>
          <div
            ref={onView}
            className={styles.scroll}
            role="log"
            aria-label={strings.conversation}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
            tabIndex={0}
          >
            <div ref={onContent} className={styles.content}>
              <LoadMore kind="older" further={older} marginPx={AHEAD_PX} />
              {rows.length === 0 && <EmptyShare hasEnd={hasEnd} />}
              <div>
                {pieces.map((piece) =>
                  piece.kind === 'gap' ? (
                    <div key={piece.key} style={{ height: piece.px }} data-gap="" />
                  ) : (
                    <div key={piece.key} ref={onSlot} className={styles.slot} data-row={piece.key}>
                      <Boundary
                        resetBy={stateOf(piece.row)}
                        fallback={<BrokenGuestMessage row={piece.row} />}
                      >
                        <RowView row={piece.row} />
                      </Boundary>
                    </div>
                  ),
                )}
              </div>
            </div>
          </div>
          {!shown.isFollowing && <JumpButtons messages={messages} navigation={navigation} />}
          <p className={styles.looking} role="status">
            {isLooking && strings.looking}
          </p>
        </div>
        <Toaster />
      </GuestNamesContext>
    </ReaderContext>
  );
}

/** A row that failed to render in one state may succeed in the next. */
function stateOf(row: GuestRow): string {
  if (row.kind !== 'answer') return row.kind === 'message' ? String(row.message.editedAt) : '';
  return `${row.message?.content.length} ${row.open?.state} ${row.open?.attempt}`;
}

function RowView({ row }: { row: GuestRow }) {
  switch (row.kind) {
    case 'day':
      return <Day at={row.at} />;
    case 'message':
      return <GuestMessageView message={row.message} startsGroup={row.startsGroup} />;
    case 'answer': {
      const { key: _key, kind: _kind, ...answer } = row;
      return <GuestAnswerView {...answer} />;
    }
    case 'end':
      return <LinkEnd />;
  }
}

/** Separates days. Members can jump from it to any other one; guests read along. */
function Day({ at }: { at: number }) {
  const { dayName } = useTimes();
  return (
    <div className={styles.day} role="separator" aria-label={dayName(at, useNow())}>
      <span className={styles.dayName} aria-hidden="true">
        {dayName(at, useNow())}
      </span>
    </div>
  );
}

function LinkEnd() {
  return <p className={guestStyles.linkEnd}>{useStrings(guestStrings).linkEnds}</p>;
}

function EmptyShare({ hasEnd }: { hasEnd: boolean }) {
  const strings = useStrings(guestStrings);
  return (
    <div className={styles.empty}>
      <h2>{hasEnd ? strings.emptyUpTo : strings.empty}</h2>
      {!hasEnd && <p>{strings.emptyWhy}</p>}
    </div>
  );
}

function useOlder(thread: OpenThread, onOlder: () => void) {
  const load = useCallback(() => onOlder(), [onOlder]);
  const isThere = olderBefore({ ...thread, older: 'idle' }) !== null;
  if (!isThere) return { status: 'none', load } as const;
  if (thread.older === 'failed') return { status: 'failed', load } as const;
  return { status: thread.older === 'loading' || isBehind(thread) ? 'loading' : 'more', load } as const;
}

type JumpProps = { messages: readonly GuestMessage[]; navigation: GuestNavigation };

/** Mounted when the reader leaves the end: what lands from then on is counted. */
function JumpButtons({ messages, navigation }: JumpProps) {
  const [newestThen] = useState(() => messages.at(-1)?.seq ?? 0);
  return (
    <JumpControls
      newCount={messages.length - 1 - messages.findLastIndex(({ seq }) => seq <= newestThen)}
      onBack={navigation.target.isJump ? navigation.goBack : null}
      onLatest={navigation.toLatest}
    />
  );
}
