'use client';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useAdding, type NotAdded } from '@/hooks/members/use-add-member';
import { useStrings } from '@/hooks/core/use-strings';
import { rolesToGive, type GivenRole, type Role } from '@/model/access';
import { MAX_PASTED_ADDRESSES } from '@/model/limits';
import { Button } from '@/app/_ui/button';
import { isFinishing } from '@/hooks/core/keys';
import { addressesIn, isAddress } from './addresses';
import { inviteStrings } from './strings';
import styles from './invites.module.css';
import { RoleSelect } from '@/app/_thread/members/role-select';

type Props = { threadId: string; mine: Role | undefined };

/** One address or a pasted list. Addresses that could not be added stay in the box, to be corrected or retried. */
export function AddMember({ threadId, mine }: Props) {
  const strings = useStrings(inviteStrings);
  const { progress, notAdded, add } = useAdding(threadId);
  const [text, setText] = useState('');
  const [role, setRole] = useState<GivenRole>('editor');
  const [wrong, setWrong] = useState<string | null>(null);
  const emails = addressesIn(text);
  const submit = async (event: { preventDefault: () => void }) => {
    event.preventDefault();
    if (progress !== null || emails.length === 0) return;
    const problem = whatIsWrong(emails, strings);
    setWrong(problem);
    if (problem !== null) return;
    const failed = await add(emails, role);
    setText(failed.map(({ email }) => email).join('\n'));
  };
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <label className={styles.email}>
        <span>{strings.email}</span>
        <textarea
          rows={1}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={strings.emailExample}
          value={text}
          readOnly={progress !== null}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (isFinishing(event)) void submit(event);
          }}
        />
      </label>
      <label htmlFor="add-member-role">
        <span>{strings.role}</span>
        <RoleSelect id="add-member-role" roles={rolesToGive(mine)} role={role} onChange={setRole} />
      </label>
      <Button type="submit" look="primary" disabled={emails.length === 0} busy={progress !== null}>
        <UserPlus size={17} aria-hidden="true" /> {strings.add(emails.length)}
      </Button>
      {progress !== null && progress.of > 1 && <AddProgress {...progress} />}
      <div role="alert" className={styles.wrong}>
        {wrong !== null && <p>{wrong}</p>}
        {wrong === null && notAdded.length > 0 && <NotAddedList notAdded={notAdded} />}
      </div>
    </form>
  );
}

type Strings = (typeof inviteStrings)['en'];

function whatIsWrong(emails: readonly string[], strings: Strings): string | null {
  const none = emails.find((email) => !isAddress(email));
  if (none !== undefined) return strings.notAnAddress(none);
  return emails.length <= MAX_PASTED_ADDRESSES ? null : strings.tooManyAddresses(emails.length);
}

function AddProgress({ done, of }: { done: number; of: number }) {
  const strings = useStrings(inviteStrings);
  return (
    <div className={styles.progress}>
      <progress value={done} max={of} aria-label={strings.adding} />
      <span>{strings.progress(done + 1, of)}</span>
    </div>
  );
}

function NotAddedList({ notAdded }: { notAdded: readonly NotAdded[] }) {
  const strings = useStrings(inviteStrings);
  return (
    <>
      <p>{strings.notAdded(notAdded.length)}</p>
      <ul>
        {notAdded.map(({ email, why }) => (
          <li key={email}>
            <strong>{email}</strong> {why}
          </li>
        ))}
      </ul>
    </>
  );
}
