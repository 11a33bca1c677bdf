import { catalogue } from '@/model/language';

export const nextUnreadStrings = catalogue({
  en: { nextUnread: 'Next unread thread' },
  zh: { nextUnread: '下一个未读会话' },
});
