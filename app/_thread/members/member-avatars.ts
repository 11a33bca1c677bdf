// The faces of a thread's header: who is here stands first.
import type { Present } from '@/hooks/presence/use-presence';
import type { Member } from '@/model/thread';
import type { facesWords } from './strings';

export type Face = Member & { state: 'here' | 'idle' | 'away' };

const ORDER = { here: 0, idle: 1, away: 2 } as const;

/** Those who are here first, else in the members' own order. */
export function facesOf(members: readonly Member[], present: Present): Face[] {
  const here = present.kind === 'names' ? present.here : [];
  const states = new Map(here.map(({ uid, state }) => [uid, state]));
  return members
    .map((member) => ({ ...member, state: states.get(member.id) ?? ('away' as const) }))
    .toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
}

const MOST_NAMES = 12;

type Words = (typeof facesWords)['en'];

/** Who is here, a line each state. */
export function wordsForPresent(words: Words, faces: readonly Face[], present: Present): string {
  if (present.kind === 'count') return present.count === null ? '' : words.hereCount(present.count);
  const named = (state: Face['state']) =>
    faces
      .filter((face) => face.state === state)
      .slice(0, MOST_NAMES)
      .map(({ name }) => name)
      .join(words.between);
  const lines = [
    [words.here, named('here')],
    [words.idle, named('idle')],
    [words.away, named('away')],
  ] as const;
  return lines.flatMap(([told, names]) => (names === '' ? [] : [told(names)])).join('\n');
}
