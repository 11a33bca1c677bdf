'use client';
import type { MentionAutocomplete } from '@/hooks/composer/use-mention-autocomplete';
import { useStrings } from '@/hooks/core/use-strings';
import { ASSISTANT_ID } from '@/model/product';
import { AssistantAvatar, Avatar } from '@/app/_ui/avatar';
import { composerStrings } from './strings';
import styles from './composer.module.css';
import { useReader } from '@/app/_thread/context';

type Props = { id: string; autocomplete: MentionAutocomplete };

/** The id of an option, for the message box's `aria-activedescendant`. */
export const optionId = (list: string, index: number) => `${list}-${index}`;

/** The people whom an `@` may mention, above the message box, which keeps the focus. */
export function MentionList({ id, autocomplete: { found, active, activate, take } }: Props) {
  const strings = useStrings(composerStrings);
  const { photos } = useReader();
  return (
    <div id={id} role="listbox" aria-label={strings.peopleToMention} className={styles.mentionList}>
      {found.map((person, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the message box handles the keys: it keeps the focus while arrows move here
        <div
          key={person.id}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onPointerEnter={() => activate(index)}
          // A press would move the focus away from the box.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(person)}
        >
          {person.id === ASSISTANT_ID ? (
            <AssistantAvatar size={26} />
          ) : (
            <Avatar id={person.id} name={person.name} photoUrl={photos.get(person.id) ?? null} size={26} />
          )}
          <span dir="auto">{person.name}</span>
          {person.id === ASSISTANT_ID && <em>{strings.asksForAnswer}</em>}
        </div>
      ))}
    </div>
  );
}
