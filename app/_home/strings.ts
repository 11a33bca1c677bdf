// The start page, and the banner about a newer version.
import { catalogue } from '@/model/language';

export const homeStrings = catalogue({
  en: {
    hello: (name: string) => `What are you working on, ${name}?`,
    what: 'Start on your own and add people at any time. Everyone in a thread sees every word as it is written.',
    startThread: 'Start a thread',
    placeholder: 'Write a message to start a thread',
    keptHere: 'Kept on this device until you send it.',
    scripted: 'Answers come from a script: no model is connected.',
    newerVersion: (product: string) => `A new version of ${product} is available. Unsent messages are kept.`,
    reload: 'Reload',
    dismiss: 'Dismiss',
    undo: 'Undo',
  },
  zh: {
    hello: (name: string) => `${name}，您好。今天想做什么？`,
    what: '可以先独自开始，需要时再添加成员。会话中的每个人都能看到正在写出的每一个字。',
    startThread: '开始新会话',
    placeholder: '输入消息，开始新会话',
    keptHere: '发送前保存在此设备上。',
    scripted: '回答来自脚本：未连接模型。',
    newerVersion: (product: string) => `${product} 有新版本。未发送的消息会保留。`,
    reload: '重新加载',
    dismiss: '关闭',
    undo: '撤销',
  },
});
