import { useId } from 'react';
import { keyOf } from '@/hooks/archive/import-choice';
import { chooseForImport } from '@/hooks/archive/use-import';
import type { Preview } from '@/hooks/archive/import-state';
import { useDisplayTitle } from '@/hooks/core/use-display-name';
import { useStrings } from '@/hooks/core/use-strings';
import { useThreads } from '@/hooks/threads/use-threads';
import { sum } from '@/model/archive/summary';
import { MAX_BRANCHES_IMPORTED } from '@/model/import-limits';
import { Button } from '@/app/_ui/button';
import { importStrings } from './strings';
import styles from './import.module.css';

/** New threads or one of mine, and whether other versions come along. */
export function PreviewOptions({ preview }: { preview: Preview }) {
  const strings = useStrings(importStrings);
  const { target } = preview.choices;
  const name = useId();
  return (
    <>
      <fieldset className={styles.options}>
        <legend>{strings.into}</legend>
        <label>
          <input
            type="radio"
            name={name}
            checked={target.kind === 'new'}
            onChange={() => chooseForImport({ target: { kind: 'new' } })}
          />
          <span>
            {strings.newThreads}
            <small>{strings.newThreadsWhat}</small>
          </span>
        </label>
        <label>
          <input
            type="radio"
            name={name}
            checked={target.kind === 'append'}
            onChange={() =>
              chooseForImport({ target: { kind: 'append', threadId: '' }, withBranches: false })
            }
          />
          <span>
            {strings.append}
            <small>{strings.appendWhat}</small>
          </span>
        </label>
        {target.kind === 'append' && <ThreadSelect threadId={target.threadId} />}
      </fieldset>
      {target.kind === 'new' && <Branches preview={preview} />}
    </>
  );
}

function ThreadSelect({ threadId }: { threadId: string }) {
  const strings = useStrings(importStrings);
  const displayTitle = useDisplayTitle();
  const { threads, more } = useThreads();
  return (
    <>
      <select
        className={styles.select}
        aria-label={strings.appendTo}
        value={threadId}
        onChange={({ target }) => chooseForImport({ target: { kind: 'append', threadId: target.value } })}
      >
        <option value="">{strings.chooseThread}</option>
        {threads.map((thread) => (
          <option key={thread.id} value={thread.id}>
            {displayTitle(thread)}
          </option>
        ))}
      </select>
      {more.status !== 'none' && (
        <Button look="quiet" size="small" busy={more.status === 'loading'} onClick={more.load}>
          {strings.olderThreads}
        </Button>
      )}
    </>
  );
}

function Branches({ preview: { found, choices } }: { preview: Preview }) {
  const strings = useStrings(importStrings);
  const chosen = found.conversations.filter((one) => choices.selection.has(keyOf(one)));
  const count = sum(chosen.map(({ summary }) => Math.min(summary.branches, MAX_BRANCHES_IMPORTED)));
  if (count === 0) return null;
  return (
    <fieldset className={styles.options}>
      <label>
        <input
          type="checkbox"
          checked={choices.withBranches}
          onChange={({ target }) => chooseForImport({ withBranches: target.checked })}
        />
        <span>
          {strings.branches(count)}
          <small>{strings.branchesWhat}</small>
        </span>
      </label>
    </fieldset>
  );
}
