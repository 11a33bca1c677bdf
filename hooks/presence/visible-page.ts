// This page's part in its person's presence: it wishes to be seen while it is visible. Of the visible tabs of one person on
// one thread the leader writes for all; the others tell it when somebody types in them.
import { TYPING_PAUSED_MS, type Wish } from '@/model/presence';
import { joinTabs, onBecomeLeader, type TabGroup } from '@/services/core/tabs';
import type { PresenceWriter } from './presence-writer';

export type VisiblePage = {
  /** A key was pressed in the message box; false when the box is empty again. */
  typed: (isWriting: boolean) => void;
  close: () => void;
};

/** `name` is the same in every tab of this person on this thread. */
export function visiblePage(name: string, writer: PresenceWriter, onHere: () => void): VisiblePage {
  let wish: Wish = 'here';
  let isLeader = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let visit: { tabs: TabGroup; yieldLead: () => void } | null = null;

  const show = (next: Wish) => {
    wish = next;
    if (isLeader) writer.wish(wish, onHere);
    else visit?.tabs.tell(wish);
  };
  const enter = () => {
    if (visit !== null) return;
    const tabs = joinTabs(name, (told) => {
      if (isLeader && isToldWish(told)) writer.wish(told, onHere);
    });
    const lead = () => {
      isLeader = true;
      writer.wish(wish, onHere);
    };
    visit = { tabs, yieldLead: onBecomeLeader(name, lead) };
  };
  const leave = () => {
    if (visit === null) return;
    clearTimeout(pause);
    wish = 'here';
    const { tabs, yieldLead } = visit;
    // The next leader goes on, and nobody sees this page leave.
    if (tabs.hasOthers()) writer.handOver();
    else if (isLeader) writer.wish('gone', onHere);
    tabs.leave();
    yieldLead();
    isLeader = false;
    visit = null;
  };
  const onVisibility = () => (document.visibilityState === 'visible' ? enter() : leave());

  onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('pagehide', leave);
  return {
    typed: (isWriting) => {
      clearTimeout(pause);
      show(isWriting ? 'typing' : 'here');
      if (isWriting) pause = setTimeout(() => show('paused'), TYPING_PAUSED_MS);
    },
    close: () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', leave);
      leave();
    },
  };
}

function isToldWish(told: string): told is Wish {
  return told === 'here' || told === 'typing' || told === 'paused';
}
