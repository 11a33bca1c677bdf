import { CloudOff } from 'lucide-react';
import { cancelImport, resumeImport } from '@/hooks/archive/use-import';
import type { ImportState } from '@/hooks/archive/import-state';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { Button } from '@/app/_ui/button';
import { SectionHead } from './section-head';
import { importStrings } from './strings';
import styles from './import.module.css';

type Props<S extends ImportState['status']> = { state: Extract<ImportState, { status: S }> };

export function Reading({ state: { files, file, bytes, found } }: Props<'reading'>) {
  const strings = useStrings(importStrings);
  const { name = '', size = 0 } = files[file] ?? {};
  // A zip holds more than its own size: how much more is not known before.
  const isKnown = bytes > 0 && bytes <= size;
  return (
    <section className={styles.working}>
      <SectionHead title={strings.reading(name)} />
      <progress aria-label={strings.reading(name)} max={1} {...(isKnown && { value: bytes / size })} />
      <p className={styles.faint}>
        {[
          ...(files.length > 1 ? [strings.fileOf(file + 1, files.length)] : []),
          strings.bytesRead(bytes),
          strings.soFar(found.conversations.length),
        ].join(' · ')}
      </p>
      <div className={styles.buttons}>
        <Button onClick={cancelImport}>{strings.cancel}</Button>
      </div>
    </section>
  );
}

export function Importing({ state }: Props<'importing' | 'paused'>) {
  const strings = useStrings(importStrings);
  const { progress } = state;
  return (
    <section className={styles.working}>
      <SectionHead title={state.status === 'paused' ? strings.paused : strings.importing} />
      <progress
        aria-label={strings.importing}
        max={Math.max(1, progress.totalMessages)}
        value={progress.messages}
      />
      <p className={styles.faint}>{strings.progress(progress)}</p>
      {state.status === 'paused' ? <Paused error={state.error} /> : <p>{strings.importingWhat}</p>}
      <div className={styles.buttons}>
        <Button onClick={cancelImport}>{strings.cancel}</Button>
        {state.status === 'paused' && (
          <Button look="primary" onClick={() => void resumeImport()}>
            {strings.resume}
          </Button>
        )}
      </div>
    </section>
  );
}

function Paused({ error }: Pick<Extract<ImportState, { status: 'paused' }>, 'error'>) {
  const strings = useStrings(importStrings);
  const errorText = useErrorText();
  return (
    <div role="alert" className={styles.warning}>
      <CloudOff size={18} aria-hidden="true" />
      <p>
        {errorText(error)} {strings.pausedWhat}
      </p>
    </div>
  );
}
