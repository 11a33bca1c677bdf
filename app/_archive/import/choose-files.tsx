import { FileUp } from 'lucide-react';
import { useRef } from 'react';
import { readForImport } from '@/hooks/archive/use-import';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { Button } from '@/app/_ui/button';
import { SectionHead } from './section-head';
import { importStrings } from './strings';
import styles from './import.module.css';

/** The beginning: where files are dropped or chosen, and where people get theirs. */
export function ChooseFiles({ tooMany = null }: { tooMany?: number | null }) {
  const strings = useStrings(importStrings);
  return (
    <>
      <div className={styles.drop}>
        <FileUp size={30} aria-hidden="true" />
        <SectionHead title={strings.lead} />
        <p>
          <span>{strings.drop}</span> <FileButton look="primary" label={strings.choose} />
        </p>
        <p className={styles.faint}>{strings.atMost}</p>
        {tooMany !== null && (
          <p role="alert" className={styles.problem}>
            {strings.tooManyFiles(tooMany)}
          </p>
        )}
      </div>
      <p className={styles.note}>{strings.privacy}</p>
      <Sources />
    </>
  );
}

/** Opens the browser's dialog for files. */
export function FileButton({
  label,
  look = 'plain',
}: {
  label: string;
  look?: 'primary' | 'plain' | 'quiet';
}) {
  const input = useRef<HTMLInputElement>(null);
  const { uid } = useMe();
  return (
    <>
      <Button look={look} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        onChange={({ target }) => {
          void readForImport(uid, [...(target.files ?? [])]);
          // The same file may be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}

export function Sources() {
  const strings = useStrings(importStrings);
  return (
    <section className={styles.sources}>
      <h2>{strings.where}</h2>
      <dl>
        {strings.sources.map(({ product, where }) => (
          <div key={product}>
            <dt>{product}</dt>
            <dd>{where}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
