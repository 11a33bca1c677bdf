import { catalogue } from '@/model/language';

export const goneWords = catalogue({
  en: {
    title: 'Nothing here for you',
    why: 'This thread does not exist, or you are not a member of it, or no longer.',
    back: 'To your threads',
    notSent: 'What you had not sent',
    stillYours: 'What you had not sent is still yours:',
    copy: 'Copy',
    copied: 'Copied',
  },
  zh: {
    title: '这里没有您可查看的内容',
    why: '此会话不存在，或者您不是（或不再是）其成员。',
    back: '回到会话列表',
    notSent: '您未发送的内容',
    stillYours: '您未发送的内容仍为您保留：',
    copy: '复制',
    copied: '已复制',
  },
});
