'use client';
import { lazy, Suspense, useState } from 'react';
import { fetchPart } from '@/hooks/fetch-part';
import { useNotices } from '@/hooks/use-notices';
import { useWords } from '@/hooks/use-words';
import type { Message } from '@/model/message';
import { useTimes } from '../../_ui/use-times';
import styles from './conversation.module.css';
import { messageWords } from './message-words';

const loadWords = () => import('./earlier-words-dialog');
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
