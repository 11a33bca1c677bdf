import { catalogue } from '@/model/language';
import { MAX_MESSAGE_BYTES } from '@/model/limits';

export const uiStrings = catalogue({
  en: { close: 'Close' },
  zh: { close: '关闭' },
});

const MOST_KB = MAX_MESSAGE_BYTES / 1024;

export const messageBoxStrings = catalogue({
  en: {
    send: 'Send',
    tooLong: `This is longer than ${MOST_KB} KB. Shorten it, or send it in two parts.`,
  },
  zh: { send: '发送', tooLong: `内容超过 ${MOST_KB} KB。请缩短，或分两次发送。` },
});

export const skeletonStrings = catalogue({
  en: { loading: 'Loading', loadingMessages: 'Loading messages' },
  zh: { loading: '正在加载', loadingMessages: '正在加载消息' },
});

export const linkStrings = catalogue({
  en: {
    created: 'Link created.',
    copyNow: 'Copy it now. You won’t be able to see it again.',
    copy: 'Copy link',
    copied: 'Copied',
    done: 'Done',
  },
  zh: {
    created: '链接已创建。',
    copyNow: '请立即复制：之后无法再次显示。',
    copy: '复制链接',
    copied: '已复制',
    done: '完成',
  },
});
