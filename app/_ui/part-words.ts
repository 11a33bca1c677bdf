import { catalogue } from '@/model/language';

export const partWords = catalogue({
  en: { close: 'Close' },
  zh: { close: '关闭' },
});
