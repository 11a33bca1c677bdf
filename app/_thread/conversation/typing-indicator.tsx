'use client';
import type { Present } from '@/hooks/presence/use-presence';
import { useStrings } from '@/hooks/core/use-strings';
import type { Member } from '@/model/member';
import { conversationStrings } from './strings';
import styles from './conversation.module.css';

type Props = { present: Present; members: readonly Member[] };

/** Who is typing now. Not announced to screen readers: it changes too often. */
export function TypingIndicator({ present, members }: Props) {
  const strings = useStrings(conversationStrings);
  if (present.kind === 'count') return null;
  const typing = new Set(present.here.filter(({ isTyping }) => isTyping).map(({ uid }) => uid));
  const names = members.filter(({ id }) => typing.has(id)).map(({ name }) => name);
  const [one, other] = names;
  if (one === undefined) return null;
  const who =
    other === undefined
      ? strings.isTyping(one)
      : names.length > 2
        ? strings.manyTyping(names.length)
        : strings.areTyping(one, other);
  return (
    <p className={styles.typing} aria-hidden="true">
      <span dir="auto">{who}</span>
      <i />
      <i />
      <i />
    </p>
  );
}
