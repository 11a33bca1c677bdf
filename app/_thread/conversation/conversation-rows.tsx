'use client';
import type { Piece } from '@/hooks/virtual-list/visible-range';
import type { VirtualList } from '@/hooks/virtual-list/virtual-list';
import { useStrings } from '@/hooks/core/use-strings';
import { Boundary } from '@/app/_ui/boundary';
import { Answer } from '@/app/_thread/message/answer/answer';
import { stateKeyOf } from '@/app/_thread/message/answer/answer-state';
import { BrokenMessage } from '@/app/_thread/message/broken-message';
import styles from './conversation.module.css';
import { DayDivider } from './day-divider';
import { EventRow } from '@/app/_thread/activity/event-row';
import { conversationStrings } from './strings';
import type { Row } from '@/app/_thread/rows';
import { PersonMessage } from '@/app/_thread/message/person-message';
import { PendingMessage } from '@/app/_thread/message/pending-message';

type Props = { view: VirtualList<Row>; pieces: readonly Piece<Row>[] };

/** The rows near the reader, in normal flow, with gaps as high as the rows that are not rendered. */
export function ConversationRows({ view, pieces }: Props) {
  return (
    <div>
      {pieces.map((piece) =>
        piece.kind === 'gap' ? (
          <div key={piece.key} style={{ height: piece.px }} data-gap="" />
        ) : (
          <div key={piece.key} ref={view.onSlot} className={styles.slot} data-row={piece.key}>
            <Boundary resetBy={stateOf(piece.row)} fallback={<BrokenMessage row={piece.row} />}>
              {renderRow(piece.row)}
            </Boundary>
          </div>
        ),
      )}
    </div>
  );
}

/** A row that failed to render in one state may succeed in the next. */
function stateOf(row: Row): string {
  switch (row.kind) {
    case 'person-message':
      return String(row.message.changedAt);
    case 'answer':
      return `${row.message?.changedAt} ${stateKeyOf(row.state)}`;
    case 'sending':
      return row.sending.state.kind;
    case 'day':
    case 'event':
    case 'new':
      return '';
  }
}

function renderRow(row: Row) {
  switch (row.kind) {
    case 'new':
      return <NewDivider />;
    case 'day':
      return <DayDivider at={row.at} />;
    case 'event':
      return <EventRow events={row.events} />;
    case 'person-message': {
      const { key: _key, kind: _kind, ...personMessage } = row;
      return <PersonMessage {...personMessage} />;
    }
    case 'sending':
      return <PendingMessage sending={row.sending} startsGroup={row.startsGroup} repliedTo={row.repliedTo} />;
    case 'answer': {
      const { key: _key, kind: _kind, ...answer } = row;
      return <Answer {...answer} />;
    }
  }
}

/** Rendered above the first message that was unread when the reader opened the thread. */
function NewDivider() {
  const strings = useStrings(conversationStrings);
  return (
    <div className={styles.new} role="separator" aria-label={strings.newMessages}>
      <span aria-hidden="true">{strings.new}</span>
    </div>
  );
}
