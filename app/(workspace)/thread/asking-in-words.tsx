// Of asking to be let in: on the page of who asks, and on the one of who answers.
import { catalogue } from '@/model/language';

export const askingInWords = catalogue({
  en: {
    members: (asking: number) =>
      asking === 0 ? 'Members' : `Members, ${asking === 1 ? '1 asks' : `${asking} ask`} to join`,
    waiting: 'Asking to join',
    noAddress: 'without a proven address',
    between: ', ',
    roleFor: (name: string) => `Role for ${name}`,
    letIn: 'Let in',
    letNameIn: (name: string) => `Let in ${name}`,
    ignore: 'Ignore',
    ignoreName: (name: string) => `Ignore ${name}`,
    ask: 'Ask for access',
    asked: (
      <>
        <strong>You asked to join.</strong> When somebody lets you in, this page goes on by itself.
      </>
    ),
    askAgain: 'Ask again',
    note: 'Note to the owner (optional)',
    noteExample: 'Who you are, and why you ask',
    whatIsSeen: (email: string | null) => (
      <>
        If the thread exists, its owner and admins will see your name
        {email !== null && (
          <>
            , <strong>{email}</strong>,
          </>
        )}{' '}
        and the note.
      </>
    ),
  },
  zh: {
    members: (asking: number) => (asking === 0 ? '成员' : `成员，${asking} 人申请加入`),
    waiting: '申请加入',
    noAddress: '邮箱未验证',
    between: '，',
    roleFor: (name: string) => `${name} 的角色`,
    letIn: '同意',
    letNameIn: (name: string) => `同意 ${name} 加入`,
    ignore: '忽略',
    ignoreName: (name: string) => `忽略 ${name}`,
    ask: '申请加入',
    asked: (
      <>
        <strong>您已申请加入。</strong>有人同意后，此页面会自动继续。
      </>
    ),
    askAgain: '再次申请',
    note: '给所有者的留言（选填）',
    noteExample: '您是谁，为什么申请',
    whatIsSeen: (email: string | null) => (
      <>
        如果此会话存在，其所有者和管理员将看到您的名字
        {email !== null && (
          <>
            、<strong>{email}</strong>{' '}
          </>
        )}
        和留言。
      </>
    ),
  },
});
