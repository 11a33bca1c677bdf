// Writes one page's presence as its wish changes: one write at a time, each as early as the rules accept it. Leaving alone
// does not wait, because the page may be closing.
import { afterSign, nextSign, NOTHING_SIGNED, type Sign, type Wish } from '@/model/presence';

type SignWrite = (what: { sign: Sign; isTyping: boolean; typingIn: string | null }) => Promise<void>;
export type PresenceWriter = {
  /**
   * `onHere` is called after each confirmed heartbeat, until the next wish. `typingIn`: the field of a form in which the person
   * types; null: the message box.
   */
  wish: (next: Wish, onHere: () => void, typingIn?: string | null) => void;
  /** Another tab of this person writes from now on. */
  handOver: () => void;
};

export function presenceWriter(write: SignWrite): PresenceWriter {
  let wish: Wish = 'gone';
  let place: string | null = null;
  let signed = NOTHING_SIGNED;
  let inFlight = 0;
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onHere: () => void = () => undefined;

  async function send(sign: Sign): Promise<void> {
    const isTyping = wish === 'typing';
    const what = { sign, isTyping, typingIn: isTyping ? place : null };
    signed = afterSign(signed, what, performance.now());
    inFlight += 1;
    try {
      await write(what);
      // Its rest counts from Firestore's time, which was before this confirmation. Others may see a later sign already.
      signed = { ...afterSign(signed, what, performance.now()), shown: signed.shown };
      refusals = 0;
      if (sign === 'here') onHere();
    } catch {
      // Another page of this person has just written: once more after a rest, and after that with the next heartbeat.
      refusals += 1;
      if (sign === 'here' && refusals === 1) signed = { ...signed, shown: 'gone', hereAt: performance.now() };
    }
    inFlight -= 1;
    schedule();
  }

  function schedule(): void {
    clearTimeout(timer);
    const now = performance.now();
    const next = nextSign(wish, signed, now);
    if (next === null) return;
    if (next.sign === 'left') void send('left');
    else if (inFlight === 0) timer = setTimeout(() => void send(next.sign), Math.max(0, next.at - now));
  }

  return {
    wish: (next, onNextHere, typingIn = null) => {
      wish = next;
      place = typingIn;
      onHere = onNextHere;
      schedule();
    },
    handOver: () => {
      wish = 'gone';
      signed = { ...signed, shown: 'gone' };
      clearTimeout(timer);
    },
  };
}
