// Who is signed in, as this page knows it, without Firebase: a share's page reads it too, and loads no SDK. services/firebase/session
// writes it.
import type { AppError } from '@/model/errors';
import type { PageConfig } from '@/model/page-config';

export type Person = { uid: string; name: string; email: string | null };

export type SessionState =
  | { status: 'starting' }
  | { status: 'signed-out'; error: AppError | null }
  | { status: 'signed-in'; person: Person };

const STARTING: SessionState = { status: 'starting' };
let state: SessionState = STARTING;
const watchers = new Set<() => void>();

export function sessionState(): SessionState {
  return state;
}

export function startingState(): SessionState {
  return STARTING;
}

export function setSessionState(next: SessionState): void {
  state = next;
  for (const watcher of watchers) watcher();
}

export function watchSession(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The person named in the URL, in the demo only. Read once: a tab stays with the person it was opened for. */
let nameOfTab: string | null | undefined;
export function sessionName(config: PageConfig): string | null {
  if (typeof window === 'undefined') return null;
  if (nameOfTab !== undefined) return nameOfTab;
  const asked = new URLSearchParams(window.location.search).get('as');
  nameOfTab = config.demo?.people.some(({ key }) => key === asked) ? asked : null;
  return nameOfTab;
}

let pageBuild: string | null = null;

/** The build that rendered this page; null before it is known. */
export function buildOfPage(): string | null {
  return pageBuild;
}

export function setBuildOfPage(build: string): void {
  pageBuild = build;
}
