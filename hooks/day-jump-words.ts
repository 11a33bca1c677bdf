import { catalogue } from '@/model/language';

export const dayJumpWords = catalogue({
  en: { nothingSince: 'Nothing was said on that day or later.' },
  zh: { nothingSince: '这一天及之后没有任何消息。' },
});
