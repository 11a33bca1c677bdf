// What files of exports say.
import { catalogue } from '@/model/language';
import type { ExportEnd } from '@/model/export';
import type { MessageStatus } from '@/model/message';

type Ends = Record<ExportEnd, string>;
type Marks = Record<Exclude<MessageStatus, 'sent' | 'done' | 'stopped'>, string>;

export const exportStrings = catalogue({
  en: {
    participant: (n: number) => `Participant ${n}`,
    exported: (when: string, zone: string) => `Exported ${when} (${zone})`,
    instructions: 'Instructions for the assistant',
    reasoning: 'Reasoning',
    versions: (count: number) => (count === 1 ? '1 earlier version' : `${count} earlier versions`),
    edited: (when: string) => `edited ${when}`,
    stoppedBy: (name: string) => `stopped by ${name}`,
    replyTo: (name: string) => `Reply to ${name}`,
    marks: {
      failed: 'failed',
      'cut-off': 'cut off',
      cancelled: 'cancelled',
      deleted: 'deleted',
      hidden: 'hidden',
    } satisfies Marks,
    complete: 'Everything that was chosen is in this file.',
    incomplete: (why: string) => `This file is not complete: ${why}`,
    ends: {
      'access-lost': 'access to the thread ended while it was being exported.',
      interrupted: 'the server was restarted. Export it again.',
      failed: 'something failed while it was being exported. Export it again.',
    } satisfies Ends,
    index: 'Exported threads',
    threadTitle: 'Thread',
    messages: 'Messages',
    state: 'State',
    archived: 'archived',
    notIncluded: 'Not included',
    restricted: 'only its owner and admins can export it',
    accessLost: 'no access any more',
    busy: 'it could not be exported; export it by itself',
  },
  zh: {
    participant: (n: number) => `参与者 ${n}`,
    exported: (when: string, zone: string) => `导出于 ${when}（${zone}）`,
    instructions: '给助手的指令',
    reasoning: '推理过程',
    versions: (count: number) => `${count} 个较早版本`,
    edited: (when: string) => `编辑于 ${when}`,
    stoppedBy: (name: string) => `由 ${name} 停止`,
    replyTo: (name: string) => `回复 ${name}`,
    marks: {
      failed: '失败',
      'cut-off': '已截断',
      cancelled: '已取消',
      deleted: '已删除',
      hidden: '已隐藏',
    },
    complete: '所选内容均在此文件中。',
    incomplete: (why: string) => `此文件不完整：${why}`,
    ends: {
      'access-lost': '导出过程中您失去了此会话的访问权限。',
      interrupted: '服务器已重启，请重新导出。',
      failed: '导出过程中出错，请重新导出。',
    },
    index: '已导出的会话',
    threadTitle: '会话',
    messages: '消息',
    state: '状态',
    archived: '已归档',
    notIncluded: '未包含',
    restricted: '只有所有者和管理员可以导出',
    accessLost: '已无法访问',
    busy: '未能导出，请单独导出',
  },
});
