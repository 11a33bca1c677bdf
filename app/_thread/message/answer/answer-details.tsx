'use client';
import type { ReactNode } from 'react';
import { useMessage } from '@/hooks/timeline/use-message';
import { useDisplayName } from '@/hooks/core/use-display-name';
import { useLanguage, useStrings } from '@/hooks/core/use-strings';
import { LANGUAGE_TAGS } from '@/model/language';
import { readableText, type Message } from '@/model/message';
import { Dialog } from '@/app/_ui/dialog';
import { useTimes } from '@/app/_ui/times';
import styles from './answer.module.css';
import { answerStrings } from '@/app/_thread/message/strings';
import { useReader } from '@/app/_thread/context';

type Props = { answer: Message; onClose: () => void };

/** The details of an answer: who asked which model when, how long it took, and its tokens. */
export function AnswerDetails({ answer, onClose }: Props) {
  const strings = useStrings(answerStrings);
  const { number, seconds } = useFigures();
  const { fullTime } = useTimes();
  const { model, tokens, firstTokenMs, totalMs } = answer.metadata;
  return (
    <Dialog isOpen onClose={onClose} title={strings.details} description={strings.detailsMean}>
      <dl className={styles.details}>
        <DetailRow name={strings.askedBy}>
          <Asker questionId={answer.questionId} />
        </DetailRow>
        <DetailRow name={strings.when}>{fullTime(answer.createdAt)}</DetailRow>
        <DetailRow name={strings.model}>{model && <code>{model}</code>}</DetailRow>
        <DetailRow name={strings.firstToken}>{firstTokenMs !== undefined && seconds(firstTokenMs)}</DetailRow>
        <DetailRow name={strings.total}>{totalMs !== undefined && seconds(totalMs)}</DetailRow>
        <DetailRow name={strings.tokens}>
          {tokens && strings.tokenCounts(number(tokens.prompt), number(tokens.completion))}
        </DetailRow>
        <DetailRow name={strings.length}>{strings.characters(number(readableText(answer).length))}</DetailRow>
      </dl>
    </Dialog>
  );
}

function DetailRow({ name, children }: { name: string; children: ReactNode }) {
  const { unknown } = useStrings(answerStrings);
  return (
    <>
      <dt>{name}</dt>
      <dd>{children || <span className={styles.unknown}>{unknown}</span>}</dd>
    </>
  );
}

function Asker({ questionId }: { questionId: string | null }) {
  const { unknown } = useStrings(answerStrings);
  const { threadId } = useReader();
  const displayName = useDisplayName();
  const { message, error } = useMessage(threadId, questionId);
  if (message === undefined && error === null && questionId !== null) return <span aria-busy="true">…</span>;
  return message ? (
    <span dir="auto">{displayName({ id: message.authorId, name: message.authorName })}</span>
  ) : (
    <span className={styles.unknown}>{unknown}</span>
  );
}

function useFigures() {
  const strings = useStrings(answerStrings);
  const tag = LANGUAGE_TAGS[useLanguage()];
  return {
    number: (value: number) => new Intl.NumberFormat(tag).format(value),
    seconds: (ms: number) =>
      strings.seconds(
        new Intl.NumberFormat(tag, { maximumFractionDigits: ms < 10_000 ? 2 : 1 }).format(ms / 1_000),
      ),
  };
}
