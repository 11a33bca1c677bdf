// The sign-in pages.
import type { ReactNode } from 'react';
import { catalogue } from '@/model/language';

export const signInStrings = catalogue({
  en: {
    title: 'One thread. Several people. One assistant.',
    sentence: 'Live threads for several people and an assistant: everyone sees every word as it is written.',
    here: 'Everything runs on this machine',
    scripted: '; answers come from a script',
    twoWindows: '. Open two windows, or watch a demo:',
    seeItLive: 'See it live',
    language: 'Language',
    continueAs: (name: string) => `Continue as ${name}`,
    google: 'Continue with Google',
    or: 'or',
    email: 'Email',
    emailExample: 'you@example.com',
    explainLink: 'We’ll email you a sign-in link. No password needed.',
    sendLink: 'Send sign-in link',
    confirmAddress: 'Confirm the email address this link was sent to.',
    finish: 'Finish signing in',
    linkSent: (address: ReactNode): ReactNode => (
      <>We sent a link to {address}. Open it on this device to sign in. You can close this page.</>
    ),
    notAdmitted: 'This email can’t sign in here',
    otherAddress: 'Sign in with another email',
    picture: {
      title: 'Launch plan',
      ada: 'Can we still make Thursday?',
      grace: 'If the checklist is done. @assistant what is the order?',
      assistant: 'Assistant',
      answer: [
        'Ship the beta on Thursday, ',
        'then watch sign-ups for a day ',
        'before the post goes out. ',
        'Grace’s checklist ',
        'fits in between.',
      ],
      seen: 'Ada, Grace and Linus saw every word as it came',
    },
  },
  zh: {
    title: '一个会话，多人参与，一位助手。',
    sentence: '多人与助手共同参与的实时会话：每个字写出来的同时，所有人都能看到。',
    here: '一切都在这台机器上运行',
    scripted: '，回答来自脚本',
    twoWindows: '。您可以打开两个窗口，也可以观看演示：',
    seeItLive: '查看实时演示',
    language: '语言',
    continueAs: (name: string) => `以 ${name} 的身份继续`,
    google: '使用 Google 账号继续',
    or: '或',
    email: '邮箱',
    emailExample: 'you@example.com',
    explainLink: '我们会发送登录链接到您的邮箱，无需密码。',
    sendLink: '发送登录链接',
    confirmAddress: '请确认接收此链接的邮箱地址。',
    finish: '完成登录',
    linkSent: (address: ReactNode): ReactNode => (
      <>登录链接已发送至 {address}。请在此设备上打开链接登录；本页面可以关闭。</>
    ),
    notAdmitted: '此邮箱地址不能登录',
    otherAddress: '使用其他邮箱登录',
    picture: {
      title: '发布计划',
      ada: '周四还来得及吗？',
      grace: '清单做完就行。@assistant 该按什么顺序来？',
      assistant: '助手',
      answer: ['周四先发布测试版，', '观察一天注册情况，', '再发公告。', '期间正好完成 ', 'Grace 的清单。'],
      seen: 'Ada、Grace 和 Linus 同时看到了每一个字',
    },
  },
});
