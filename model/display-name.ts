// Default names and titles are stored in English, for programs and prompts; a screen shows them in its reader's language.
// Nobody can take one of these names (model/reserved-names.ts).
import { copiedNumberOf } from './copied-author';
import { catalogue, type Language } from './language';
import { ASSISTANT_ID, ASSISTANT_NAME, DELETED_PERSON, UNNAMED_PERSON } from './product';
import { DEFAULT_TITLE, type Thread } from './thread';

const STRINGS = catalogue({
  en: {
    assistant: ASSISTANT_NAME,
    deleted: DELETED_PERSON,
    unnamed: UNNAMED_PERSON,
    newThread: DEFAULT_TITLE,
    participant: (number: number) => `Participant ${number}`,
  },
  zh: {
    assistant: '助手',
    deleted: '已注销用户',
    unnamed: '某人',
    newThread: '新会话',
    participant: (number: number) => `参与者 ${number}`,
  },
});

/** The name that guests read instead of a person's own. It is in texts too, which all of them share, so it is in one language. */
export const participantName = (number: number): string => STRINGS.en.participant(number);

/** A person as stored with a message, an event or a run. */
export type Named = { id: string | null; name: string };

export function displayNameOf({ id, name }: Named, language: Language): string {
  const strings = STRINGS[language];
  if (id === ASSISTANT_ID) return strings.assistant;
  // A deleted account keeps its id: only the stored name shows that it was deleted.
  if (name === DELETED_PERSON) return strings.deleted;
  // Copies of a thread whose people had numbers for names.
  const number = copiedNumberOf(id);
  if (number !== null && name === participantName(number)) return strings.participant(number);
  // A file may not say who somebody was.
  return name === UNNAMED_PERSON || name === '' ? strings.unnamed : name;
}

export function displayTitleOf(
  { title, titleBy }: Pick<Thread, 'title' | 'titleBy'>,
  language: Language,
): string {
  return titleBy === 'default' ? STRINGS[language].newThread : title;
}

/** The assistant's and deleted accounts' names in every language. */
export const DEFAULT_NAMES: readonly string[] = Object.values(STRINGS).flatMap(({ assistant, deleted }) => [
  assistant,
  deleted,
]);
