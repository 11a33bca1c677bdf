import { catalogue } from '@/model/language';

export const usualChangeStrings = catalogue({
  en: {
    alone: 'Only you can write here now: the assistant replies to every message, unless you turn off Ask.',
    notAlone: 'Others can write here now: the assistant replies only when asked.',
  },
  zh: {
    alone: '现在只有您可以在此发言：除非关闭“提问”，否则助手会回复每条消息。',
    notAlone: '现在其他人也可以在此发言：助手仅在被提问时回复。',
  },
});
