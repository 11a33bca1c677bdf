'use client';
import { lazy, Suspense, useState } from 'react';
import { loadChunk } from '@/hooks/core/load-chunk';
import { useToasts } from '@/hooks/core/use-toasts';
import { useStrings } from '@/hooks/core/use-strings';
import { isRemoved, type Message } from '@/model/message';
import { useTimes } from '@/app/_ui/times';
import styles from '@/app/_thread/message/message.module.css';
import { messageStrings } from '@/app/_thread/message/strings';

const loadEditHistory = () => import('./edit-history-dialog');
const EditHistoryDialog = lazy(() =>
  loadEditHistory().then(({ EditHistoryDialog }) => ({ default: EditHistoryDialog })),
);

/** Says that a message was edited, and opens its edit history. */
export function Edited({ message }: { message: Message }) {
  const strings = useStrings(messageStrings);
  const { fullTime } = useTimes();
  const { editedAt, status } = message;
  const { toastError } = useToasts();
  const [isOpen, setOpen] = useState(false);
  if (editedAt === null || isRemoved(status)) return null;
  return (
    <>
      <button
        type="button"
        className={`${styles.time} ${styles.edited}`}
        title={fullTime(editedAt)}
        aria-haspopup="dialog"
        onClick={() => void loadChunk(loadEditHistory).then(() => setOpen(true), toastError)}
      >
        {strings.edited}
      </button>
      {isOpen && (
        <Suspense>
          <EditHistoryDialog message={message} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
