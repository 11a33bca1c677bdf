'use client';
import { Check, Ellipsis, Link2, Reply } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { fetchPart } from '@/hooks/fetch-part';
import { useNotices } from '@/hooks/use-notices';
import { useHref } from '@/hooks/use-session';
import type { Message } from '@/model/message';
import { Button, buttonClass } from '../../_ui/button';
import { Menu, MenuLabel } from '../../_ui/menu';
import { useCopied } from '../../_ui/use-copied';
import { useRoom } from './room';

const loadItems = () => import('./message-menu');
const MessageMenu = lazy(() => loadItems().then(({ MessageMenu }) => ({ default: MessageMenu })));

/** What its author may change about a message. */
export type OwnTools = {
  isBeingAnswered: boolean;
  /** Null where only the newest message can be edited and this is another. */
  onEdit: (() => void) | null;
};

type Props = { message: Message; own: OwnTools | null };

/** What can be done with a message or an answer, in the order of use; the rest is fetched when somebody asks for more. */
export function MessageTools({ message, own }: Props) {
  const { maySpeak, reply } = useRoom();
  const { fail } = useNotices();
  const { copied, copy } = useCopied();
  const link = useMessageLink(message.id);
  const [isMenuHere, setMenuHere] = useState(false);
  const fetchMenu = () => void fetchPart(loadItems).then(() => setMenuHere(true), fail);
  const answer = maySpeak ? () => reply(message) : null;
  return (
    <>
      {answer && (
        <Button size="small" look="quiet" shape="icon" aria-label="Reply" title="Reply" onClick={answer}>
          <Reply size={16} aria-hidden="true" />
        </Button>
      )}
      <Button
        size="small"
        look="quiet"
        shape="icon"
        aria-label="Copy link"
        title="Copy link"
        onClick={() => copy(link)}
      >
        {copied ? <Check size={15} aria-hidden="true" /> : <Link2 size={16} aria-hidden="true" />}
      </Button>
      <Menu
        label="More"
        className={buttonClass({ look: 'quiet', size: 'small', shape: 'icon' })}
        button={<Ellipsis size={16} aria-hidden="true" />}
        place="free"
        onOpen={fetchMenu}
      >
        {isMenuHere ? (
          <Suspense>
            <MessageMenu message={message} link={link} onReply={answer} own={own} />
          </Suspense>
        ) : (
          <MenuLabel>One moment…</MenuLabel>
        )}
      </Menu>
      <span className="visually-hidden" role="status">
        {copied ? 'Link copied' : ''}
      </span>
    </>
  );
}

/** The address of a message, for people anywhere. */
function useMessageLink(messageId: string): string {
  const { threadId } = useRoom();
  const href = useHref();
  return window.location.origin + href(`/t/${threadId}#${messageId}`);
}
