import { catalogue } from '@/model/language';

export const uiStrings = catalogue({
  en: { close: 'Close' },
  zh: { close: '关闭' },
});

export const skeletonStrings = catalogue({
  en: { loading: 'Loading', loadingMessages: 'Loading messages' },
  zh: { loading: '正在加载', loadingMessages: '正在加载消息' },
});
