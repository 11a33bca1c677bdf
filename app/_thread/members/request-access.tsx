'use client';
import { useId, useState } from 'react';
import { useAccessRequest } from '@/hooks/members/use-access-request';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { MAX_REQUEST_NOTE_CHARS } from '@/model/limits';
import { Button } from '@/app/_ui/button';
import { accessRequestStrings } from './strings';
import styles from './access-requests.module.css';

/** The same for every URL: this page does not know whether the thread exists. */
export function RequestAccess({ threadId }: { threadId: string }) {
  const strings = useStrings(accessRequestStrings);
  const me = useMe();
  const { status, error, ask, requestAgain } = useAccessRequest(threadId);
  const [note, setNote] = useState('');
  const id = useId();
  return (
    <section className={styles.ask} aria-label={strings.ask}>
      <div role="status" className={styles.asked}>
        {status === 'asked' && (
          <>
            <p>{strings.asked}</p>
            <Button look="quiet" size="small" onClick={requestAgain}>
              {strings.requestAgain}
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
          <label htmlFor={id}>{strings.note}</label>
          <textarea
            id={id}
            rows={3}
            dir="auto"
            maxLength={MAX_REQUEST_NOTE_CHARS}
            placeholder={strings.noteExample}
            value={note}
            readOnly={status === 'asking'}
            aria-describedby={`${id}-seen`}
            onChange={(event) => setNote(event.target.value)}
          />
          <p id={`${id}-seen`}>{strings.whatIsSeen(me.email)}</p>
          <Button type="submit" look="primary" busy={status === 'asking'}>
            {strings.ask}
          </Button>
        </form>
      )}
      <p role="alert" className={styles.wrong}>
        {error}
      </p>
    </section>
  );
}
