'use client';
import { lazy, Suspense, useState } from 'react';
import { fetchPart } from '@/hooks/core/load-chunk';
import { useNotices } from '@/hooks/core/use-toasts';
import { useWords } from '@/hooks/core/use-strings';
import type { Message } from '@/model/message';
import { useTimes } from '@/app/_ui/use-times';
import styles from '@/app/_thread/conversation/conversation.module.css';
import { messageWords } from './strings';

const loadWords = () => import('./edit-history-dialog');
const EarlierWordsDialog = lazy(() =>
  loadWords().then(({ EarlierWordsDialog }) => ({ default: EarlierWordsDialog })),
);

/** Says that a message was edited, and shows what it said before. */
export function Edited({ message }: { message: Message }) {
  const words = useWords(messageWords);
  const { fullTime } = useTimes();
  const { editedAt, status } = message;
  const { fail } = useNotices();
  const [isOpen, setOpen] = useState(false);
  if (editedAt === null || status === 'deleted') return null;
  return (
    <>
      <button
        type="button"
        className={`${styles.time} ${styles.edited}`}
        title={fullTime(editedAt)}
        aria-haspopup="dialog"
        onClick={() => void fetchPart(loadWords).then(() => setOpen(true), fail)}
      >
        {words.edited}
      </button>
      {isOpen && (
        <Suspense>
          <EarlierWordsDialog message={message} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
