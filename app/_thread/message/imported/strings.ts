// What an imported message has beside its text: a lazy chunk of its own.
import { catalogue } from '@/model/language';

export const importedPartsStrings = catalogue({
  en: {
    tools: (count: number) => (count === 1 ? '1 tool call or source' : `${count} tool calls and sources`),
    kinds: { call: 'Call', result: 'Result', source: 'Source', other: 'Other' },
    part: (kind: string, name: string) => (name === '' ? kind : `${kind}: ${name}`),
    attachments: { picture: 'Picture', audio: 'Recording', video: 'Video', file: 'File' },
    notIncluded: 'not included',
  },
  zh: {
    tools: (count) => `${count} 项工具调用和来源`,
    kinds: { call: '调用', result: '结果', source: '来源', other: '其他' },
    part: (kind, name) => (name === '' ? kind : `${kind}：${name}`),
    attachments: { picture: '图片', audio: '录音', video: '视频', file: '文件' },
    notIncluded: '未包含',
  },
});
