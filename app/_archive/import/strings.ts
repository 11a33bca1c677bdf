// Importing: the page and its report.
import type { ImportOrder } from '@/hooks/archive/import-choice';
import { ARCHIVE_NAMES } from '@/model/archive-names';
import { catalogue } from '@/model/language';
import { ARCHIVE_LIMITS, MAX_BRANCHES_IMPORTED, MAX_IMPORT_FILES } from '@/model/import-limits';
import { PRODUCT_NAME } from '@/model/product';

const en = new Intl.NumberFormat('en');
const zh = new Intl.NumberFormat('zh');
const KB = 1024;
const MB = KB * KB;
const FILE_MB = ARCHIVE_LIMITS.fileBytes / MB;

function sizeText(bytes: number, number: Intl.NumberFormat): string {
  const [count, unit] = bytes < MB ? [Math.ceil(bytes / KB), 'KB'] : [Math.round(bytes / MB), 'MB'];
  return [number.format(count), unit].join(' ');
}

/** 1 → "1 message". */
const some = (count: number, one: string, many: string) => `${en.format(count)} ${count === 1 ? one : many}`;
const conversations = (count: number) => some(count, 'conversation', 'conversations');
const messages = (count: number) => some(count, 'message', 'messages');

type Source = { product: string; where: string };
type Run = { conversations: number; totalConversations: number; messages: number; totalMessages: number };
type Done = { threads: number; messages: number };

export const importStrings = catalogue({
  en: {
    title: 'Import',
    back: 'All threads',
    lead: 'Bring conversations from other products',
    drop: 'Drop files here, or',
    choose: 'Choose files',
    privacy: 'Files are read in your browser. Nothing is uploaded before you choose what to import.',
    atMost: `Up to ${MAX_IMPORT_FILES} files at once, ${FILE_MB} MB each: zip, JSON, JSONL or Markdown.`,
    where: 'Where to get your files',
    sources: [
      {
        product: 'ChatGPT',
        where: 'Settings → Data controls → Export data. A link to a zip arrives by email.',
      },
      { product: 'Claude', where: 'Settings → Privacy → Export data. A link to a zip arrives by email.' },
      {
        product: 'Slack',
        where:
          'Owners and admins: workspace settings → Import/Export data → Export. Public channels come as a zip.',
      },
      { product: 'LibreChat', where: 'In a conversation: Share → Export, as JSON.' },
      { product: ARCHIVE_NAMES['open-webui'], where: 'Settings → Data controls → Export chats.' },
      { product: PRODUCT_NAME, where: 'Settings → Account → Export all threads, as JSON.' },
      {
        product: 'Others',
        where:
          'Lists of messages as JSON or JSONL (OpenAI, ShareGPT), and Markdown with a heading for each speaker.',
      },
    ] satisfies readonly Source[],
    tooManyFiles: (count: number) =>
      `You chose ${en.format(count)} files. Up to ${MAX_IMPORT_FILES} can be imported at once.`,
    reading: (name: string) => `Reading “${name}”`,
    bytesRead: (bytes: number) => `${sizeText(bytes, en)} read`,
    fileOf: (number: number, count: number) => `File ${number} of ${count}`,
    soFar: (count: number) => `${conversations(count)} so far`,
    cancel: 'Cancel',
    readFailed: 'The files could not be read',
    tryAgain: 'Try again',
    otherFiles: 'Choose other files',
    nothingFound: 'Nothing to import',
    nothingFoundWhat: 'These files hold no conversation that can be read.',
    found: conversations,
    messages,
    span: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
    find: 'Find by title or name',
    order: 'Order',
    orders: {
      file: 'As in the file',
      newest: 'Newest first',
      oldest: 'Oldest first',
      longest: 'Longest first',
      title: 'By title',
    } satisfies Record<ImportOrder, string>,
    all: (count: number) => `All ${conversations(count)}`,
    allShown: (count: number) => (count === 1 ? 'The one shown' : `All ${en.format(count)} shown`),
    list: 'Conversations',
    noMatches: (query: string) => `No conversations match “${query}”.`,
    more: 'Show more',
    untitled: 'Untitled',
    unnamed: 'Someone',
    system: 'System',
    assistant: 'Assistant',
    authors: (names: string, further: number) =>
      further > 0 ? `${names} and ${some(further, 'other', 'others')}` : names,
    ownExport: `Of an export of ${PRODUCT_NAME}, members, events and settings stay behind: names in a file are no accounts.`,
    alreadyHere: 'Already here',
    newMessages: (count: number) => `${en.format(count)} new`,
    versions: (count: number) => some(count, 'other version', 'other versions'),
    knownUnknown: 'What is already here could not be checked. Nothing is added twice.',
    into: 'Import into',
    newThreads: 'New threads',
    newThreadsWhat: 'One for each conversation, with you alone in it. Add people afterwards.',
    append: 'A thread of yours',
    appendWhat: 'The messages follow those that are there.',
    appendTo: 'Thread',
    chooseThread: 'Choose a thread',
    olderThreads: 'List older threads',
    branches: (count: number) => `Other versions as threads of their own (${en.format(count)})`,
    branchesWhat: `Edited questions and regenerated answers, each with what was said before. At most ${MAX_BRANCHES_IMPORTED} of a conversation.`,
    leftOut: 'Not included',
    unreadable: (count: number) => `${conversations(count)} can’t be read`,
    ignored: (count: number) => `${some(count, 'file', 'files')} without a conversation`,
    andMore: (count: number) => `and ${en.format(count)} more`,
    place: (title: string, position: number) =>
      title === '' ? `Conversation ${en.format(position)}` : `“${title}”`,
    start: (count: number) => `Import ${conversations(count)}`,
    startNothing: 'Import',
    chosen: (threads: number, count: number) =>
      threads === 0 ? 'Nothing chosen' : `${some(threads, 'thread', 'threads')}, ${messages(count)}`,
    chosenAppend: (count: number) => `${messages(count)} to append`,
    importing: 'Importing',
    importingWhat: 'You can read your threads meanwhile. Keep this tab open.',
    progress: (run: Run) =>
      `${en.format(run.conversations)} of ${conversations(run.totalConversations)}, ${en.format(run.messages)} of ${messages(run.totalMessages)}`,
    paused: 'Paused',
    pausedWhat: 'It goes on by itself when the connection is back. Nothing is imported twice.',
    resume: 'Resume',
    ends: { done: 'Import finished', cancelled: 'Import cancelled', stopped: 'Import stopped' },
    imported: ({ threads, messages: count }: Done) =>
      count === 0 ? 'No new messages.' : `${messages(count)} in ${some(threads, 'thread', 'threads')}.`,
    notReached: (count: number) => `${conversations(count)} not imported. Import the file again to go on.`,
    failed: (count: number) => `${conversations(count)} failed`,
    files: 'Files',
    threads: 'Imported',
    added: messages,
    nothingNew: 'Nothing new',
    saveText: 'Save report',
    saveJson: 'Save as JSON',
    again: 'Import more files',
  },
  zh: {
    title: '导入',
    back: '全部会话',
    lead: '从其他产品导入对话',
    drop: '将文件拖到这里，或',
    choose: '选择文件',
    privacy: '文件在您的浏览器中读取。在您选择要导入的内容之前，不会上传任何内容。',
    atMost: `一次最多 ${MAX_IMPORT_FILES} 个文件，每个不超过 ${FILE_MB} MB：zip、JSON、JSONL 或 Markdown。`,
    where: '从哪里获取文件',
    sources: [
      { product: 'ChatGPT', where: '设置 → 数据管理 → 导出数据。压缩包的链接会发送到您的邮箱。' },
      { product: 'Claude', where: '设置 → 隐私 → 导出数据。压缩包的链接会发送到您的邮箱。' },
      {
        product: 'Slack',
        where: '所有者和管理员：工作区设置 → 导入/导出数据 → 导出。公开频道会打包为 zip。',
      },
      { product: 'LibreChat', where: '在对话中：分享 → 导出，选择 JSON。' },
      { product: ARCHIVE_NAMES['open-webui'], where: '设置 → 数据管理 → 导出对话。' },
      { product: PRODUCT_NAME, where: '设置 → 账户 → 导出全部会话，选择 JSON。' },
      {
        product: '其他',
        where: 'JSON 或 JSONL 格式的消息列表（OpenAI、ShareGPT），以及以标题标明发言人的 Markdown。',
      },
    ],
    tooManyFiles: (count) => `您选择了 ${zh.format(count)} 个文件，一次最多可导入 ${MAX_IMPORT_FILES} 个。`,
    reading: (name) => `正在读取“${name}”`,
    bytesRead: (bytes) => `已读取 ${sizeText(bytes, zh)}`,
    fileOf: (number, count) => `第 ${number} 个文件，共 ${count} 个`,
    soFar: (count) => `目前 ${zh.format(count)} 个对话`,
    cancel: '取消',
    readFailed: '无法读取文件',
    tryAgain: '重试',
    otherFiles: '选择其他文件',
    nothingFound: '没有可导入的内容',
    nothingFoundWhat: '这些文件中没有可以读取的对话。',
    found: (count) => `${zh.format(count)} 个对话`,
    messages: (count) => `${zh.format(count)} 条消息`,
    span: (from, to) => (from === to ? from : `${from} – ${to}`),
    find: '按标题或姓名查找',
    order: '排序',
    orders: {
      file: '按文件中的顺序',
      newest: '最新在前',
      oldest: '最早在前',
      longest: '最长在前',
      title: '按标题',
    },
    all: (count) => `全部 ${zh.format(count)} 个对话`,
    allShown: (count) => `显示的全部 ${zh.format(count)} 个`,
    list: '对话',
    noMatches: (query) => `没有与“${query}”匹配的对话。`,
    more: '显示更多',
    untitled: '无标题',
    unnamed: '某人',
    system: '系统',
    assistant: '助手',
    authors: (names, further) => (further > 0 ? `${names}等，另有 ${zh.format(further)} 人` : names),
    ownExport: `${PRODUCT_NAME} 导出文件中的成员、事件和设置不会导入：文件中的姓名不是账号。`,
    alreadyHere: '已导入',
    newMessages: (count) => `${zh.format(count)} 条新消息`,
    versions: (count) => `${zh.format(count)} 个其他版本`,
    knownUnknown: '无法检查哪些内容已经导入。不会重复添加任何内容。',
    into: '导入到',
    newThreads: '新会话',
    newThreadsWhat: '每个对话一个会话，其中只有您自己，之后可以添加成员。',
    append: '您的一个会话',
    appendWhat: '消息会接在已有消息之后。',
    appendTo: '会话',
    chooseThread: '选择会话',
    olderThreads: '列出更早的会话',
    branches: (count) => `将其他版本作为单独的会话（${zh.format(count)}）`,
    branchesWhat: `编辑过的问题和重新生成的回答，各自包含之前的内容。每个对话最多 ${MAX_BRANCHES_IMPORTED} 个。`,
    leftOut: '不包含',
    unreadable: (count) => `${zh.format(count)} 个对话无法读取`,
    ignored: (count) => `${zh.format(count)} 个文件不含对话`,
    andMore: (count) => `另有 ${zh.format(count)} 个`,
    place: (title, position) => (title === '' ? `第 ${zh.format(position)} 个对话` : `“${title}”`),
    start: (count) => `导入 ${zh.format(count)} 个对话`,
    startNothing: '导入',
    chosen: (threads, count) =>
      threads === 0 ? '未选择任何内容' : `${zh.format(threads)} 个会话，${zh.format(count)} 条消息`,
    chosenAppend: (count) => `将追加 ${zh.format(count)} 条消息`,
    importing: '正在导入',
    importingWhat: '您可以同时阅读会话。请不要关闭此标签页。',
    progress: (run) =>
      `第 ${zh.format(run.conversations)} 个对话，共 ${zh.format(run.totalConversations)} 个；第 ${zh.format(run.messages)} 条消息，共 ${zh.format(run.totalMessages)} 条`,
    paused: '已暂停',
    pausedWhat: '连接恢复后会自动继续。不会重复导入任何内容。',
    resume: '继续',
    ends: { done: '导入完成', cancelled: '导入已取消', stopped: '导入已停止' },
    imported: ({ threads, messages: count }) =>
      count === 0 ? '没有新消息。' : `${zh.format(threads)} 个会话，共 ${zh.format(count)} 条消息。`,
    notReached: (count) => `${zh.format(count)} 个对话未导入。再次导入该文件即可继续。`,
    failed: (count) => `${zh.format(count)} 个对话导入失败`,
    files: '文件',
    threads: '已导入',
    added: (count) => `${zh.format(count)} 条消息`,
    nothingNew: '没有新内容',
    saveText: '保存报告',
    saveJson: '保存为 JSON',
    again: '导入更多文件',
  },
});
