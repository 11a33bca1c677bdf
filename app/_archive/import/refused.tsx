import { FileX } from 'lucide-react';
import { cancelImport, readForImport } from '@/hooks/archive/use-import';
import type { Found, ImportState, Preview } from '@/hooks/archive/import-state';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { refusalStrings } from '@/model/archive/refusal-strings';
import { Button } from '@/app/_ui/button';
import { FileButton, Sources } from './choose-files';
import { SectionHead } from './section-head';
import { importStrings } from './strings';
import styles from './import.module.css';

/** The reading itself failed: not the file, but the worker or its code. */
export function ReadFailed({ state }: { state: Extract<ImportState, { status: 'read-failed' }> }) {
  const strings = useStrings(importStrings);
  const errorText = useErrorText();
  const { uid } = useMe();
  return (
    <section className={styles.working}>
      <SectionHead title={strings.readFailed} />
      <p role="alert" className={styles.problem}>
        {errorText(state.error)}
      </p>
      <div className={styles.buttons}>
        <Button onClick={cancelImport}>{strings.cancel}</Button>
        <Button look="primary" onClick={() => void readForImport(uid, state.files)}>
          {strings.tryAgain}
        </Button>
      </div>
    </section>
  );
}

/** No conversation in any file. */
export function NothingFound({ preview }: { preview: Preview }) {
  const strings = useStrings(importStrings);
  return (
    <>
      <section className={styles.drop} data-refused>
        <FileX size={30} aria-hidden="true" />
        <SectionHead title={strings.nothingFound} />
        {preview.found.refused.length === 0 && <p>{strings.nothingFoundWhat}</p>}
        <Problems found={preview.found} files={preview.files} />
        <FileButton look="primary" label={strings.otherFiles} />
      </section>
      <Sources />
    </>
  );
}

/** What could not be read, by name and with the reason. */
export function Problems({ found, files }: { found: Found; files: readonly File[] }) {
  const strings = useStrings(importStrings);
  const reasons = useStrings(refusalStrings);
  const { refused, broken, ignored } = found;
  const nameOf = (file: number) => files[file]?.name ?? '';
  return (
    <>
      {refused.map(({ file, reason }) => (
        <p key={file} role="alert" className={styles.problem}>
          <strong>{nameOf(file)}</strong> {reasons.refusals[reason]}
        </p>
      ))}
      {broken.length > 0 && (
        <Named
          summary={strings.unreadable(broken.length)}
          rows={broken.map(({ title, position, reason, inside, file }) => [
            strings.place(title, position),
            reasons.breaks[reason],
            ...(inside === '' && files.length === 1 ? [] : [inside === '' ? nameOf(file) : inside]),
          ])}
        />
      )}
      {ignored.length > 0 && (
        <Named summary={strings.ignored(ignored.length)} rows={ignored.map(({ inside }) => [inside])} />
      )}
    </>
  );
}

const MAX_NAMED = 50;

function Named({ summary, rows }: { summary: string; rows: readonly (readonly string[])[] }) {
  const strings = useStrings(importStrings);
  return (
    <details className={styles.named}>
      <summary>{summary}</summary>
      <ul>
        {rows.slice(0, MAX_NAMED).map((row, index) => (
          <li key={index}>{row.join(' · ')}</li>
        ))}
        {rows.length > MAX_NAMED && <li>{strings.andMore(rows.length - MAX_NAMED)}</li>}
      </ul>
    </details>
  );
}
