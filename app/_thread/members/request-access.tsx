'use client';
import { useId, useState } from 'react';
import { useAsking } from '@/hooks/members/use-access-request';
import { useWords } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/shell/workspace-provider';
import { MAX_REQUEST_NOTE_CHARS } from '@/model/limits';
import { Button } from '@/app/_ui/button';
import { askingInWords } from './strings';
import styles from './access-requests.module.css';

/** The same for every address: this page does not know whether there is a thread. */
export function AskForAccess({ threadId }: { threadId: string }) {
  const words = useWords(askingInWords);
  const me = useMe();
  const { status, error, ask, askAnew } = useAsking(threadId);
  const [note, setNote] = useState('');
  const id = useId();
  return (
    <section className={styles.ask} aria-label={words.ask}>
      <div role="status" className={styles.asked}>
        {status === 'asked' && (
          <>
            <p>{words.asked}</p>
            <Button look="quiet" size="small" onClick={askAnew}>
              {words.askAgain}
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
          <label htmlFor={id}>{words.note}</label>
          <textarea
            id={id}
            rows={3}
            dir="auto"
            maxLength={MAX_REQUEST_NOTE_CHARS}
            placeholder={words.noteExample}
            value={note}
            readOnly={status === 'asking'}
            aria-describedby={`${id}-seen`}
            onChange={(event) => setNote(event.target.value)}
          />
          <p id={`${id}-seen`}>{words.whatIsSeen(me.email)}</p>
          <Button type="submit" look="primary" busy={status === 'asking'}>
            {words.ask}
          </Button>
        </form>
      )}
      <p role="alert" className={styles.wrong}>
        {error}
      </p>
    </section>
  );
}
