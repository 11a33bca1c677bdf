// A shared thread on this server, for all of its guests: one set of listeners, a view for each scope, and the end of those whom
// nothing lets in any more.
import 'server-only';
import type { Member } from '@/model/member';
import type { Message } from '@/model/message';
import type { GuestMessage, GuestShare } from '@/model/share';
import type { Thread } from '@/model/thread';
import { logError } from '@/server/platform/log';
import { type Scope, type ViewContext, authorFor, guestMessages } from './guest-view';
import { knownMessages } from './known-messages';
import { openAnswers } from './open-answers';
import { participantsOf } from './participants';
import { shareState } from '@/server/shares/state';
import type { StoredShare } from '@/server/shares/stored-share';
import { reasonToCut } from './reason-to-cut';
import { LINGER_MS, type ScopedView, scopedViews } from './scoped-views';
import { followThread } from './thread-feed';
import { type View, newView } from './view';

/** A timer that is longer ends at once. */
const LONGEST_TIMER_MS = 24 * 3_600_000;

export type Connection = {
  send: (bytes: Uint8Array) => void;
  /** Nothing more will come. */
  end: () => void;
};

/** `sent`: what they know of the share, as JSON. */
type Guest = Connection & { shareId: string; version: number; view: View; sent: string };

export type Projection = ReturnType<typeof openProjection>;

/** The projection of a thread, once its listeners have read what is there. */
export async function projectionOf(threadId: string): Promise<Projection> {
  const { projections } = shareState();
  const projection = projections.get(threadId) ?? openProjection(threadId);
  projections.set(threadId, projection);
  await projection.ready;
  return projection;
}

/** The projection that already follows this share, if one does. */
export function projectionWith(shareId: string): Projection | undefined {
  return [...shareState().projections.values()].find((projection) => projection.has(shareId));
}

function openProjection(threadId: string) {
  let shares = new Map<string, StoredShare>();
  let thread: Thread | undefined;
  let members = new Map<string, Member>();
  const guests = new Set<Guest>();
  const participants = participantsOf(threadId);
  const known = knownMessages(threadId, participants);
  const answers = openAnswers(known.messageOf, {
    answer: (answer) => views.forEach((view) => view.answer(answer)),
    delta: (seq, text) => views.forEach((view) => view.delta(seq, text)),
  });
  const views = scopedViews((scope) => inTurn(() => openView(scope)));
  const ready = Promise.withResolvers<void>();
  // Whoever waits for it learns of its failure.
  ready.promise.catch(() => undefined);
  const awaited = new Set(['shares', 'thread', 'members', 'messages', 'runs']);
  let queue: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  let lingering: NodeJS.Timeout | undefined;
  let expiring: NodeJS.Timeout | undefined;

  const stop = followThread(threadId, {
    shares(all) {
      shares = new Map(all.map((share) => [share.id, share]));
      arrived('shares');
      cutWhoMust();
      inOrder(sendShares);
    },
    thread(now) {
      thread = now;
      arrived('thread');
      cutWhoMust();
      inOrder(sendShares);
    },
    members(all) {
      const before = JSON.stringify([...members.values()].map(({ id, name }) => [id, name]));
      members = new Map(all.map((member) => [member.id, member]));
      arrived('members');
      cutWhoMust();
      if (JSON.stringify(all.map(({ id, name }) => [id, name])) === before) return;
      inOrder(() => {
        views.forEach((view) => view.compareAll());
        sendShares();
      });
    },
    messages(changed, isAll) {
      inOrder(() => takeMessages(changed, isAll));
    },
    openRuns(runs) {
      inOrder(async () => {
        await known.read(runs.map(({ questionId }) => questionId));
        answers.take(runs);
        arrived('runs');
      });
    },
    draft(run, text) {
      inOrder(() => answers.write(run, text));
    },
    failed: fail,
  });

  function arrived(what: string): void {
    awaited.delete(what);
    if (awaited.size === 0) ready.resolve();
  }

  /** One after the other, in the order of the snapshots. A failure also ends the projection. */
  function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(fail);
    return done;
  }

  function inOrder(work: () => void | Promise<void>): void {
    void inTurn(work);
  }

  /** Guests come back, to a projection that begins anew. */
  function fail(error: unknown): void {
    if (isClosed) return;
    logError('share not projected', error, { threadId });
    ready.reject(error);
    close();
  }

  async function takeMessages(changed: Message[], isAll: boolean): Promise<void> {
    if (awaited.has('messages')) {
      known.remember(changed);
      arrived('messages');
      return;
    }
    const all = await known.changed(changed);
    for (const view of views.all()) {
      if (isAll) view.load(await known.page(view.scope));
      else view.take(all);
    }
    answers.settle();
    known.forget(views.all().flatMap((view) => view.messages()));
  }

  const context = (scope: Scope): ViewContext => ({
    scope,
    nameOf: (id) => members.get(id)?.name,
    numberOf: participants.numberOf,
    messageOf: known.messageOf,
  });

  async function openView(scope: Scope): Promise<ScopedView> {
    const view = newView(context(scope));
    const [page, count] = await Promise.all([known.page(scope), known.count(scope)]);
    view.load(page);
    for (const answer of answers.all()) view.answer(answer);
    views.add(view);
    return { view, count };
  }

  function cutWhoMust(): void {
    // Between the first snapshots a thread seems to lack what has not arrived yet.
    if (awaited.has('shares') || awaited.has('thread') || awaited.has('members')) return;
    for (const guest of guests) {
      const reason = reasonToCut(guest, { shares, thread, members });
      if (reason === null) continue;
      guest.send(guest.view.cut(reason));
      guest.end();
    }
    clearTimeout(expiring);
    const now = Date.now();
    const ends = [...guests].flatMap(({ shareId }) => shares.get(shareId)?.expiresAt ?? []);
    if (ends.length === 0) return;
    expiring = setTimeout(cutWhoMust, Math.min(LONGEST_TIMER_MS, Math.max(0, Math.min(...ends) - now)));
    expiring.unref();
  }

  function guestShareOf(share: StoredShare, count: number | null): GuestShare {
    const { id, names, expiresAt, upToSeq, mayFork, createdBy, createdByName } = share;
    const { title = '', titleBy = 'default', landedCount = 0 } = thread ?? {};
    const author = { id: createdBy, name: createdByName };
    const sharedBy = authorFor(author, context(share)).name;
    return { id, title, titleBy, sharedBy, names, expiresAt, upToSeq, mayFork, count: count ?? landedCount };
  }

  /** What has changed of each share, once for all its guests. */
  function sendShares(): void {
    const byShare = Map.groupBy(guests, ({ shareId }) => shareId);
    for (const [shareId, some] of byShare) void sendShare(shareId, some).catch(fail);
  }

  async function sendShare(shareId: string, some: readonly Guest[]): Promise<void> {
    const share = shares.get(shareId);
    if (share === undefined) return;
    const { view, count } = await views.of(share);
    const guestShare = guestShareOf(share, count);
    const json = JSON.stringify(guestShare);
    const bytes = view.share(guestShare);
    for (const guest of some) {
      if (!guests.has(guest) || guest.sent === json) continue;
      guest.sent = json;
      guest.send(bytes);
    }
  }

  function linger(): void {
    clearTimeout(lingering);
    lingering = setTimeout(() => (guests.size === 0 ? close() : linger()), LINGER_MS);
    lingering.unref();
  }

  function endGuests(): void {
    for (const guest of guests) guest.end();
  }

  function close(): void {
    isClosed = true;
    views.close();
    clearTimeout(lingering);
    clearTimeout(expiring);
    const { projections } = shareState();
    if (projections.get(threadId)?.ready === ready.promise) projections.delete(threadId);
    stop();
    endGuests();
  }

  linger();
  return {
    ready: ready.promise,
    close,
    endGuests,
    has: (shareId: string) => shares.has(shareId),
    count: (scope: Scope) => known.count(scope),

    /** The share that a session of this version lets in to; undefined where nothing does. */
    admit(session: { shareId: string; version: number }): StoredShare | undefined {
      linger();
      return reasonToCut(session, { shares, thread, members }) === null
        ? shares.get(session.shareId)
        : undefined;
    },

    async guestShare(share: StoredShare): Promise<GuestShare> {
      await participants.meet([share.createdBy]);
      return guestShareOf(share, await known.count(share));
    },

    /** Sends what the guest has not seen, and whatever comes until the guest leaves or is cut. @returns leaves */
    async join(share: StoredShare, lastEventId: string | null, connection: Connection): Promise<() => void> {
      await participants.meet([share.createdBy]);
      const { view, count } = await views.of(share);
      const leave = () => {
        guests.delete(guest);
        view.sinks.delete(guest);
        linger();
      };
      const end = () => {
        leave();
        connection.end();
      };
      const guestShare = guestShareOf(share, count);
      const sent = JSON.stringify(guestShare);
      const guest: Guest = { ...connection, end, shareId: share.id, version: share.version, view, sent };
      connection.send(view.share(guestShare));
      for (const bytes of (lastEventId === null ? undefined : view.since(lastEventId)) ?? [view.reset()])
        connection.send(bytes);
      guests.add(guest);
      view.sinks.add(guest);
      // Whatever has ended meanwhile.
      cutWhoMust();
      return leave;
    },

    /** The next page as guests of the scope see it; `lastSeq`: of its last message, shown or not, null behind the end. */
    async pageAfter(scope: Scope, after: number) {
      linger();
      const page = await known.pageAfter(scope, after);
      return { messages: guestMessages(page, context(scope)), lastSeq: page.at(-1)?.seq ?? null };
    },

    /** A page as guests of the scope see it. */
    async page(
      scope: Scope,
      range: { before?: number; limit?: number },
    ): Promise<{ messages: GuestMessage[]; hasOlder: boolean }> {
      linger();
      const page = await known.page(scope, range);
      return { messages: guestMessages(page, context(scope)), hasOlder: (page[0]?.seq ?? 1) > 1 };
    },
  };
}
