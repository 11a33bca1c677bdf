'use client';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useAdding, type NotAdded } from '@/hooks/use-adding';
import { rolesToGive, type Role } from '@/model/access';
import { MAX_PASTED_ADDRESSES } from '@/model/limits';
import { Button } from '../../_ui/button';
import { isFinishing } from '../../_ui/keys';
import { addressesIn, isAddress } from './addresses';
import styles from './inviting.module.css';
import { RoleSelect } from './role-select';

type Props = { threadId: string; mine: Role | undefined };

/** One address or a pasted list. What could not be added stays in the box, to be mended or tried again. */
export function AddMember({ threadId, mine }: Props) {
  const { progress, notAdded, add } = useAdding(threadId);
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const [wrong, setWrong] = useState<string | null>(null);
  const emails = addressesIn(text);
  const submit = async (event: { preventDefault: () => void }) => {
    event.preventDefault();
    if (progress !== null || emails.length === 0) return;
    const words = whatIsWrong(emails);
    setWrong(words);
    if (words !== null) return;
    const failed = await add(emails, role);
    setText(failed.map(({ email }) => email).join('\n'));
  };
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <label className={styles.email}>
        <span>E-mail</span>
        <textarea
          rows={1}
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="grace@example.com, or a list"
          value={text}
          readOnly={progress !== null}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (isFinishing(event)) void submit(event);
          }}
        />
      </label>
      <label htmlFor="add-member-role">
        <span>Role</span>
        <RoleSelect id="add-member-role" roles={rolesToGive(mine)} role={role} onChange={setRole} />
      </label>
      <Button type="submit" look="primary" disabled={emails.length === 0} busy={progress !== null}>
        <UserPlus size={17} aria-hidden="true" /> {emails.length > 1 ? `Add ${emails.length}` : 'Add'}
      </Button>
      {progress !== null && progress.of > 1 && <AddingLine {...progress} />}
      <div role="alert" className={styles.wrong}>
        {wrong !== null && <p>{wrong}</p>}
        {wrong === null && notAdded.length > 0 && <NotAddedList notAdded={notAdded} />}
      </div>
    </form>
  );
}

function whatIsWrong(emails: readonly string[]): string | null {
  const none = emails.find((email) => !isAddress(email));
  if (none !== undefined) return `“${none}” is not an e-mail address.`;
  if (emails.length <= MAX_PASTED_ADDRESSES) return null;
  return `These are ${emails.length} addresses. At most ${MAX_PASTED_ADDRESSES} can be added at once.`;
}

function AddingLine({ done, of }: { done: number; of: number }) {
  return (
    <div className={styles.progress}>
      <progress value={done} max={of} aria-label="Adding people" />
      <span>
        {done + 1} of {of}
      </span>
    </div>
  );
}

function NotAddedList({ notAdded }: { notAdded: readonly NotAdded[] }) {
  return (
    <>
      <p>
        {notAdded.length === 1
          ? 'This address was not added:'
          : `${notAdded.length} addresses were not added:`}
      </p>
      <ul>
        {notAdded.map(({ email, words }) => (
          <li key={email}>
            <strong>{email}</strong> {words}
          </li>
        ))}
      </ul>
    </>
  );
}
