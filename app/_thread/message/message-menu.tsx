'use client';
import {
  Copy,
  Download,
  EyeOff,
  FileText,
  GitFork,
  Info,
  Link2,
  Pencil,
  Reply,
  RotateCcw,
  Share2,
  Trash2,
} from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { useFocusAfter } from '@/hooks/messages/use-focus-after';
import { useOwnMessage } from '@/hooks/messages/use-own-message';
import { useHideMessage } from '@/hooks/messages/use-hide-message';
import { copiedText } from '@/hooks/messages/copied-text';
import { useCopy } from '@/hooks/messages/use-copy';
import { useToasts } from '@/hooks/core/use-toasts';
import { useRegenerate } from '@/hooks/runs/use-run-actions';
import { useConfig } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { can } from '@/model/access';
import { isRemoved, readableText, type Message } from '@/model/message';
import { Button } from '@/app/_ui/button';
import { Dialog } from '@/app/_ui/dialog';
import dialogStyles from '@/app/_ui/dialog.module.css';
import { itemsOf, MenuItem } from '@/app/_ui/menu';
import { AnswerDetails } from '@/app/_thread/message/answer/answer-details';
import { useActor, useReader } from '@/app/_thread/context';
import styles from './editing/editing.module.css';
import { MessageText } from './message-text';
import { messageMenuStrings } from './menu-strings';
import { messageStrings } from './strings';

const ExportDialog = dynamic(
  () => import('@/app/_archive/export-dialog').then((module) => module.ExportDialog),
  { ssr: false },
);

const ShareDialog = dynamic(() => import('@/app/_share/share-dialog').then((module) => module.ShareDialog), {
  ssr: false,
});

const ForkDialog = dynamic(() => import('./fork/fork-dialog').then((module) => module.ForkDialog), {
  ssr: false,
});

/** What the author can do with their message. */
export type OwnTools = {
  /** Null for what cannot be edited. */
  onEdit: (() => void) | null;
  /** The stored answer, where it is to an earlier version of the message. */
  outdatedAnswerId: string | null;
};

type Props = {
  message: Message;
  onCopyLink: () => void;
  onReply: (() => void) | null;
  isBeingAnswered: boolean;
  own: OwnTools | null;
};

/** The less frequent tools. On touch screens, the tools beside the message are in this menu too. */
export function MessageMenu({ message, onCopyLink, onReply, isBeingAnswered, own }: Props) {
  const strings = useStrings(messageMenuStrings);
  const shared = useStrings(messageStrings);
  const { toast } = useToasts();
  const copy = useCopy();
  const first = useRef<HTMLSpanElement>(null);
  const [dialog, setDialog] = useState<'none' | 'delete' | 'details' | 'export' | 'share' | 'fork'>('none');
  const close = () => setDialog('none');
  useEffect(() => {
    // The items are loaded after the menu has opened.
    const menu = first.current?.closest<HTMLElement>('[role="menu"]') ?? null;
    if (menu?.matches(':popover-open')) itemsOf(menu)[0]?.focus();
  }, []);
  const isAnswer = message.role === 'assistant';
  const isAlone = !isAnswer && window.matchMedia('(hover: none)').matches;
  const copyText = () => {
    const text = isAnswer ? renderedText(first.current) : null;
    copy(text ?? readableText(message), strings.textCopied);
  };
  const { threadId } = useReader();
  const actor = useActor();
  const { sharing } = useConfig();
  const mayShare = can(actor?.role, 'share') && sharing.audiences.length > 0;
  const { hide } = useHideMessage({ threadId, messageId: message.id });
  useFocusAfter(first, '[data-show-again]');
  const whyNot = isBeingAnswered ? strings.beingAnswered : null;
  const change = (work: () => void) => (whyNot === null ? setTimeout(work) : toast(whyNot));
  const { regenerate } = useRegenerate(threadId);
  const onEdit = own?.onEdit ?? null;
  const outdatedId = actor?.mayPost ? (own?.outdatedAnswerId ?? null) : null;
  return (
    <>
      <span ref={first} hidden />
      {isAlone && onReply && (
        <MenuItem onPress={onReply}>
          <Reply size={17} aria-hidden="true" /> {shared.reply}
        </MenuItem>
      )}
      {isAlone && (
        <MenuItem onPress={onCopyLink}>
          <Link2 size={17} aria-hidden="true" /> {shared.copyLink}
        </MenuItem>
      )}
      <MenuItem onPress={copyText}>
        <Copy size={17} aria-hidden="true" /> {strings.copyText}
      </MenuItem>
      {isAnswer && (
        <MenuItem onPress={() => copy(readableText(message), strings.markdownCopied)}>
          <FileText size={17} aria-hidden="true" /> {strings.copyMarkdown}
        </MenuItem>
      )}
      {isAnswer && (
        <MenuItem onPress={() => setTimeout(() => setDialog('details'))}>
          <Info size={17} aria-hidden="true" /> {strings.details}
        </MenuItem>
      )}
      {onEdit && (
        // After the menu has returned the focus.
        <MenuItem whyNot={whyNot} onPress={() => change(onEdit)}>
          <Pencil size={17} aria-hidden="true" /> {strings.edit}
        </MenuItem>
      )}
      {outdatedId !== null && (
        <MenuItem whyNot={whyNot} onPress={() => change(() => regenerate(outdatedId))}>
          <RotateCcw size={17} aria-hidden="true" /> {strings.regenerateAnswer}
        </MenuItem>
      )}
      {actor?.mayExport && (
        <MenuItem onPress={() => setTimeout(() => setDialog('export'))}>
          <Download size={17} aria-hidden="true" /> {strings.export}
        </MenuItem>
      )}
      {mayShare && (
        <MenuItem onPress={() => setTimeout(() => setDialog('share'))}>
          <Share2 size={17} aria-hidden="true" /> {strings.shareUpTo}
        </MenuItem>
      )}
      {actor?.mayFork && !isRemoved(message.status) && (
        <MenuItem onPress={() => setTimeout(() => setDialog('fork'))}>
          <GitFork size={17} aria-hidden="true" /> {strings.forkFrom}
        </MenuItem>
      )}
      {actor?.isOpen && can(actor.role, 'hide any message') && message.status !== 'deleted' && (
        <MenuItem whyNot={whyNot} onPress={() => change(hide)}>
          <EyeOff size={17} aria-hidden="true" /> {shared.hide}
        </MenuItem>
      )}
      {own && (
        <MenuItem tone="danger" whyNot={whyNot} onPress={() => change(() => setDialog('delete'))}>
          <Trash2 size={17} aria-hidden="true" /> {strings.delete}
        </MenuItem>
      )}
      {dialog === 'delete' && <DeleteMessageDialog message={message} onClose={close} />}
      {dialog === 'details' && <AnswerDetails answer={message} onClose={close} />}
      {dialog === 'export' && (
        <ExportDialog of={{ kind: 'message', threadId, messageId: message.id }} onClose={close} />
      )}
      {dialog === 'fork' && <ForkDialog message={message} onClose={close} />}
      {dialog === 'share' && <ShareDialog threadId={threadId} upToSeq={message.seq} onClose={close} />}
    </>
  );
}

/** The text of a rendered answer, without markdown syntax; undefined for generated UI, which has an extract. */
function renderedText(within: Element | null): string | undefined {
  const rendered = within?.closest('article')?.querySelector<HTMLElement>('[data-rendered="markdown"]');
  return rendered ? copiedText(rendered) : undefined;
}

function DeleteMessageDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const strings = useStrings(messageMenuStrings);
  const { threadId } = useReader();
  const hasForks = useActor()?.hasForks === true;
  const { remove, busy, problem } = useOwnMessage({ threadId, messageId: message.id });
  const confirm = async () => {
    if (await remove()) onClose();
  };
  return (
    <Dialog isOpen onClose={onClose} title={strings.deleteThis} description={strings.deleteMeans}>
      <blockquote className={styles.quoted}>
        <MessageText text={message.content} />
      </blockquote>
      {hasForks && <p>{strings.copiesGo}</p>}
      <p className={styles.dialogProblem} role="alert">
        {problem}
      </p>
      <div className={dialogStyles.buttons}>
        <Button onClick={onClose}>{strings.cancelDelete}</Button>
        <Button look="danger" busy={busy} onClick={() => void confirm()}>
          {strings.deleteForEveryone}
        </Button>
      </div>
    </Dialog>
  );
}
