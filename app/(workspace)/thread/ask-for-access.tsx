'use client';
import { useId, useState } from 'react';
import { useAsking } from '@/hooks/use-asking';
import { useMe } from '@/hooks/use-workspace';
import { MAX_REQUEST_NOTE_CHARS } from '@/model/limits';
import { Button } from '../../_ui/button';
import styles from './asking.module.css';

/** The same for every address: this page does not know whether there is a thread. */
export function AskForAccess({ threadId }: { threadId: string }) {
  const me = useMe();
  const { status, error, ask, askAnew } = useAsking(threadId);
  const [note, setNote] = useState('');
  const id = useId();
  return (
    <section className={styles.ask} aria-label="Ask for access">
      <div role="status" className={styles.asked}>
        {status === 'asked' && (
          <>
            <p>
              <strong>You asked to join.</strong> When somebody lets you in, this page goes on by itself.
            </p>
            <Button look="quiet" size="small" onClick={askAnew}>
              Ask again
            </Button>
          </>
        )}
      </div>
      {status !== 'asked' && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void ask(note);
          }}
        >
          <label htmlFor={id}>Note to the owner (optional)</label>
          <textarea
            id={id}
            rows={3}
            dir="auto"
            maxLength={MAX_REQUEST_NOTE_CHARS}
            placeholder="Who you are, and why you ask"
            value={note}
            readOnly={status === 'asking'}
            aria-describedby={`${id}-seen`}
            onChange={(event) => setNote(event.target.value)}
          />
          <p id={`${id}-seen`}>
            If the thread exists, its owner and admins will see your name
            {me.email !== null && (
              <>
                , <strong>{me.email}</strong>,
              </>
            )}{' '}
            and the note.
          </p>
          <Button type="submit" look="primary" busy={status === 'asking'}>
            Ask for access
          </Button>
        </form>
      )}
      <p role="alert" className={styles.wrong}>
        {error}
      </p>
    </section>
  );
}
