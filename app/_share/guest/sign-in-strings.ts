// Loaded with Firebase, when somebody signs in on a share's page.
import { catalogue } from '@/model/language';

export const guestSignInStrings = catalogue({
  en: {
    loading: 'Loading…',
    openAs: (name: string) => `Open as ${name}`,
    notYou: 'Not you?',
  },
  zh: {
    loading: '正在加载…',
    openAs: (name: string) => `以 ${name} 的身份打开`,
    notYou: '不是您？',
  },
});
