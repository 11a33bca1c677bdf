'use client';
import { Copy, FileText, Link2, Pencil, Reply, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useCopy } from '@/hooks/use-copy';
import { useNotices } from '@/hooks/use-notices';
import { readableText, type Message } from '@/model/message';
import { itemsOf, MenuItem } from '../../_ui/menu';
import { DeleteMessageDialog } from './delete-message-dialog';
import type { OwnTools } from './message-tools';

type Props = {
  message: Message;
  onCopyLink: () => void;
  onReply: (() => void) | null;
  own: OwnTools | null;
};

const WHY_NOT = 'Its answer is being written. Stop it first.';

/** What is asked for less often. Where nothing hovers, what else stands beside the message is in here too. */
export function MessageMenu({ message, onCopyLink, onReply, own }: Props) {
  const { tell } = useNotices();
  const copy = useCopy();
  const first = useRef<HTMLSpanElement>(null);
  const [asksToDelete, setAsksToDelete] = useState(false);
  useEffect(() => {
    // The menu was opened before its items were there.
    const menu = first.current?.closest<HTMLElement>('[role="menu"]') ?? null;
    if (menu?.matches(':popover-open')) itemsOf(menu)[0]?.focus();
  }, []);
  const isAnswer = message.role === 'assistant';
  const isAlone = !isAnswer && window.matchMedia('(hover: none)').matches;
  const copyText = () => {
    const text = isAnswer ? drawnText(first.current) : null;
    copy(text ?? readableText(message), 'Text copied');
  };
  const whyNot = own?.isBeingAnswered ? WHY_NOT : null;
  const change = (work: () => void) => (whyNot === null ? setTimeout(work) : tell(whyNot));
  const onEdit = own?.onEdit ?? null;
  return (
    <>
      <span ref={first} hidden />
      {isAlone && onReply && (
        <MenuItem onPress={onReply}>
          <Reply size={17} aria-hidden="true" /> Reply
        </MenuItem>
      )}
      {isAlone && (
        <MenuItem onPress={onCopyLink}>
          <Link2 size={17} aria-hidden="true" /> Copy link
        </MenuItem>
      )}
      <MenuItem onPress={copyText}>
        <Copy size={17} aria-hidden="true" /> Copy text
      </MenuItem>
      {isAnswer && (
        <MenuItem onPress={() => copy(readableText(message), 'Markdown copied')}>
          <FileText size={17} aria-hidden="true" /> Copy as Markdown
        </MenuItem>
      )}
      {onEdit && (
        // After the menu has given the focus back.
        <MenuItem whyNot={whyNot} onPress={() => change(onEdit)}>
          <Pencil size={17} aria-hidden="true" /> Edit
        </MenuItem>
      )}
      {own && (
        <MenuItem tone="danger" whyNot={whyNot} onPress={() => change(() => setAsksToDelete(true))}>
          <Trash2 size={17} aria-hidden="true" /> Delete
        </MenuItem>
      )}
      {asksToDelete && <DeleteMessageDialog message={message} onClose={() => setAsksToDelete(false)} />}
    </>
  );
}

/** An answer's text as it is read: what its markdown was drawn as, without the markup. Generated UI has its extract. */
function drawnText(within: Element | null): string | undefined {
  const drawn = within?.closest('article')?.querySelector<HTMLElement>('[data-drawn="markdown"]');
  return drawn?.innerText.trim();
}
