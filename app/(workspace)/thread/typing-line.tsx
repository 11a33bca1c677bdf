import type { Present } from '@/hooks/use-presence';
import type { Member } from '@/model/thread';
import styles from './conversation.module.css';

type Props = { present: Present; members: readonly Member[] };

/** Who writes a message at this moment. Seen, not read out: it comes and goes. */
export function TypingLine({ present, members }: Props) {
  if (present.kind === 'count') return null;
  const typing = new Set(present.here.filter(({ isTyping }) => isTyping).map(({ uid }) => uid));
  const names = members.filter(({ id }) => typing.has(id)).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <p className={styles.typing} aria-hidden="true">
      <span dir="auto">{wordsFor(names)}</span>
      <i />
      <i />
      <i />
    </p>
  );
}

function wordsFor(names: readonly string[]): string {
  if (names.length > 2) return `${names.length} people are writing`;
  return names.length === 1 ? `${names[0]} is writing` : `${names[0]} and ${names[1]} are writing`;
}
