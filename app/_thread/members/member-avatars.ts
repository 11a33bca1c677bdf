// The avatars of a thread's header: members who are present come first.
import type { Present } from '@/hooks/presence/use-presence';
import type { Member } from '@/model/member';
import type { memberAvatarStrings } from '@/app/_thread/strings';

export type MemberAvatar = Member & { state: 'here' | 'idle' | 'away' };

const ORDER = { here: 0, idle: 1, away: 2 } as const;

/** Present members first, otherwise in the order of the list. */
export function memberAvatarsOf(members: readonly Member[], present: Present): MemberAvatar[] {
  const here = present.kind === 'names' ? present.here : [];
  const states = new Map(here.map(({ uid, state }) => [uid, state]));
  return members
    .map((member) => ({ ...member, state: states.get(member.id) ?? ('away' as const) }))
    .toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
}

const MOST_NAMES = 12;

type Strings = (typeof memberAvatarStrings)['en'];

/** The present members, one line per state. */
export function presenceText(strings: Strings, avatars: readonly MemberAvatar[], present: Present): string {
  if (present.kind === 'count') return present.count === null ? '' : strings.hereCount(present.count);
  const named = (state: MemberAvatar['state']) =>
    avatars
      .filter((avatar) => avatar.state === state)
      .slice(0, MOST_NAMES)
      .map(({ name }) => name)
      .join(strings.between);
  const lines = [
    [strings.here, named('here')],
    [strings.idle, named('idle')],
    [strings.away, named('away')],
  ] as const;
  return lines.flatMap(([label, names]) => (names === '' ? [] : [label(names)])).join('\n');
}
