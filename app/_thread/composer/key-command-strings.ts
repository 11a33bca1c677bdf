import { catalogue } from '@/model/language';

export const keyCommandStrings = catalogue({
  en: {
    askOn: 'Turn on Ask',
    askOff: 'Turn off Ask',
    stop: 'Stop the answer',
    reply: 'Reply to the last message',
    editLast: 'Edit your last message',
  },
  zh: {
    askOn: '打开“提问”',
    askOff: '关闭“提问”',
    stop: '停止回答',
    reply: '回复最后一条消息',
    editLast: '编辑您的最后一条消息',
  },
});
