'use client';
import dynamic from 'next/dynamic';
import { WorkspaceProvider, useWorkspace } from '@/hooks/use-workspace';
import { useDesktopNotices } from '@/hooks/use-desktop-notices';
import { usePlace } from '@/hooks/use-place';
import type { Person } from '@/hooks/use-session';
import { useErrorWords } from '@/hooks/use-words';
import { Desk } from './desk';
import { NewerLine } from './newer-line';
import { NoticeRegion } from './notice-region';
import { Pane } from './pane';
import { Start } from './start';
import { ThreadNav } from './thread-nav';
import { GonePage } from './thread/gone';
import { ThreadScreen } from './thread/thread-screen';
import styles from './workspace.module.css';

const Refused = dynamic(() => import('./refused').then((module) => module.Refused), { ssr: false });

export function Workspace({ person }: { person: Person }) {
  return (
    <WorkspaceProvider key={person.uid} person={person}>
      <Frame />
    </WorkspaceProvider>
  );
}

function Frame() {
  const { me, refusal } = useWorkspace();
  const wordsOf = useErrorWords();
  const place = usePlace();
  useDesktopNotices();
  if (refusal !== null) return <Refused why={wordsOf(refusal)} />;
  return (
    <div className={styles.frame} data-place={place.kind === 'start' ? 'start' : 'thread'}>
      <NewerLine />
      <Pane shows="list">
        <ThreadNav current={place.kind === 'thread' ? place.threadId : null} />
      </Pane>
      {/* Of two people side by side, as on the demo's page, each part says whose it is. */}
      <main className={styles.main} aria-label={window.parent === window ? undefined : me.name}>
        <Pane shows={place.kind === 'thread' ? place.threadId : place.kind}>
          {place.kind === 'start' && <Start />}
          {place.kind === 'thread' && <ThreadScreen key={place.threadId} threadId={place.threadId} />}
          {place.kind === 'nowhere' && <GonePage threadId={null} />}
        </Pane>
      </main>
      <NoticeRegion />
      <Desk />
    </div>
  );
}
