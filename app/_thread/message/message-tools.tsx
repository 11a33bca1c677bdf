'use client';
import { Ellipsis, Link2, Reply } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useCopy } from '@/hooks/messages/use-copy';
import { useToasts } from '@/hooks/core/use-toasts';
import { useHref } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import type { Message } from '@/model/message';
import { buttonClass } from '@/app/_ui/button';
import { IconButton } from '@/app/_ui/icon-button';
import { Menu, MenuLabel } from '@/app/_ui/menu';
import type { OwnTools } from './message-menu';
import { messageStrings } from './strings';
import { useActor, useReader } from '@/app/_thread/context';

const loadItems = () => import('./message-menu');
const MessageMenu = lazy(() => loadItems().then(({ MessageMenu }) => ({ default: MessageMenu })));

type Props = { message: Message; isBeingAnswered: boolean; own: OwnTools | null };

/** The tools of a message or an answer, the most frequent first; the rest is a lazy chunk. */
export function MessageTools({ message, isBeingAnswered, own }: Props) {
  const strings = useStrings(messageStrings);
  const { threadId } = useReader();
  const actor = useActor();
  const { toastError } = useToasts();
  const copy = useCopy();
  const href = useHref();
  const [menu, setMenu] = useState<'none' | 'coming' | 'here'>('none');
  const fetchMenu = () => {
    if (menu === 'here') return;
    setMenu('coming');
    loadChunk(loadItems).then(() => setMenu('here'), toastError);
  };
  const copyLink = () =>
    copy(window.location.origin + href(`/t/${threadId}#${message.id}`), strings.linkCopied);
  const answer = actor?.mayPost ? () => actor.reply(message) : null;
  return (
    <>
      {answer && (
        <IconButton
          size="small"
          label={strings.reply}
          onClick={answer}
          icon={<Reply size={16} aria-hidden="true" />}
        />
      )}
      <IconButton
        size="small"
        label={strings.copyLink}
        onClick={copyLink}
        icon={<Link2 size={16} aria-hidden="true" />}
      />
      <Menu
        label={strings.more}
        className={buttonClass({ look: 'quiet', size: 'small', shape: 'icon' })}
        button={<Ellipsis size={16} aria-hidden="true" />}
        placement="free"
        onOpen={fetchMenu}
      >
        {menu === 'here' && (
          <Suspense>
            <MessageMenu
              message={message}
              onCopyLink={copyLink}
              onReply={answer}
              isBeingAnswered={isBeingAnswered}
              own={own}
            />
          </Suspense>
        )}
        {menu === 'coming' && <MenuLabel>{strings.oneMoment}</MenuLabel>}
      </Menu>
    </>
  );
}
