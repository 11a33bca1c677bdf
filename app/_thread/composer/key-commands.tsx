'use client';
// Loaded once the page is idle: what the keys and the palette do with the composer and the last messages.
import { MessageSquareReply, Pencil, Sparkles, Square } from 'lucide-react';
import { useMemo, type RefObject } from 'react';
import type { Composer } from '@/hooks/composer/use-composer';
import { useStrings } from '@/hooks/core/use-strings';
import { useToasts } from '@/hooks/core/use-toasts';
import { editLast, editWhenRendered } from '@/hooks/messages/use-edit-last';
import { useQueue } from '@/hooks/runs/use-queue';
import { useStop } from '@/hooks/runs/use-run-actions';
import { useCommandsHere, type Command } from '@/hooks/shell/use-commands';
import { useFocusCommand } from '@/hooks/shell/use-focus-command';
import type { ReplyTo } from '@/model/message';
import { useReader } from '@/app/_thread/context';
import { messageMenuStrings } from '@/app/_thread/message/menu-strings';
import { messageBoxStrings } from '@/app/_ui/message-box/strings';
import { keyCommandStrings } from './key-command-strings';

type Props = {
  threadId: string;
  composer: Composer;
  box: RefObject<HTMLTextAreaElement | null>;
  /** The last message that can be replied to. */
  last: ReplyTo | null;
  /** My last message, where it can be edited. */
  editableId: string | null;
};

export function KeyCommands({ threadId, composer, box, last, editableId }: Props) {
  const strings = useStrings(keyCommandStrings);
  const { goToBox } = useStrings(messageBoxStrings);
  const { beingAnswered } = useStrings(messageMenuStrings);
  const { toast } = useToasts();
  const { jumpTo } = useReader();
  const { stop } = useStop(threadId);
  const run = useQueue(threadId).find(({ status }) => status === 'writing');
  const runId = run?.id;
  const isBeingAnswered = run !== undefined && run.questionId === editableId;
  const { outcome, setAsk, replying } = composer;
  const { start } = replying;
  useFocusCommand(box, goToBox);
  const { asks } = outcome;
  const mayAsk = outcome.reason !== 'off';
  useCommandsHere(
    useMemo(() => {
      const label = asks ? strings.askOff : strings.askOn;
      return mayAsk ? [{ id: 'ask', label, Icon: Sparkles, press: () => setAsk(!asks) }] : [];
    }, [asks, mayAsk, setAsk, strings]),
  );
  useCommandsHere(
    useMemo((): Command[] => {
      const edit = (id: string) => {
        if (isBeingAnswered) return toast(beingAnswered);
        if (editLast(threadId)) return;
        editWhenRendered(id);
        jumpTo(id, null);
      };
      return [
        ...(runId === undefined
          ? []
          : [{ id: 'stop', label: strings.stop, Icon: Square, press: () => stop(runId) }]),
        ...(last === null
          ? []
          : [{ id: 'reply', label: strings.reply, Icon: MessageSquareReply, press: () => start(last) }]),
        ...(editableId === null
          ? []
          : [{ id: 'edit last', label: strings.editLast, Icon: Pencil, press: () => edit(editableId) }]),
      ];
    }, [
      strings,
      beingAnswered,
      threadId,
      runId,
      isBeingAnswered,
      last,
      editableId,
      stop,
      start,
      toast,
      jumpTo,
    ]),
  );
  return null;
}
