// The composer, and the banners that replace it.
import type { ReactNode } from 'react';
import { catalogue } from '@/model/language';

export const composerStrings = catalogue({
  en: {
    message: 'Message',
    placeholder: 'Write a message',
    ask: 'Ask',
    askTheAssistant: 'Ask the assistant',
    askNow: 'Ask now, without a new message',
    stop: 'Stop',
    dropText: 'Drop to add the text to your message',
    notText: (name: string) => `${name} is not a text file. Only text can be added to a message.`,
    fileTooLarge: (name: string, kilobytes: number) =>
      `${name} is larger than ${kilobytes} KB. Add a part of it.`,
    enterSends: 'Enter sends, Shift+Enter starts a new line. ',
    enterBreaks: (key: string) => `Enter starts a new line, ${key}+Enter sends. `,
    scripted: 'Answers come from a script: no model is connected.',
    left: (kilobytes: string) => `${kilobytes} KB left`,
    over: (kilobytes: string) => `${kilobytes} KB too long`,
    toMention: (count: number) => `${count} to mention: use the arrow keys and Enter`,
    peopleToMention: 'People to mention',
    asksForAnswer: 'replies to your message',
    willAnswer: 'The assistant will reply',
    willAnswerMention: 'The assistant will reply: you mentioned it',
    answersAll: 'The assistant replies to everything here',
    peopleOnlyUnless: 'The assistant won’t reply. Mention @assistant or turn on Ask.',
    peopleOnly: 'The assistant won’t reply',
    aNote: 'A note to yourself: the assistant won’t reply',
    off: 'The assistant is turned off in this thread',
    budgets: {
      asker: 'your budget pays',
      owner: 'the owner’s budget pays',
      thread: 'this thread’s budget pays',
    },
    paidBy: (hint: string, budget: string) => `${hint} · ${budget}`,
    waitsBehindMine: (position: string) =>
      `Your question is being answered; this one will be ${position} in line`,
    waitsBehind: (name: string, position: string) =>
      `${name}’s question is being answered; yours will be ${position} in line`,
    queueFull: (most: number) =>
      `${most} questions are queued. Wait until some are answered, or turn off Ask.`,
    replyingTo: (name: string) => `Replying to ${name}`,
    replyingToText: (name: ReactNode, text: ReactNode) => (
      <>
        Replying to {name}: {text}
      </>
    ),
    doNotReply: 'Cancel reply',
    viewer: (whom: string) => `View only. Ask ${whom} for edit access.`,
    anOwner: 'the owner',
    archived: 'This thread is archived and read-only.',
    unarchive: 'Unarchive',
    inTrash: 'In Trash',
    trashTimes: (since: ReactNode, until: ReactNode) => (
      <>
        In Trash since {since}. Will be deleted permanently on {until}.
      </>
    ),
    restore: 'Restore',
    deletePermanently: 'Delete permanently',
    offline: 'You are offline. Your messages are sent when you’re back online.',
  },
  zh: {
    message: '消息',
    placeholder: '输入消息',
    ask: '提问',
    askTheAssistant: '向助手提问',
    askNow: '立即提问，不发新消息',
    stop: '停止',
    dropText: '松开以将文本加入消息',
    notText: (name: string) => `${name} 不是文本文件。消息中只能加入文本。`,
    fileTooLarge: (name: string, kilobytes: number) => `${name} 超过 ${kilobytes} KB。请只加入其中一部分。`,
    enterSends: 'Enter 发送，Shift+Enter 换行。',
    enterBreaks: (key: string) => `Enter 换行，${key}+Enter 发送。`,
    scripted: '回答来自脚本：未连接模型。',
    left: (kilobytes: string) => `还可输入 ${kilobytes} KB`,
    over: (kilobytes: string) => `超出 ${kilobytes} KB`,
    toMention: (count: number) => `可提及 ${count} 人：方向键选择，Enter 确认`,
    peopleToMention: '可提及的人',
    asksForAnswer: '回复您的消息',
    willAnswer: '助手将会回复',
    willAnswerMention: '您提及了助手，助手将会回复',
    answersAll: '助手会回复这里的每条消息',
    peopleOnlyUnless: '助手不会回复。请提及 @assistant 或打开“提问”。',
    peopleOnly: '助手不会回复',
    aNote: '仅作记录：助手不会回复',
    off: '此会话已关闭助手',
    budgets: { asker: '使用您的预算', owner: '使用所有者的预算', thread: '使用此会话的预算' },
    paidBy: (hint: string, budget: string) => `${hint} · ${budget}`,
    waitsBehindMine: (position: string) => `正在回答您的上一个问题；此问题将排在${position} 位`,
    waitsBehind: (name: string, position: string) => `正在回答 ${name} 的问题；您的问题将排在${position} 位`,
    queueFull: (most: number) => `已有 ${most} 个问题在排队。请等一些问题得到回答，或关闭“提问”。`,
    replyingTo: (name: string) => `回复 ${name}`,
    replyingToText: (name: ReactNode, text: ReactNode) => (
      <>
        回复 {name}：{text}
      </>
    ),
    doNotReply: '取消回复',
    viewer: (whom: string) => `仅可查看。如需编辑权限，请联系${whom}。`,
    anOwner: '所有者',
    archived: '此会话已归档，仅可查看。',
    unarchive: '取消归档',
    inTrash: '在回收站中',
    trashTimes: (since: ReactNode, until: ReactNode) => (
      <>
        {since}移入回收站；{until}将永久删除。
      </>
    ),
    restore: '恢复',
    deletePermanently: '永久删除',
    offline: '您已离线。恢复连接后，您的消息会自动发送。',
  },
});
