import { CircleCheck, CircleX, Download } from 'lucide-react';
import { useState } from 'react';
import { closeImport, saveReport } from '@/hooks/archive/use-import';
import { addedBy, leftOut, type ImportEnd, type ImportOutcome } from '@/hooks/archive/import-state';
import { useHref } from '@/hooks/core/session/use-session';
import { useErrorText, useStrings } from '@/hooks/core/use-strings';
import { refusalStrings } from '@/model/archive/refusal-strings';
import { IMPORT_ROWS_PAGE } from '@/model/import-limits';
import { Button } from '@/app/_ui/button';
import { PageLink } from '@/app/_ui/page-link';
import { useTimes } from '@/app/_ui/times';
import { Problems } from './refused';
import { failedOf, reportJson, reportText, threadsOf, titleOf } from './report-file';
import { SectionHead } from './section-head';
import { importStrings } from './strings';
import styles from './import.module.css';

/** What has come in, what has not and why. */
export function Report({ end }: { end: ImportEnd }) {
  const strings = useStrings(importStrings);
  const errorText = useErrorText();
  const { outcomes, preview, how, error } = end;
  const left = leftOut(preview, outcomes);
  const failed = failedOf(outcomes);
  return (
    <>
      <SectionHead title={strings.ends[how]} />
      <p role="status">
        {strings.imported({ threads: threadsOf(outcomes).length, messages: addedBy(outcomes) })}
      </p>
      {error !== null && (
        <p role="alert" className={styles.problem}>
          {errorText(error)}
        </p>
      )}
      {left.length > 0 && <p className={styles.note}>{strings.notReached(left.length)}</p>}
      {failed.length > 0 && <Failed outcomes={failed} />}
      <Problems found={preview.found} files={preview.files} />
      <Threads outcomes={outcomes} />
      <Actions end={end} />
    </>
  );
}

function Failed({ outcomes }: { outcomes: ReturnType<typeof failedOf> }) {
  const strings = useStrings(importStrings);
  const errorText = useErrorText();
  return (
    <section className={styles.failed}>
      <h3>{strings.failed(outcomes.length)}</h3>
      <ul>
        {outcomes.slice(0, IMPORT_ROWS_PAGE).map((one, index) => (
          <li key={index}>
            <CircleX size={16} aria-hidden="true" />
            <span>
              <strong dir="auto">{titleOf(one, strings)}</strong> {errorText(one.error)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Threads({ outcomes }: { outcomes: readonly ImportOutcome[] }) {
  const strings = useStrings(importStrings);
  const [pages, setPages] = useState(1);
  const imported = outcomes.flatMap((one) => (one.status === 'imported' ? [one] : []));
  if (imported.length === 0) return null;
  const page = imported.slice(0, pages * IMPORT_ROWS_PAGE);
  return (
    <section className={styles.list} aria-label={strings.threads}>
      <ul>
        {page.map((one, index) => (
          <li key={index}>
            <PageLink to={`/t/${one.threadId}`} className={styles.row ?? ''}>
              <CircleCheck size={18} aria-hidden="true" />
              <span className={styles.rowText}>
                <strong dir="auto">{titleOf(one, strings)}</strong>
                <small>{one.added === 0 ? strings.nothingNew : strings.added(one.added)}</small>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
      {imported.length > page.length && (
        <Button look="quiet" className={styles.more} onClick={() => setPages(pages + 1)}>
          {strings.more}
        </Button>
      )}
    </section>
  );
}

function Actions({ end }: { end: ImportEnd }) {
  const strings = useStrings(importStrings);
  const reasons = useStrings(refusalStrings);
  const errorText = useErrorText();
  const { fullTime } = useTimes();
  const href = useHref();
  const day = new Date(end.endedAt).toISOString().slice(0, 10);
  const hrefOf = (threadId: string) => new URL(href(`/t/${threadId}`), window.location.origin).href;
  return (
    <div className={styles.buttons}>
      <Button
        onClick={() =>
          saveReport({
            name: `import-${day}.txt`,
            type: 'text/plain',
            text: reportText(end, { strings, reasons, errorText, timeText: fullTime, hrefOf }),
          })
        }
      >
        <Download size={16} aria-hidden="true" /> {strings.saveText}
      </Button>
      <Button
        onClick={() =>
          saveReport({ name: `import-${day}.json`, type: 'application/json', text: reportJson(end) })
        }
      >
        {strings.saveJson}
      </Button>
      <Button look="primary" onClick={closeImport}>
        {strings.again}
      </Button>
    </div>
  );
}
