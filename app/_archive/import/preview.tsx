import { useMemo } from 'react';
import { addedUp, keyOf, totalsOf } from '@/hooks/archive/import-choice';
import { closeImport, startImport } from '@/hooks/archive/use-import';
import type { Preview } from '@/hooks/archive/import-state';
import { useStrings } from '@/hooks/core/use-strings';
import { CUT_REASONS, SKIP_REASONS } from '@/model/archive/conversation';
import { refusalStrings } from '@/model/archive/refusal-strings';
import { ARCHIVE_NAMES } from '@/model/archive-names';
import { sum } from '@/model/archive/summary';
import { Button } from '@/app/_ui/button';
import { useTimes } from '@/app/_ui/times';
import { useNow } from '@/hooks/core/use-now';
import { ConversationList } from './conversation-list';
import { FileButton } from './choose-files';
import { NothingFound, Problems } from './refused';
import { PreviewOptions } from './preview-options';
import { SectionHead } from './section-head';
import { importStrings } from './strings';
import styles from './import.module.css';

/** Everything that would come in, before anything is written. */
export function PreviewScreen({ preview }: { preview: Preview }) {
  const strings = useStrings(importStrings);
  const { found, files, known } = preview;
  if (found.conversations.length === 0) return <NothingFound preview={preview} />;
  return (
    <>
      <SectionHead title={strings.found(found.conversations.length)}>
        <FileButton look="quiet" label={strings.otherFiles} />
      </SectionHead>
      <Overview preview={preview} />
      <Problems found={found} files={files} />
      {known === null && <p className={styles.note}>{strings.knownUnknown}</p>}
      <PreviewOptions preview={preview} />
      <NotIncluded preview={preview} />
      {found.conversations.some(({ summary }) => summary.format === 'cothread') && (
        <p className={styles.faint}>{strings.ownExport}</p>
      )}
      <ConversationList preview={preview} />
      <Start preview={preview} />
    </>
  );
}

function Overview({ preview: { found } }: { preview: Preview }) {
  const strings = useStrings(importStrings);
  const { shortDay } = useTimes();
  const now = useNow();
  const summaries = found.conversations.map(({ summary }) => summary);
  const formats = [...new Set(summaries.map(({ format }) => ARCHIVE_NAMES[format]))];
  const times = summaries.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt].filter((time) => time !== null));
  // A file may hold more than a call has arguments.
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  const last = times.reduce((a, b) => Math.max(a, b), -Infinity);
  return (
    <p className={styles.faint}>
      {[
        formats.join(', '),
        strings.messages(sum(summaries.map(({ messages }) => messages))),
        ...(times.length > 0 ? [strings.span(shortDay(first, now), shortDay(last, now))] : []),
      ].join(' · ')}
    </p>
  );
}

/** What of the chosen conversations does not come along, counted. */
function NotIncluded({ preview: { found, choices } }: { preview: Preview }) {
  const strings = useStrings(importStrings);
  const reasons = useStrings(refusalStrings);
  const counts = useMemo(() => {
    const chosen = found.conversations.filter((one) => choices.selection.has(keyOf(one)));
    const summaries = chosen.map(({ summary }) => summary);
    return [
      ...addedUp(
        SKIP_REASONS,
        summaries.map(({ skipped }) => skipped),
      ),
      ...addedUp(
        CUT_REASONS,
        summaries.map(({ cut }) => cut),
      ),
      ...addedUp(
        ['not-included'],
        summaries.map(({ attachments }) => ({ 'not-included': attachments })),
      ),
    ];
  }, [found, choices.selection]);
  if (counts.length === 0) return null;
  return (
    <section className={styles.leftOut}>
      <h3>{strings.leftOut}</h3>
      <ul>
        {counts.map(({ kind, count }) => (
          <li key={kind}>{reasons.skips[kind](count)}</li>
        ))}
      </ul>
    </section>
  );
}

function Start({ preview: { found, choices } }: { preview: Preview }) {
  const strings = useStrings(importStrings);
  const totals = totalsOf(found.conversations, choices);
  const isAppending = choices.target.kind === 'append';
  const isReady =
    totals.conversations > 0 && !(choices.target.kind === 'append' && choices.target.threadId === '');
  return (
    <div className={styles.start}>
      <p role="status">
        {isAppending && totals.threads > 0
          ? strings.chosenAppend(totals.messages)
          : strings.chosen(totals.threads, totals.messages)}
      </p>
      <Button onClick={closeImport}>{strings.cancel}</Button>
      <Button look="primary" disabled={!isReady} onClick={() => void startImport()}>
        {totals.conversations === 0 ? strings.startNothing : strings.start(totals.conversations)}
      </Button>
    </div>
  );
}
