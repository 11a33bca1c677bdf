import { catalogue } from '@/model/language';
import { MAX_MESSAGE_BYTES } from '@/model/limits';

const MOST_KB = MAX_MESSAGE_BYTES / 1024;

export const messageBoxStrings = catalogue({
  en: {
    send: 'Send',
    goToBox: 'Go to the message box',
    tooLong: `This is longer than ${MOST_KB} KB. Shorten it, or send it in two parts.`,
  },
  zh: {
    send: '发送',
    goToBox: '转到消息框',
    tooLong: `内容超过 ${MOST_KB} KB。请缩短，或分两次发送。`,
  },
});
