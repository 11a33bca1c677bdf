'use client';
import { readForImport, useImport } from '@/hooks/archive/use-import';
import type { ImportState } from '@/hooks/archive/import-state';
import { useFileDrop } from '@/hooks/shell/use-file-drop';
import { useStrings } from '@/hooks/core/use-strings';
import { useMe } from '@/hooks/core/session/use-workspace';
import { useIdleAfter } from '@/hooks/shell/use-idle';
import { useTabTitle } from '@/hooks/shell/use-tab-title';
import { BackLink } from '@/app/_ui/column-page/back-link';
import pageStyles from '@/app/_ui/column-page/column-page.module.css';
import { ChooseFiles } from './choose-files';
import { Importing, Reading } from './working';
import { PreviewScreen } from './preview';
import { ReadFailed } from './refused';
import { Report } from './report';
import { importStrings } from './strings';
import styles from './import.module.css';

/** From files to a report. What an import does goes on while its person reads threads. */
export function ImportPage() {
  const strings = useStrings(importStrings);
  useTabTitle(strings.title);
  useIdleAfter(true);
  const state = useImport();
  const { uid } = useMe();
  const { isOver, handlers } = useFileDrop((files) => void readForImport(uid, files));
  const takesFiles = state.status !== 'importing' && state.status !== 'paused';
  return (
    <div
      className={`${pageStyles.page} ${styles.page}`}
      data-scrolls
      data-over={isOver || undefined}
      {...(takesFiles && handlers)}
    >
      <div className={pageStyles.column}>
        <header className={pageStyles.head}>
          <BackLink label={strings.back} />
          <h1>{strings.title}</h1>
        </header>
        <Body state={state} />
      </div>
    </div>
  );
}

function Body({ state }: { state: ImportState }) {
  switch (state.status) {
    case 'empty':
      return <ChooseFiles />;
    case 'too-many-files':
      return <ChooseFiles tooMany={state.count} />;
    case 'reading':
      return <Reading state={state} />;
    case 'read-failed':
      return <ReadFailed state={state} />;
    case 'preview':
      return <PreviewScreen preview={state} />;
    case 'importing':
    case 'paused':
      return <Importing state={state} />;
    case 'ended':
      return <Report end={state} />;
  }
}
