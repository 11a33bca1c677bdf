// The page of an invite link.
import type { ReactNode } from 'react';
import { articleRoleStrings, roleStrings } from '@/model/role-strings';
import type { Role } from '@/model/access';
import { catalogue } from '@/model/language';

export const invitePageStrings = catalogue({
  en: {
    pageTitle: 'Invite',
    language: 'Language',
    looking: 'Loading the invite',
    loading: 'Loading',
    invalid: 'This invite is invalid or has expired',
    askForAnother: 'Ask for a new one.',
    toProduct: (product: string) => `Open ${product}`,
    notNow: 'The invite could not be loaded',
    tryAgain: 'Try again',
    invites: (name: string, title: string, asA: string) => `${name} invited you to “${title}” as ${asA}`,
    asA: articleRoleStrings.en,
    may: {
      owner: 'You can do everything.',
      admin: 'You can read everything, write messages, ask the assistant, and add people.',
      editor: 'You can read everything, write messages, and ask the assistant.',
      viewer: 'You can read everything, live.',
    },
    signInFirst: 'Sign in to join. You’ll come back to this page.',
    about: 'About this thread',
    members: (count: number) => (count === 1 ? '1 member' : `${count} members`),
    messages: (count: number) => (count === 1 ? '1 message' : `${count} messages`),
    until: (when: string) => `expires ${when}`,
    joinAs: (role: Role): string => `Join as ${role}`,
    signedInAs: (name: ReactNode, email: string | null): ReactNode => (
      <>
        You are signed in as {name}
        {email !== null && ` (${email})`}.
      </>
    ),
    notYou: 'Not you?',
  },
  zh: {
    pageTitle: '邀请',
    language: '语言',
    looking: '正在加载邀请',
    loading: '正在加载',
    invalid: '此邀请无效或已失效',
    askForAnother: '请索取新的邀请。',
    toProduct: (product: string) => `打开 ${product}`,
    notNow: '邀请加载失败',
    tryAgain: '重试',
    invites: (name: string, title: string, asA: string) => `${name} 邀请您以${asA}身份加入“${title}”`,
    asA: articleRoleStrings.zh,
    may: {
      owner: '您可以进行所有操作。',
      admin: '您可以阅读全部内容、发消息、向助手提问，并添加成员。',
      editor: '您可以阅读全部内容、发消息，并向助手提问。',
      viewer: '您可以实时阅读全部内容。',
    },
    signInFirst: '登录后即可加入，登录完成会回到此页。',
    about: '关于此会话',
    members: (count: number) => `${count} 名成员`,
    messages: (count: number) => `${count} 条消息`,
    until: (when: string) => `有效期至 ${when}`,
    joinAs: (role: Role): string => `以${roleStrings.zh[role]}身份加入`,
    signedInAs: (name: ReactNode, email: string | null): ReactNode => (
      <>
        您已登录为 {name}
        {email !== null && `（${email}）`}。
      </>
    ),
    notYou: '不是您？',
  },
});
