import { catalogue } from '@/model/language';

export const skeletonWords = catalogue({
  en: { loading: 'Loading', loadingMessages: 'Loading messages' },
  zh: { loading: '正在加载', loadingMessages: '正在加载消息' },
});
