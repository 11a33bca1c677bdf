// Loaded with Firebase, when somebody signs in on a share's page.
import { catalogue } from '@/model/language';

export const guestSignInStrings = catalogue({
  en: {
    loading: 'Loading…',
    openAs: (name: string) => `Open as ${name}`,
    notYou: 'Not you?',
    continue: 'Continue in a thread of your own',
    continueMeans:
      'You get a new thread with a copy of what this link shows now. Nobody else sees what you write there.',
    signInFirst: 'Sign in to continue.',
    continueAs: (name: string) => `Continue as ${name}`,
    cancel: 'Cancel',
  },
  zh: {
    loading: '正在加载…',
    openAs: (name: string) => `以 ${name} 的身份打开`,
    notYou: '不是您？',
    continue: '在自己的会话中继续',
    continueMeans: '您将得到一个新会话，其中复制了此链接现在显示的内容。其他人看不到您在那里写的内容。',
    signInFirst: '请先登录。',
    continueAs: (name: string) => `以 ${name} 的身份继续`,
    cancel: '取消',
  },
});
