import { catalogue } from '@/model/language';

export const feedbackStrings = catalogue({
  en: {
    helpful: 'Helpful',
    notHelpful: 'Not helpful',
    thanks: 'Thanks for your feedback',
    takenBack: 'Feedback taken back',
    title: 'What was wrong with this answer?',
    what: 'The thread’s owner and admins, and the site’s administrators, see what you choose and write, without your name.',
    reasons: 'Reasons',
    comment: 'In your words',
    optional: 'optional',
    left: (count: number) => `${count} characters left`,
    skip: 'Skip',
    send: 'Send',
  },
  zh: {
    helpful: '有帮助',
    notHelpful: '没有帮助',
    thanks: '感谢您的反馈',
    takenBack: '反馈已撤回',
    title: '这个回答有什么问题？',
    what: '会话的所有者和管理员以及站点管理员会看到您选择和填写的内容，但看不到您的姓名。',
    reasons: '原因',
    comment: '说明',
    optional: '可选',
    left: (count: number) => `还可输入 ${count} 个字符`,
    skip: '跳过',
    send: '发送',
  },
});
