// This page's part in its person's presence: it wishes to be seen while it is visible. Of the visible tabs of one person on
// one thread the leader writes for all; the others tell it when somebody types in them.
import { TYPING_PAUSED_MS, type Wish } from '@/model/presence';
import { joinTabs, onBecomeLeader, type TabGroup } from '@/services/core/tabs';
import type { PresenceWriter } from './presence-writer';

export type VisiblePage = {
  /** A key was pressed in the message box, or in a field of a form (`typingIn`); false when the box is empty again. */
  typed: (isWriting: boolean, typingIn?: string) => void;
  close: () => void;
};

/** `name` is the same in every tab of this person on this thread. */
export function visiblePage(name: string, writer: PresenceWriter, onHere: () => void): VisiblePage {
  let wish: Wish = 'here';
  let isLeader = false;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let visit: { tabs: TabGroup; yieldLead: () => void } | null = null;

  const show = (next: Wish, typingIn: string | null = null) => {
    wish = next;
    if (isLeader) writer.wish(wish, onHere, typingIn);
    else visit?.tabs.tell(typingIn === null ? wish : `${wish} ${typingIn}`);
  };
  const enter = () => {
    if (visit !== null) return;
    const tabs = joinTabs(name, (told) => {
      const [toldWish = '', typingIn = null] = told.split(' ');
      if (isLeader && isToldWish(toldWish)) writer.wish(toldWish, onHere, typingIn);
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
    typed: (isWriting, typingIn) => {
      clearTimeout(pause);
      if (isWriting) show('typing', typingIn);
      else show('here');
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
