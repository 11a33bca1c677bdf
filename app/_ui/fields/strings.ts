import { catalogue } from '@/model/language';

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
