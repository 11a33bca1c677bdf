// Words of the message box, and of what stands in its place.
import type { ReactNode } from 'react';
import { catalogue } from '@/model/language';
import { MAX_MESSAGE_BYTES } from '@/model/limits';

const MOST_KB = MAX_MESSAGE_BYTES / 1024;

export const composerStrings = catalogue({
  en: {
    message: 'Message',
    placeholder: 'Write a message',
    ask: 'Ask',
    askTheAssistant: 'Ask the assistant',
    askNow: 'Ask about the messages so far',
    send: 'Send',
    enterSends: 'Enter sends, Shift+Enter starts a new line. ',
    enterBreaks: (key: string) => `Enter starts a new line, ${key}+Enter sends. `,
    scripted: 'Answers come from a script: no model is connected.',
    left: (kilobytes: string) => `${kilobytes} KB left`,
    over: (kilobytes: string) => `${kilobytes} KB too long`,
    tooLong: `This is longer than ${MOST_KB} KB. Shorten it, or send it in two parts.`,
    toMention: (count: number) => `${count} to mention: arrows choose, Enter takes`,
    peopleToMention: 'People to mention',
    asksForAnswer: 'asks for an answer',
    willAnswer: 'The assistant will answer',
    willAnswerMention: 'The assistant will answer: you mention it',
    answersAll: 'The assistant answers everything here',
    peopleOnlyUnless: 'Only people will see this: mention @assistant or switch Ask on',
    peopleOnly: 'Only people will see this',
    aNote: 'A note: the assistant stays silent',
    off: 'The assistant is switched off in this thread',
    waitsBehindMine: (position: string) =>
      `Your question is being answered; this one will be ${position} in line`,
    waitsBehind: (name: string, position: string) =>
      `${name}’s question is being answered; yours will be ${position} in line`,
    queueFull: (most: number) =>
      `${most} questions are waiting. Ask when some are answered, or switch Ask off.`,
    replyingTo: (name: string) => `Replying to ${name}`,
    replyingToText: (name: ReactNode, text: ReactNode) => (
      <>
        Replying to {name}: {text}
      </>
    ),
    doNotReply: 'Do not reply',
    viewer: (whom: string) =>
      `You are a viewer here: you read everything live, but do not write. Ask ${whom} to make you an editor.`,
    anOwner: 'an owner',
    archived: 'This thread is archived: it can be read, not continued.',
    unarchive: 'Open again',
    inTrash: 'In the trash',
    trashTimes: (since: ReactNode, until: ReactNode) => (
      <>
        In the trash since {since}; goes for good on {until}.
      </>
    ),
    restore: 'Restore',
    deletePermanently: 'Delete for good',
    offline: 'You are offline. What you write is kept and sent when the connection is back.',
    notifications: 'Notices',
    notificationsOffer:
      'Tell you here when your question is answered or somebody mentions you, while you are elsewhere?',
    turnOn: 'Tell me',
    no: 'No',
  },
  zh: {
    message: '消息',
    placeholder: '输入消息',
    ask: '提问',
    askTheAssistant: '向助手提问',
    askNow: '就目前的消息提问',
    send: '发送',
    enterSends: 'Enter 发送，Shift+Enter 换行。',
    enterBreaks: (key: string) => `Enter 换行，${key}+Enter 发送。`,
    scripted: '回答来自脚本：未连接模型。',
    left: (kilobytes: string) => `还可输入 ${kilobytes} KB`,
    over: (kilobytes: string) => `超出 ${kilobytes} KB`,
    tooLong: `内容超过 ${MOST_KB} KB。请缩短，或分两次发送。`,
    toMention: (count: number) => `可提及 ${count} 人：方向键选择，Enter 确认`,
    peopleToMention: '可提及的人',
    asksForAnswer: '请求回答',
    willAnswer: '助手将会回答',
    willAnswerMention: '您提及了助手，助手将会回答',
    answersAll: '助手会回答这里的每条消息',
    peopleOnlyUnless: '只有成员会看到：提及 @assistant 或打开“提问”即可向助手提问',
    peopleOnly: '只有成员会看到',
    aNote: '仅作记录：助手不会回答',
    off: '此会话已关闭助手',
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
    viewer: (whom: string) =>
      `您在这里是查看者：可以实时阅读全部内容，但不能发言。请联系${whom}将您设为编辑者。`,
    anOwner: '所有者',
    archived: '此会话已归档：可以阅读，不能继续。',
    unarchive: '重新打开',
    inTrash: '在回收站中',
    trashTimes: (since: ReactNode, until: ReactNode) => (
      <>
        {since}移入回收站；{until}将永久删除。
      </>
    ),
    restore: '恢复',
    deletePermanently: '永久删除',
    offline: '您已离线。您写的内容会保留，恢复连接后自动发送。',
    notifications: '通知',
    notificationsOffer: '当您不在此页面时，如果问题得到回答或有人提及您，要通知您吗？',
    turnOn: '通知我',
    no: '不用',
  },
});
