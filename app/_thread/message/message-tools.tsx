'use client';
import { Ellipsis, Link2, Reply } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { fetchPart } from '@/hooks/core/load-chunk';
import { useCopy } from '@/hooks/messages/use-copy';
import { useNotices } from '@/hooks/core/use-toasts';
import { useHref } from '@/hooks/core/use-session';
import { useWords } from '@/hooks/core/use-strings';
import type { Message } from '@/model/message';
import { Button, buttonClass } from '@/app/_ui/button';
import { Menu, MenuLabel } from '@/app/_ui/menu';
import { messageWords } from './strings';
import { useRoom } from '@/app/_thread/context';

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
  const words = useWords(messageWords);
  const { threadId, maySpeak, reply } = useRoom();
  const { fail } = useNotices();
  const copy = useCopy();
  const href = useHref();
  const [menu, setMenu] = useState<'none' | 'coming' | 'here'>('none');
  const fetchMenu = () => {
    if (menu === 'here') return;
    setMenu('coming');
    fetchPart(loadItems).then(() => setMenu('here'), fail);
  };
  const copyLink = () =>
    copy(window.location.origin + href(`/t/${threadId}#${message.id}`), words.linkCopied);
  const answer = maySpeak ? () => reply(message) : null;
  return (
    <>
      {answer && (
        <Button
          size="small"
          look="quiet"
          shape="icon"
          aria-label={words.reply}
          title={words.reply}
          onClick={answer}
        >
          <Reply size={16} aria-hidden="true" />
        </Button>
      )}
      <Button
        size="small"
        look="quiet"
        shape="icon"
        aria-label={words.copyLink}
        title={words.copyLink}
        onClick={copyLink}
      >
        <Link2 size={16} aria-hidden="true" />
      </Button>
      <Menu
        label={words.more}
        className={buttonClass({ look: 'quiet', size: 'small', shape: 'icon' })}
        button={<Ellipsis size={16} aria-hidden="true" />}
        place="free"
        onOpen={fetchMenu}
      >
        {menu === 'here' && (
          <Suspense>
            <MessageMenu message={message} onCopyLink={copyLink} onReply={answer} own={own} />
          </Suspense>
        )}
        {menu === 'coming' && <MenuLabel>{words.oneMoment}</MenuLabel>}
      </Menu>
    </>
  );
}
