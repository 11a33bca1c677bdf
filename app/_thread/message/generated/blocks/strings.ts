import { catalogue } from '@/model/language';

export const blockStrings = catalogue({
  en: {
    form: 'Form',
    growing: 'Writing the form…',
    elsewhere:
      'This form can’t be filled in here: it belongs to another answer, or there are too many fields.',
    noForm: {
      'too-long': 'This form is shown as it was written: it is too long.',
      'no-json': 'This form is shown as it was written: it isn’t valid JSON.',
      unfit: (at: string) =>
        at === ''
          ? 'This form is shown as it was written: it isn’t an object with “fields”.'
          : `This form is shown as it was written: “${at}” is missing, or not as forms need it.`,
    },
  },
  zh: {
    form: '表单',
    growing: '正在编写表单…',
    elsewhere: '此表单无法在此处填写：它属于另一个回答，或字段过多。',
    noForm: {
      'too-long': '此表单按原文显示：内容过长。',
      'no-json': '此表单按原文显示：不是有效的 JSON。',
      unfit: (at: string) =>
        at === ''
          ? '此表单按原文显示：不是含有“fields”的对象。'
          : `此表单按原文显示：“${at}”缺失或不符合要求。`,
    },
  },
});
