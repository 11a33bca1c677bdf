// What hooks tell of what was done.
import { catalogue } from '@/model/language';

export const doingWords = catalogue({
  en: {
    overAlready: 'The answer was finished already.',
    cannotCopy: 'This browser does not let the page copy.',
  },
  zh: {
    overAlready: '回答已经完成。',
    cannotCopy: '此浏览器不允许页面复制内容。',
  },
});
