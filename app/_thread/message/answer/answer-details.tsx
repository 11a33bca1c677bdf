'use client';
import type { ReactNode } from 'react';
import { useMessage } from '@/hooks/timeline/use-message';
import { useLanguage, useWords } from '@/hooks/core/use-strings';
import { LANGUAGE_TAGS } from '@/model/language';
import { readableText, type Message } from '@/model/message';
import { Dialog } from '@/app/_ui/dialog';
import { useTimes } from '@/app/_ui/use-times';
import styles from './answer-details.module.css';
import { answerWords } from './strings';
import { useRoom } from '@/app/_thread/context';

type Props = { answer: Message; onClose: () => void };

/** How an answer came about: who asked which model when, how long it took, and what it cost in tokens. */
export function AnswerDetails({ answer, onClose }: Props) {
  const words = useWords(answerWords);
  const { number, seconds } = useFigures();
  const { fullTime } = useTimes();
  const { model, tokens, firstTokenMs, totalMs } = answer.metadata;
  return (
    <Dialog isOpen onClose={onClose} title={words.details} description={words.detailsMean}>
      <dl className={styles.details}>
        <Line name={words.askedBy}>
          <Asker questionId={answer.answers} />
        </Line>
        <Line name={words.when}>{fullTime(answer.createdAt)}</Line>
        <Line name={words.model}>{model && <code>{model}</code>}</Line>
        <Line name={words.firstWord}>{firstTokenMs !== undefined && seconds(firstTokenMs)}</Line>
        <Line name={words.total}>{totalMs !== undefined && seconds(totalMs)}</Line>
        <Line name={words.tokens}>
          {tokens && words.tokenCounts(number(tokens.prompt), number(tokens.completion))}
        </Line>
        <Line name={words.length}>{words.characters(number(readableText(answer).length))}</Line>
      </dl>
    </Dialog>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  const { unknown } = useWords(answerWords);
  return (
    <>
      <dt>{name}</dt>
      <dd>{children || <span className={styles.unknown}>{unknown}</span>}</dd>
    </>
  );
}

function Asker({ questionId }: { questionId: string | null }) {
  const { unknown } = useWords(answerWords);
  const { threadId } = useRoom();
  const { message, error } = useMessage(threadId, questionId);
  if (message === undefined && error === null && questionId !== null) return <span aria-busy="true">…</span>;
  return message ? (
    <span dir="auto">{message.authorName}</span>
  ) : (
    <span className={styles.unknown}>{unknown}</span>
  );
}

function useFigures() {
  const words = useWords(answerWords);
  const tag = LANGUAGE_TAGS[useLanguage()];
  return {
    number: (value: number) => new Intl.NumberFormat(tag).format(value),
    seconds: (ms: number) =>
      words.seconds(
        new Intl.NumberFormat(tag, { maximumFractionDigits: ms < 10_000 ? 2 : 1 }).format(ms / 1_000),
      ),
  };
}
