import { lazy, Suspense } from 'react';
import { useStrings } from '@/hooks/core/use-strings';
import { ARCHIVE_NAMES } from '@/model/archive-names';
import { isFromFile } from '@/model/imported';
import type { Message } from '@/model/message';
import styles from '@/app/_thread/message/message.module.css';
import { messageStrings } from '@/app/_thread/message/strings';

const ImportedParts = lazy(() =>
  import('./imported-parts').then((module) => ({ default: module.ImportedParts })),
);

type Props = { message: Pick<Message, 'imported'> | null };

/** After the time of a message that came from a file, or from another thread: its author is quoted, and wrote nothing here. */
export function ImportedMark({ message }: Props) {
  const strings = useStrings(messageStrings);
  if (message?.imported === undefined) return null;
  const { imported } = message;
  const [short, whole] = isFromFile(imported)
    ? [strings.imported, strings.importedFrom(ARCHIVE_NAMES[imported.format])]
    : [strings.copied, strings.copiedFrom];
  return (
    <span className={styles.time} title={whole}>
      <span aria-hidden="true">{short}</span>
      <span className="visually-hidden">{whole}</span>
    </span>
  );
}

/** Below its text: calls of tools, folded, and the names of what did not come along. Few messages have any. */
export function ImportedExtras({ message }: Props) {
  const imported = message?.imported;
  if (imported === undefined || imported.tools.length + imported.attachments.length === 0) return null;
  return (
    <Suspense>
      <ImportedParts {...imported} />
    </Suspense>
  );
}
