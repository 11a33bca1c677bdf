// Names that guests read instead of people's own. They are in texts too, which all guests of a view share, so they are in one language;
// pages show authors in their reader's, by their number.
import { catalogue } from '@/model/language';

const strings = catalogue({
  en: { participant: (number: number) => `Participant ${number}` },
  zh: { participant: (number: number) => `参与者 ${number}` },
});

export const participantName = (number: number): string => strings.en.participant(number);
