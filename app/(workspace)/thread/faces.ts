// The faces of a thread's header: who is here stands first.
import type { Present } from '@/hooks/use-presence';
import type { Member } from '@/model/thread';

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

export function wordsForPresent(faces: readonly Face[], present: Present): string {
  if (present.kind === 'count') return present.count === null ? '' : `${present.count} are here now`;
  const named = (state: Face['state']) =>
    faces
      .filter((face) => face.state === state)
      .slice(0, MOST_NAMES)
      .map(({ name }) => name)
      .join(', ');
  const lines = [
    ['Here now', named('here')],
    ['Away for a moment', named('idle')],
    ['Members', named('away')],
  ] as const;
  return lines.flatMap(([words, names]) => (names === '' ? [] : [`${words}: ${names}`])).join('\n');
}
