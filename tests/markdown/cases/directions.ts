import type { Case } from './case';

/** Arabic and Hebrew, alone and beside other languages: each block has a direction of its own. */
export const DIRECTIONS: readonly Case[] = [
  ['مرحبا **بالعالم**.', '<p>مرحبا <strong>بالعالم</strong>.</p>'],
  ['- واحد\n- اثنان\n- ثلاثة', '<ul dir="rtl"><li dir="rtl">واحد</li>'],
  ['1. ראשון\n2. שני', '<ol dir="rtl"><li dir="rtl">ראשון</li>'],
  ['> ציטוט *חשוב*', '<blockquote dir="rtl"><p>ציטוט <em>חשוב</em></p>'],
  ['# عنوان\n\nنص عادي\n\nPlain text', '<h1>عنوان</h1><p>نص عادي</p><p>Plain text</p>'],
  ['- English\n- عربي', '<ul><li>English</li><li dir="rtl">عربي</li></ul>'],
  ['`npm` أداة جيدة\n\n- `git` أداة', '<ul dir="rtl"><li dir="rtl"><code>git</code> أداة</li></ul>'],
  ['| اسم | قيمة |\n|---|---|\n| أ | 1 |', '<div dir="rtl">', '<th>اسم</th>'],
  ['שלום\n\n```js\nconst a = 1;\n```\n\nסוף', '<p>שלום</p>', 'const a = 1;', '<p>סוף</p>'],
  ['انظر https://example.com/a، ثم تابع', '<a https://example.com/a>https://example.com/a</a>، ثم تابع'],
  ['الصيغة $x^2$ مهمة', 'الصيغة <inline>x^2</inline> مهمة'],
  [
    '- رئيسي\n  - Sub\n  - فرعي',
    '<ul dir="rtl"><li dir="rtl">رئيسي',
    '<ul><li>Sub</li><li dir="rtl">فرعي</li></ul>',
  ],
  ['**ملاحظة:** احفظ ~~الآن~~', '<strong>ملاحظة:</strong> احفظ <del>الآن</del>'],
  [
    '1. [קישור](https://example.com/he)\n2. עוד',
    '<ol dir="rtl"><li dir="rtl"><a https://example.com/he>קישור</a></li>',
  ],
  ['- [x] נעשה\n- [ ] לא', '<ul dir="rtl"><li dir="rtl"><input> נעשה</li>'],
  ['Hello\n\nשלום לכולם\n\n你好', '<p>Hello</p><p>שלום לכולם</p><p>你好</p>'],
];
