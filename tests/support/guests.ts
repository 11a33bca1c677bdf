// Guests of a share as a program is one: every event is checked by its schema, and what they have is what a page would show.
import {
  type GuestAnswer,
  type GuestEvent,
  type GuestMessage,
  type GuestShare,
  guestEventSchema,
} from '@/model/share';

export type ReceivedEvent = { id: string; event: GuestEvent };

/** Complete events at the beginning of a stream's text, and the rest. */
export function eventsIn(text: string): { events: ReceivedEvent[]; rest: string } {
  const blocks = text.split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.filter((block) => !block.startsWith(':')).map(eventOf);
  return { events, rest };
}

function eventOf(block: string): ReceivedEvent {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? '';
  const data: unknown = JSON.parse(field('data'));
  return { id: field('id'), event: guestEventSchema.parse({ event: field('event'), data }) };
}

/** What a page shows after these events. @throws where a delta does not fit */
export function shownAfter(events: readonly GuestEvent[]) {
  const messages = new Map<number, GuestMessage>();
  const answers = new Map<number, GuestAnswer>();
  let share: GuestShare | null = null;
  let cut: string | null = null;
  for (const { event, data } of events) {
    switch (event) {
      case 'share':
        share = data;
        break;
      case 'reset':
        messages.clear();
        answers.clear();
        for (const message of data.messages) messages.set(message.seq, message);
        for (const answer of data.answers) answers.set(answer.seq, answer);
        break;
      case 'message':
        messages.set(data.seq, data);
        break;
      case 'gone':
        messages.delete(data.seq);
        break;
      case 'answer':
        if (data.state === 'over') answers.delete(data.seq);
        else answers.set(data.seq, data);
        break;
      case 'delta': {
        const answer = answers.get(data.seq);
        if (answer?.text.length !== data.at || answer.attempt !== data.attempt)
          throw new Error(`a delta at ${data.at} of an answer with ${answer?.text.length} characters`);
        answers.set(data.seq, { ...answer, text: answer.text + data.text });
        break;
      }
      case 'cut':
        messages.clear();
        answers.clear();
        cut = data.reason;
    }
  }
  return { share, messages: [...messages.values()].toSorted((a, b) => a.seq - b.seq), answers, cut };
}

/** After setUpFixtures: guests on the server's own code. */
export async function guestsOnServer() {
  const { followShare, openShare } = await import('@/server/shares/guests');

  /** Opens a link. @returns what a guest has by then; the cookie lets in to its stream */
  async function opened(token: string, more: { password?: string; person?: Person } = {}) {
    const { password, person = null } = more;
    const opening = { token, person, address: '192.0.2.1', isSecure: false };
    const { share, cookie } = await openShare({ ...opening, ...(password !== undefined && { password }) });
    return { share, cookie: cookie.slice(0, cookie.indexOf(';')) };
  }

  /** Follows a share as a page does. */
  async function followed(shareId: string, cookies: string, lastEventId: string | null = null) {
    const received: ReceivedEvent[] = [];
    const wire: string[] = [];
    let hasEnded = false;
    const decoder = new TextDecoder();
    const leave = await followShare(
      { shareId, cookies, lastEventId },
      {
        send: (bytes) => {
          const text = decoder.decode(bytes);
          wire.push(text);
          received.push(...eventsIn(text).events);
        },
        end: () => {
          hasEnded = true;
        },
      },
    );
    const events = () => received.map(({ event }) => event);
    return {
      leave,
      events,
      shown: () => shownAfter(events()),
      texts: () => shownAfter(events()).messages.map(({ content }) => content),
      lastId: () => received.at(-1)?.id ?? null,
      hasEnded: () => hasEnded,
      /** Everything that came. */
      wire: () => wire.join(''),
    };
  }

  /** Opens a link and follows it. */
  async function guest(token: string, more: { password?: string; person?: Person } = {}) {
    const { share, cookie } = await opened(token, more);
    return { share, cookie, ...(await followed(share.id, cookie)) };
  }

  return { opened, followed, guest };
}

type Person = { uid: string; name: string; email: string };
