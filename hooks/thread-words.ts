// What is said of a thread after something was done to it.
import { catalogue } from '@/model/language';

export const threadDeedWords = catalogue({
  en: {
    trashed: 'The thread is in the trash. You can restore it from there.',
    left: 'You left the thread.',
    deletedForGood: 'The thread is deleted for good.',
    archived: 'The thread is archived. You find it under “Archived”.',
    reopened: 'The thread is open again.',
    restored: 'The thread is back, with everybody who was in it.',
  },
  zh: {
    trashed: '会话已移入回收站，您可以在那里恢复。',
    left: '您已退出会话。',
    deletedForGood: '会话已永久删除。',
    archived: '会话已归档，可在“已归档”中找到。',
    reopened: '会话已重新打开。',
    restored: '会话已恢复，原来的成员都在。',
  },
});
