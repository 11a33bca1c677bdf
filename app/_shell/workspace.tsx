'use client';
import dynamic from 'next/dynamic';
import { WorkspaceProvider, useWorkspace } from '@/hooks/shell/workspace-provider';
import { useDesktopNotices } from '@/hooks/notifications/use-notifications';
import { usePlace } from '@/hooks/core/use-location';
import type { Person } from '@/hooks/core/use-session';
import { useErrorWords } from '@/hooks/core/use-strings';
import { Desk } from './global-commands';
import { NewerLine } from './update-banner';
import { NoticeRegion } from './toaster';
import { Pane } from './section-boundary';
import { Start } from '@/app/_home/home';
import { ThreadNav } from '@/app/_sidebar/sidebar';
import { GonePage } from '@/app/_thread/no-access';
import { ThreadScreen } from '@/app/_thread/thread-screen';
import styles from './workspace.module.css';

const Refused = dynamic(() => import('./not-allowed').then((module) => module.Refused), { ssr: false });

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
