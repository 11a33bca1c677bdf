// Exporting threads.
import type { ExportFormat } from '@/model/export';
import { catalogue } from '@/model/language';

type Formats = Record<ExportFormat, { name: string; what: string }>;

const number = { en: new Intl.NumberFormat('en'), zh: new Intl.NumberFormat('zh') };

export const archiveStrings = catalogue({
  en: {
    titles: { all: 'Export all threads', thread: 'Export thread', message: 'Export message' },
    descriptions: {
      all: 'One zip with a file for each of your threads, and a page that lists them. Each thread records that you exported it.',
      thread: 'The thread records that you exported it.',
      message: 'The thread records that you exported it.',
    },
    format: 'Format',
    formats: {
      html: { name: 'Web page (HTML)', what: 'To read, print or save as PDF' },
      markdown: { name: 'Markdown', what: 'Text for notes and other tools' },
      docx: { name: 'Word (DOCX)', what: 'Up to 5,000 messages' },
      json: { name: 'JSON', what: 'Everything, for programs and for importing again' },
    } satisfies Formats,
    range: 'What',
    whole: 'The whole thread',
    fromDay: 'From a day on',
    day: 'First day',
    include: 'Include',
    versions: 'Earlier versions of messages',
    events: 'Events, such as who joined',
    names: 'Names',
    namesNote:
      'Without names, people are “Participant 1”, “Participant 2”. Messages that mention a name in their text keep it.',
    start: 'Export',
    cancel: 'Cancel',
    close: 'Close',
    running: (kilobytes: number) => `${number.en.format(kilobytes)} KB so far`,
    done: (name: string, kilobytes: number) => `Saved “${name}”, ${number.en.format(kilobytes)} KB.`,
    incomplete: (name: string) => `“${name}” was saved, but it is not complete. Its end says why.`,
  },
  zh: {
    titles: { all: '导出全部会话', thread: '导出会话', message: '导出消息' },
    descriptions: {
      all: '一个压缩包，每个会话一个文件，并附一页目录。每个会话都会记录您导出了它。',
      thread: '会话会记录您导出了它。',
      message: '会话会记录您导出了它。',
    },
    format: '格式',
    formats: {
      html: { name: '网页（HTML）', what: '用于阅读、打印或存为 PDF' },
      markdown: { name: 'Markdown', what: '用于笔记和其他工具的文本' },
      docx: { name: 'Word（DOCX）', what: '最多 5,000 条消息' },
      json: { name: 'JSON', what: '完整内容，供程序使用和重新导入' },
    },
    range: '范围',
    whole: '整个会话',
    fromDay: '从某一天开始',
    day: '起始日期',
    include: '包含',
    versions: '消息的较早版本',
    events: '事件，例如谁加入了',
    names: '姓名',
    namesNote: '不含姓名时，成员显示为“参与者 1”“参与者 2”。消息正文中提到的姓名会保留。',
    start: '导出',
    cancel: '取消',
    close: '关闭',
    running: (kilobytes: number) => `已接收 ${number.zh.format(kilobytes)} KB`,
    done: (name: string, kilobytes: number) => `已保存“${name}”，${number.zh.format(kilobytes)} KB。`,
    incomplete: (name: string) => `“${name}”已保存，但内容不完整，原因见文件末尾。`,
  },
});
