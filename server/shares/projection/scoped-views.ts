// The views of a shared thread: one for each scope that somebody follows.
import 'server-only';
import type { Scope } from './guest-view';
import type { View } from './view';

/** Without guests a view stays for so long: they come back after a change of network. */
export const LINGER_MS = 60_000;

/** `count`: messages of a scope that has an end. */
export type ScopedView = { view: View; count: number | null };

/** `open` opens the view of a scope that nobody follows yet, and adds it in the moment in which it has what is there. */
export function scopedViews(open: (scope: Scope) => Promise<ScopedView>) {
  const byScope = new Map<string, Promise<ScopedView>>();
  const opened = new Set<View>();
  let isClosed = false;

  /** A scope that has no guests any more. */
  function dropUnused(key: string, view: View): void {
    const check = () => {
      if (isClosed) return;
      if (view.sinks.size > 0) return dropUnused(key, view);
      opened.delete(view);
      byScope.delete(key);
    };
    setTimeout(check, LINGER_MS).unref();
  }

  return {
    async of({ names, upToSeq, scopedAt }: Scope): Promise<ScopedView> {
      const key = `${names} ${upToSeq ?? 'live'} ${upToSeq === null ? '' : scopedAt}`;
      const existing = byScope.get(key);
      if (existing !== undefined) return await existing;
      const opening = open({ names, upToSeq, scopedAt });
      byScope.set(key, opening);
      const viewed = await opening;
      dropUnused(key, viewed.view);
      return viewed;
    },
    add: (view: View): void => void opened.add(view),
    all: (): View[] => [...opened],
    forEach: (work: (view: View) => void): void => opened.forEach((view) => work(view)),
    close(): void {
      isClosed = true;
    },
  };
}
