// The start page: loaded with it.
import { catalogue } from '@/model/language';

export const homeStrings = catalogue({
  en: {
    hello: (name: string) => `What are you working on, ${name}?`,
    what: 'Start on your own and add people at any time. Everyone in a thread sees every word as it is written.',
    startThread: 'Start a thread',
    placeholder: 'Write a message to start a thread',
    keptHere: 'Kept on this device until you send it.',
    addPeople: 'Add people first',
    allThreads: 'All threads',
    scripted: 'Answers come from a script: no model is connected.',
  },
  zh: {
    hello: (name: string) => `${name}，您好。今天想做什么？`,
    what: '可以先独自开始，需要时再添加成员。会话中的每个人都能看到正在写出的每一个字。',
    startThread: '开始新会话',
    placeholder: '输入消息，开始新会话',
    keptHere: '发送前保存在此设备上。',
    addPeople: '先添加成员',
    allThreads: '所有会话',
    scripted: '回答来自脚本：未连接模型。',
  },
});
