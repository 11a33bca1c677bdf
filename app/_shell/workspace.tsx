'use client';
import dynamic from 'next/dynamic';
import { WorkspaceProvider } from '@/hooks/shell/workspace-provider';
import { useWorkspace } from '@/hooks/core/session/use-workspace';
import { useNotifications } from '@/hooks/notifications/use-notifications';
import { useNoFileNavigation } from '@/hooks/shell/use-file-drop';
import { useLocation } from '@/hooks/core/use-location';
import type { Person } from '@/hooks/core/session/use-session';
import { useErrorText } from '@/hooks/core/use-strings';
import { GlobalCommands } from './global-commands';
import { UpdateBanner } from './update-banner';
import { Toaster } from './toaster';
import { SectionBoundary } from './section-boundary';
import { Sidebar } from '@/app/_sidebar/sidebar';
import { NoAccess } from '@/app/_thread/no-access';
import { ThreadScreen } from '@/app/_thread/thread-screen';
import styles from './workspace.module.css';

const NotAllowed = dynamic(() => import('./not-allowed').then((module) => module.NotAllowed), { ssr: false });
const Home = dynamic(() => import('@/app/_home/home').then((module) => module.Home), { ssr: false });
const SearchPage = dynamic(() => import('@/app/_search/search-page').then((module) => module.SearchPage), {
  ssr: false,
});

const ImportPage = dynamic(
  () => import('@/app/_archive/import/import-page').then((module) => module.ImportPage),
  { ssr: false },
);

const UsagePage = dynamic(() => import('@/app/_usage/usage-page').then((module) => module.UsagePage), {
  ssr: false,
});

export function Workspace({ person }: { person: Person }) {
  return (
    <WorkspaceProvider key={person.uid} person={person}>
      <Frame />
    </WorkspaceProvider>
  );
}

function Frame() {
  const { me, refusal } = useWorkspace();
  const errorText = useErrorText();
  const location = useLocation();
  useNotifications();
  useNoFileNavigation();
  if (refusal !== null) return <NotAllowed why={errorText(refusal)} />;
  return (
    <div className={styles.frame} data-location={location.kind === 'start' ? 'start' : 'thread'}>
      <UpdateBanner />
      <SectionBoundary shows="list">
        <Sidebar current={location.kind === 'thread' ? location.threadId : null} />
      </SectionBoundary>
      {/* With two people side by side, as on the demo page, each landmark names its person. */}
      <main className={styles.main} aria-label={window.parent === window ? undefined : me.name}>
        <SectionBoundary shows={location.kind === 'thread' ? location.threadId : location.kind}>
          {(location.kind === 'start' || location.kind === 'new') && <Home isNew={location.kind === 'new'} />}
          {location.kind === 'thread' && (
            <ThreadScreen key={location.threadId} threadId={location.threadId} />
          )}
          {location.kind === 'search' && <SearchPage />}
          {location.kind === 'import' && <ImportPage />}
          {location.kind === 'usage' && <UsagePage />}
          {location.kind === 'nowhere' && <NoAccess threadId={null} />}
        </SectionBoundary>
      </main>
      <Toaster />
      <GlobalCommands />
    </div>
  );
}
