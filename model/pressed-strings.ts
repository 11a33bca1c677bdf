// The words that a press adds to what was on screen.
import { catalogue } from './language';

export const pressedStrings = catalogue({
  en: {
    unchanged: '(default)',
    empty: '(empty)',
    hidden: '(hidden, not sent)',
    yes: 'yes',
    no: 'no',
    kinds: {
      text: 'Text field',
      choice: 'Choice',
      slider: 'Slider',
      date: 'Date',
      checkbox: 'Checkboxes',
      table: 'Table',
    },
  },
  zh: {
    unchanged: '（默认）',
    empty: '（空）',
    hidden: '（已隐藏，不发送）',
    yes: '是',
    no: '否',
    kinds: {
      text: '文本框',
      choice: '选项',
      slider: '滑块',
      date: '日期',
      checkbox: '复选框',
      table: '表格',
    },
  },
});

export type PressedStrings = (typeof pressedStrings)['en'];
