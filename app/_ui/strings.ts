import { catalogue } from '@/model/language';

export const partWords = catalogue({
  en: { close: 'Close' },
  zh: { close: '关闭' },
});

export const skeletonWords = catalogue({
  en: { loading: 'Loading', loadingMessages: 'Loading messages' },
  zh: { loading: '正在加载', loadingMessages: '正在加载消息' },
});
