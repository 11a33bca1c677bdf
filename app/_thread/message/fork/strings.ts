// Loaded with the dialog that starts a thread from a message.
import { catalogue } from '@/model/language';

export const forkStrings = catalogue({
  en: {
    title: 'New thread from here',
    what: (seq: number) =>
      `A copy of what was said up to message ${seq} becomes a thread of yours. This thread shows that you started one, and what is deleted or hidden here goes from it too.`,
    bring: 'Bring along',
    invited: 'Whoever doesn’t let others add them gets an invitation.',
    cancel: 'Cancel',
    start: 'Start thread',
  },
  zh: {
    title: '从此处新建会话',
    what: (seq: number) =>
      `截至第 ${seq} 条消息的内容将复制为您的新会话。此会话会显示您新建了会话；在这里删除或隐藏的内容也会从新会话中移除。`,
    bring: '一起加入的成员',
    invited: '不允许他人直接添加的成员会收到邀请。',
    cancel: '取消',
    start: '新建会话',
  },
});
