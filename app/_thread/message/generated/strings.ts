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
