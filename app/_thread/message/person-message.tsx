'use client';
import { RotateCcw } from 'lucide-react';
import { lazy, memo, Suspense, useRef } from 'react';
import { useEditableLast } from '@/hooks/messages/use-edit-last';
import { useEditing } from '@/hooks/messages/use-editing';
import { useRegenerate } from '@/hooks/runs/use-run-actions';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { can } from '@/model/access';
import { isFromFile } from '@/model/imported';
import { isEditable, isRemoved } from '@/model/message';
import { Avatar } from '@/app/_ui/avatar';
import { Button } from '@/app/_ui/button';
import { Edited } from './editing/edited';
import { PollsInMessage } from './generated/blocks/fences-in-answer';
import { HiddenNote } from './hidden-note';
import { ImportedExtras, ImportedMark } from './imported/imported-mark';
import { LongText } from './long-text';
import { MessageTools } from './message-tools';
import { answerStrings, messageStrings } from './strings';
import { MessageFrame } from './message-frame';
import { MessageNote } from './message-note';
import { referenceTo } from './quoted-text';
import styles from './message.module.css';
import { Markdown } from '@/app/_thread/markdown/markdown';
import { useActor, useReader } from '@/app/_thread/context';
import type { PersonMessageRow } from '@/app/_thread/rows';

const loadEditor = () => import('./editing/message-editor');
const MessageEditor = lazy(() => loadEditor().then(({ MessageEditor }) => ({ default: MessageEditor })));

type Props = Omit<PersonMessageRow, 'kind' | 'key'>;

/** A person's message, an imported one as markdown like an answer: only the server's answers are generated UI. */
export const PersonMessage = memo(function PersonMessage(props: Props) {
  const { message, startsGroup, mine, isBeingAnswered, outdatedAnswerId, repliedTo } = props;
  const { threadId, photos } = useReader();
  const actor = useActor();
  const article = useRef<HTMLElement>(null);
  const { id, authorId, status, createdAt, replyTo } = message;
  const authorName = useDisplayName()({ id: authorId, name: message.authorName });
  const isGone = isRemoved(status);
  const mayChange = mine !== 'no' && actor?.isOpen === true && can(actor.role, 'edit or delete own message');
  const editKey = mayChange ? `${authorId} ${threadId} ${id}` : null;
  const editing = useEditing(message, { key: editKey, article, load: loadEditor });
  const onEdit = mayChange && isEditable(message) ? editing.open : null;
  useEditableLast({ threadId, id }, mine !== 'newest' || isBeingAnswered ? null : onEdit);
  const isShown = !isGone && !editing.isOpen;
  const isQuoted = isFromFile(message.imported);
  const after = !startsGroup && <Edited message={message} />;
  const body = isQuoted ? (
    <Markdown text={message.content} isStreaming={false} />
  ) : (
    <LongText text={editing.text} after={after} />
  );
  return (
    <MessageFrame
      ref={article}
      id={id}
      author={authorName}
      authorDir="auto"
      avatar={<Avatar id={authorId} name={authorName} photoUrl={photos.get(authorId) ?? null} size={32} />}
      startsGroup={startsGroup}
      at={createdAt}
      headNote={
        <>
          <Edited message={message} />
          <ImportedMark message={message} />
        </>
      }
      reply={isGone ? null : referenceTo(replyTo, repliedTo)}
      tools={
        isShown && (
          <MessageTools
            message={message}
            isBeingAnswered={isBeingAnswered}
            own={mayChange ? { onEdit, outdatedAnswerId } : null}
          />
        )
      }
    >
      {status === 'deleted' && <Deleted />}
      {status === 'hidden' && <HiddenNote message={message} />}
      {isShown && <PollsInMessage message={message}>{body}</PollsInMessage>}
      {isShown && <ImportedExtras message={message} />}
      {!isGone && editing.isOpen && (
        <Suspense fallback={body}>
          <MessageEditor
            message={message}
            unsavedKey={editKey}
            isRestored={editing.isRestored}
            onSaved={editing.saved}
            onCancel={editing.close}
          />
        </Suspense>
      )}
      {!isGone && outdatedAnswerId !== null && <OutdatedAnswer answerId={outdatedAnswerId} />}
    </MessageFrame>
  );
});

function Deleted() {
  return <p className={styles.deleted}>{useStrings(messageStrings).wasDeleted}</p>;
}

/** Under a question that was edited after it was answered. */
function OutdatedAnswer({ answerId }: { answerId: string }) {
  const strings = useStrings(answerStrings);
  const { threadId } = useReader();
  const actor = useActor();
  const { regenerate, regenerating } = useRegenerate(threadId);
  return (
    <MessageNote look="quiet" text={strings.outdated}>
      {actor?.mayPost && (
        <Button size="small" busy={regenerating === answerId} onClick={() => regenerate(answerId)}>
          <RotateCcw size={14} aria-hidden="true" /> {strings.regenerate}
        </Button>
      )}
    </MessageNote>
  );
}
