// Why a file, a conversation or a part of one does not come in, for the page and for the command.
import { catalogue } from '@/model/language';
import { ARCHIVE_LIMITS } from '@/model/import-limits';
import { PRODUCT_NAME } from '@/model/product';
import type { CUT_REASONS, SkipReason } from './conversation';
import type { Break, Refusal } from './refusal';

const en = new Intl.NumberFormat('en');
const zh = new Intl.NumberFormat('zh');
const MB = 1024 * 1024;
const FILE_MB = ARCHIVE_LIMITS.fileBytes / MB;
const JSON_MB = ARCHIVE_LIMITS.jsonBytes / MB;
const CONVERSATION_MB = ARCHIVE_LIMITS.conversationBytes / MB;

const some = (count: number, one: string, many: string) => `${en.format(count)} ${count === 1 ? one : many}`;
const messages = (count: number) => some(count, 'message', 'messages');

type Skips = Record<SkipReason | (typeof CUT_REASONS)[number] | 'not-included', (count: number) => string>;

export const refusalStrings = catalogue({
  en: {
    skips: {
      system: (count) => `${some(count, 'instruction', 'instructions')} to the model`,
      hidden: (count) => some(count, 'hidden message', 'hidden messages'),
      profile: (count) => some(count, 'profile or memory', 'profiles and memories'),
      empty: (count) => some(count, 'empty message', 'empty messages'),
      unreadable: (count) => some(count, 'unreadable message', 'unreadable messages'),
      duplicate: (count) => some(count, 'duplicate', 'duplicates'),
      service: (count) => `${some(count, 'notice', 'notices')}, such as who joined`,
      reasoning: (count) => `${messages(count)} with shortened reasoning`,
      tools: (count) => `${messages(count)} with shortened tool calls`,
      attachments: (count) => `${messages(count)} with more files than are named`,
      'not-included': (count) => `${some(count, 'picture or file', 'pictures and files')}, named only`,
    } satisfies Skips,
    refusals: {
      'file-too-large': `The file is larger than ${FILE_MB} MB. Export fewer conversations at once.`,
      'json-too-large': `A JSON file in it is larger than ${JSON_MB} MB. Export fewer conversations at once.`,
      'zip-broken': 'The zip is damaged or incomplete. Download it again.',
      'zip-encrypted': 'The zip is encrypted. Unpack it and choose the files in it.',
      'zip-too-many-entries': 'The zip holds too many files. Unpack it and choose those with conversations.',
      'zip-too-large':
        'The zip unpacks to more than can be read safely. Unpack it and choose the files in it.',
      'zip-ratio': 'The zip unpacks to far more than its size, as an attack would. It was not read.',
      'zip-size-wrong': 'The zip says wrong sizes for its files, as an attack would. It was not read.',
      'zip-unsafe-name': 'A file in the zip has a name that leaves its folder. It was not read.',
      'zip-overlapping': 'Files in the zip overlap, as in an attack. It was not read.',
      'zip-nested': 'The zip holds only further zips. Unpack it and choose those.',
      'zip-method':
        'The zip is packed in a way that browsers can’t unpack. Unpack it and choose the files in it.',
      'too-many-conversations': `More than ${en.format(ARCHIVE_LIMITS.conversations)} conversations. The first ones are listed.`,
      'not-recognised': 'This is no export that can be read here. See below which files can.',
    } satisfies Record<Refusal, string>,
    breaks: {
      'not-json': 'damaged',
      'cut-off': 'cut off in the middle',
      'not-a-conversation': 'not a conversation',
      'unknown-version': `exported by a newer version of ${PRODUCT_NAME}`,
      'no-messages': 'no messages',
      duplicate: 'the same conversation again',
      'too-large': `larger than ${CONVERSATION_MB} MB`,
      'too-deep': 'nested too deeply',
      'too-many-values': 'too many values',
      'too-many-messages': `more than ${en.format(ARCHIVE_LIMITS.messages)} messages`,
    } satisfies Record<Break, string>,
  },
  zh: {
    skips: {
      system: (count) => `${zh.format(count)} 条给模型的指令`,
      hidden: (count) => `${zh.format(count)} 条隐藏消息`,
      profile: (count) => `${zh.format(count)} 项个人资料和记忆`,
      empty: (count) => `${zh.format(count)} 条空消息`,
      unreadable: (count) => `${zh.format(count)} 条无法读取的消息`,
      duplicate: (count) => `${zh.format(count)} 条重复消息`,
      service: (count) => `${zh.format(count)} 条系统通知，例如谁加入了`,
      reasoning: (count) => `${zh.format(count)} 条消息的思考过程被缩短`,
      tools: (count) => `${zh.format(count)} 条消息的工具调用被缩短`,
      attachments: (count) => `${zh.format(count)} 条消息的附件未全部列出`,
      'not-included': (count) => `${zh.format(count)} 个图片和文件，仅列出名称`,
    },
    refusals: {
      'file-too-large': `文件超过 ${FILE_MB} MB。请分批导出对话。`,
      'json-too-large': `其中一个 JSON 文件超过 ${JSON_MB} MB。请分批导出对话。`,
      'zip-broken': '压缩包已损坏或不完整。请重新下载。',
      'zip-encrypted': '压缩包已加密。请解压后选择其中的文件。',
      'zip-too-many-entries': '压缩包中的文件过多。请解压后选择含有对话的文件。',
      'zip-too-large': '压缩包解压后过大，无法安全读取。请解压后选择其中的文件。',
      'zip-ratio': '压缩包解压后的大小远超其自身，与攻击类似，因此未读取。',
      'zip-size-wrong': '压缩包中文件的大小与声明不符，与攻击类似，因此未读取。',
      'zip-unsafe-name': '压缩包中有文件名指向其文件夹之外，因此未读取。',
      'zip-overlapping': '压缩包中的文件相互重叠，与攻击类似，因此未读取。',
      'zip-nested': '压缩包中只有其他压缩包。请解压后选择它们。',
      'zip-method': '浏览器无法解压此压缩格式。请解压后选择其中的文件。',
      'too-many-conversations': `超过 ${zh.format(ARCHIVE_LIMITS.conversations)} 个对话，仅列出前面的部分。`,
      'not-recognised': '这不是可以在此读取的导出文件。支持的文件见下方。',
    },
    breaks: {
      'not-json': '已损坏',
      'cut-off': '中途截断',
      'not-a-conversation': '不是对话',
      'unknown-version': `由更新版本的 ${PRODUCT_NAME} 导出`,
      'no-messages': '没有消息',
      duplicate: '同一对话重复出现',
      'too-large': `超过 ${CONVERSATION_MB} MB`,
      'too-deep': '嵌套过深',
      'too-many-values': '数据项过多',
      'too-many-messages': `超过 ${zh.format(ARCHIVE_LIMITS.messages)} 条消息`,
    },
  },
});
