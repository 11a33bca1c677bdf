// Loaded with the renderer of generated UI, which most threads never need.
import { catalogue } from '@/model/language';

export const pressStrings = catalogue({
  en: {
    noWebAddress: 'This address is not a web page, so it can’t be opened.',
    guestsPress: 'You’re reading a shared thread: buttons and forms in answers send nothing.',
    viewersPress: 'Viewers can’t use buttons and forms in answers.',
    closedPress: 'This thread is read-only: you can’t use buttons and forms in answers.',
    nothingToSend: 'This button has no text, so there is nothing to send.',
    review: 'Send this message?',
    reviewMeans: 'You pressed a button in an answer. This is what you’ll say in this thread:',
    message: 'Message',
    cancel: 'Cancel',
    send: 'Send',
  },
  zh: {
    noWebAddress: '此地址不是网页，无法打开。',
    guestsPress: '这是分享的会话：回答中的按钮和表单不会发送任何内容。',
    viewersPress: '查看者不能使用回答中的按钮和表单。',
    closedPress: '此会话仅可查看：不能使用回答中的按钮和表单。',
    nothingToSend: '此按钮没有文字，没有可发送的内容。',
    review: '发送这条消息？',
    reviewMeans: '您按下了回答中的按钮。以下是您将在会话中发送的内容：',
    message: '消息',
    cancel: '取消',
    send: '发送',
  },
});

/** Of the forms that a thread fills in together. */
export const formStrings = catalogue({
  en: {
    isHere: (name: string) => `${name} is typing here`,
    isDefault: 'Default',
    setBy: (name: string, time: string) => `Set by ${name}, ${time}`,
    wrote: (name: string, value: string) =>
      value === '' ? `${name} cleared this.` : `${name} wrote: “${value}”`,
    use: 'Use',
    youHad: (name: string, value: string) =>
      `${name} changed this. You had: ${value === '' ? '(empty)' : `“${value}”`}`,
    undo: 'Undo',
    dismiss: 'Dismiss',
    isRequired: 'Fill this in before you send the form.',
    isTooShort: (count: number) => `Enter at least ${count} characters.`,
    isTooLong: (most: number, count: number) => `Shorten this to ${most} characters; it has ${count}.`,
    isTooLarge: (count: number) =>
      `This is too long to be saved. Shorten it by ${count === 1 ? 'a character' : `${count} characters`}.`,
    refused: (value: string) => `Not saved: ${value === '' ? '(empty)' : `“${value}”`}`,
    tryAgain: 'Try again',
    choose: 'Choose…',
    firstDay: 'First day',
    lastDay: 'Last day',
    sentBy: (name: string, filledBy: string) =>
      filledBy === '' ? `Sent by ${name}` : `Sent by ${name}; filled in by ${filledBy}`,
    fillInAgain: 'Fill in again',
    previousRound: 'Previous round',
    nextRound: 'Next round',
    roundOf: (round: number, count: number) => `Round ${round} of ${count}`,
    viewersFill: 'View only: you see live what the others enter.',
    closedFill: 'This thread is read-only, so the form can’t be filled in.',
    guestsFill: 'You’re reading a shared thread: only its members fill in this form.',
    earlierFill: 'This is a previous version: its form can’t be filled in any more.',
    offline: 'You’re offline. What you enter is kept on this page and sent when you’re back.',
    sendOffline: 'You’re offline. You can send the form when you’re back.',
    locked: 'This form can’t be sent now.',
    sentMeanwhile: (name: string) => `${name} sent this form first.`,
    notSaved:
      'What you entered wasn’t saved: the form was sent or replaced meanwhile, or you can’t post any more.',
    changedNow: (who: string, labels: string) => `${who} changed ${labels} just now. Check it, then send.`,
    someone: 'Someone',
  },
  zh: {
    isHere: (name: string) => `${name}正在此处输入`,
    isDefault: '默认',
    setBy: (name: string, time: string) => `由${name}填写，${time}`,
    wrote: (name: string, value: string) =>
      value === '' ? `${name}清空了此项。` : `${name}填写了：“${value}”`,
    use: '采用',
    youHad: (name: string, value: string) =>
      `${name}更改了此项。您原先填写的是：${value === '' ? '（空）' : `“${value}”`}`,
    undo: '撤销',
    dismiss: '关闭',
    isRequired: '发送表单前请填写此项。',
    isTooShort: (count: number) => `请至少输入 ${count} 个字符。`,
    isTooLong: (most: number, count: number) => `请缩短至 ${most} 个字符；现在有 ${count} 个。`,
    isTooLarge: (count: number) => `内容过长，无法保存。请缩短 ${count} 个字符。`,
    refused: (value: string) => `未保存：${value === '' ? '（空）' : `“${value}”`}`,
    tryAgain: '重试',
    choose: '请选择…',
    firstDay: '第一天',
    lastDay: '最后一天',
    sentBy: (name: string, filledBy: string) =>
      filledBy === '' ? `由${name}发送` : `由${name}发送；填写人：${filledBy}`,
    fillInAgain: '再次填写',
    previousRound: '上一轮',
    nextRound: '下一轮',
    roundOf: (round: number, count: number) => `第 ${round} 轮，共 ${count} 轮`,
    viewersFill: '仅可查看：您可以实时看到其他人填写的内容。',
    closedFill: '此会话仅可查看，无法填写表单。',
    guestsFill: '这是分享的会话：只有会话成员可以填写此表单。',
    earlierFill: '这是之前的版本：其中的表单已无法填写。',
    offline: '您已离线。您填写的内容会保留在此页面，恢复连接后发送。',
    sendOffline: '您已离线。恢复连接后即可发送表单。',
    locked: '此表单现在无法发送。',
    sentMeanwhile: (name: string) => `${name}先发送了此表单。`,
    notSaved: '您填写的内容未保存：表单已被发送或替换，或您已不能发言。',
    changedNow: (who: string, labels: string) => `${who}刚刚更改了${labels}。请查看后再发送。`,
    someone: '有人',
  },
});

export type FormStrings = (typeof formStrings)['en'];
