'use client';
// Loaded once the page is idle: what the keys and the palette do with the composer and the last messages.
import { MessageSquareReply, Pencil, Sparkles, Square, TextCursorInput } from 'lucide-react';
import { useMemo, type RefObject } from 'react';
import type { Composer } from '@/hooks/composer/use-composer';
import { useStrings } from '@/hooks/core/use-strings';
import { editLast } from '@/hooks/messages/use-edit-last';
import { useQueue } from '@/hooks/runs/use-queue';
import { useStop } from '@/hooks/runs/use-run-actions';
import { FOCUS_COMPOSER } from '@/hooks/shell/new-thread';
import { useCommandsHere, type Command } from '@/hooks/shell/use-commands';
import type { ReplyTo } from '@/model/message';
import { keyCommandStrings } from './key-command-strings';

type Props = {
  threadId: string;
  composer: Composer;
  box: RefObject<HTMLTextAreaElement | null>;
  /** The last message that can be replied to. */
  last: ReplyTo | null;
};

export function KeyCommands({ threadId, composer, box, last }: Props) {
  const strings = useStrings(keyCommandStrings);
  const { stop } = useStop(threadId);
  const run = useQueue(threadId).find(({ status }) => status === 'writing');
  const runId = run?.id;
  const { outcome, setAsk, replying } = composer;
  const { start } = replying;
  useCommandsHere(
    useMemo(
      () => [
        {
          id: FOCUS_COMPOSER,
          label: strings.focus,
          Icon: TextCursorInput,
          press: () => box.current?.focus(),
        },
      ],
      [strings, box],
    ),
  );
  useCommandsHere(
    [
      {
        id: 'ask',
        label: outcome.asks ? strings.askOff : strings.askOn,
        Icon: Sparkles,
        press: () => setAsk(!outcome.asks),
      },
    ].filter(() => outcome.reason !== 'off'),
  );
  useCommandsHere(
    useMemo((): Command[] => {
      const edit = {
        id: 'edit last',
        label: strings.editLast,
        Icon: Pencil,
        press: () => void editLast(threadId),
      };
      return [
        ...(runId === undefined
          ? []
          : [{ id: 'stop', label: strings.stop, Icon: Square, press: () => stop(runId) }]),
        ...(last === null
          ? []
          : [{ id: 'reply', label: strings.reply, Icon: MessageSquareReply, press: () => start(last) }]),
        edit,
      ];
    }, [strings, threadId, runId, last, stop, start]),
  );
  return null;
}
