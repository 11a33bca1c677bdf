'use client';
// A poll as it looks: options to choose, and how many have chosen each, with their bars.
import { useId, type ReactNode } from 'react';
import type { PollBlock } from '@/model/poll-block';
import { useStrings } from '@/hooks/core/use-strings';
import { Avatar } from '@/app/_ui/avatar';
import styles from './polls.module.css';
import blockStyles from './blocks.module.css';
import { useListed } from '@/app/_thread/message/generated/forms/field-notes';
import { blockStrings } from './strings';

export type Voter = { uid: string; name: string; photoUrl: string | null };

/** By option. Null while nobody may know. */
export type Tally = {
  counts: readonly number[];
  voters: number;
  people: readonly (readonly Voter[])[];
} | null;

type Props = {
  poll: PollBlock;
  tally?: Tally;
  mine?: readonly number[];
  /** Null: nobody votes here. */
  onVote?: ((choices: readonly number[]) => void) | null;
  /** Why not, or what else is to be known. */
  note: string | null;
  children?: ReactNode;
};

/** Faces beside a bar; the rest is in words for everybody. */
const MOST_FACES = 5;

export function PollView({ poll, tally = null, mine = [], onVote = null, note, children }: Props) {
  const strings = useStrings(blockStrings);
  const id = useId();
  const { question, options, isMultiple } = poll;
  const toggled = (index: number, isOn: boolean) =>
    isMultiple
      ? options.map((_, at) => at).filter((at) => (at === index ? isOn : mine.includes(at)))
      : [index];
  return (
    <div
      className={blockStyles.block}
      role={isMultiple ? 'group' : 'radiogroup'}
      aria-labelledby={`${id}-question`}
    >
      <div>
        <p id={`${id}-question`} className={blockStyles.title} dir="auto">
          {question}
        </p>
        {isMultiple && <p className={blockStyles.note}>{strings.several}</p>}
      </div>
      <div className={styles.options}>
        {options.map((option, index) => (
          <div key={option} className={styles.option} data-mine={mine.includes(index) || undefined}>
            <label>
              <input
                type={isMultiple ? 'checkbox' : 'radio'}
                name={isMultiple ? undefined : id}
                checked={mine.includes(index)}
                disabled={onVote === null}
                aria-describedby={tally === null ? undefined : `${id}-${index}`}
                onChange={({ target }) => onVote?.(toggled(index, target.checked))}
              />
              <span dir="auto">{option}</span>
            </label>
            {tally !== null && <OptionTally id={`${id}-${index}`} tally={tally} index={index} />}
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        {tally !== null && <span>{strings.voters(tally.voters)}</span>}
        {children}
        {note !== null && <p>{note}</p>}
      </div>
    </div>
  );
}

function OptionTally({ id, tally, index }: { id: string; tally: NonNullable<Tally>; index: number }) {
  const strings = useStrings(blockStrings);
  const count = tally.counts[index] ?? 0;
  const people = tally.people[index] ?? [];
  const names = useListed()(people.map(({ name }) => name));
  const share = (100 * count) / Math.max(1, tally.voters);
  return (
    <>
      <span className={styles.count} title={names || undefined}>
        {people.slice(0, MOST_FACES).map(({ uid, name, photoUrl }) => (
          <Avatar key={uid} id={uid} name={name} size={18} photoUrl={photoUrl} />
        ))}
        <span aria-hidden="true">{count}</span>
        <span id={id} className="visually-hidden">
          {strings.votesOf(count, names)}
        </span>
      </span>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ inlineSize: `${share}%` }} />
      </span>
    </>
  );
}
