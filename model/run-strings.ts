// Why an answer failed, for people. The server stores only the code of model/run.ts; screens show it in their language.
import { catalogue } from './language';
import type { RunError } from './run';

export const runErrorStrings = catalogue<Record<RunError, string>>({
  en: {
    'rate-limited': 'The model is busy. Try again in a minute.',
    'key-refused': 'The model rejected the API key. Ask the site’s administrator to renew it.',
    'context-too-long': 'This is more text than the model can read at once. Try a shorter message.',
    unreachable: 'The model could not be reached.',
    'cut-stream': 'The connection to the model broke in the middle of the answer.',
    filtered: 'The model’s content filter stopped this answer. Try rephrasing your question.',
    refused: 'The model refused this request.',
    empty: 'The model returned nothing.',
    'timed-out': 'The answer took too long.',
    'asker-left': 'The person who asked is no longer a member.',
    unknown: 'The assistant could not finish this answer.',
  },
  zh: {
    'rate-limited': '模型繁忙，请一分钟后重试。',
    'key-refused': '模型拒绝了 API 密钥。请联系网站管理员更换。',
    'context-too-long': '内容超出了模型一次能读取的长度。请用更短的消息提问。',
    unreachable: '无法连接模型。',
    'cut-stream': '回答过程中与模型的连接中断。',
    filtered: '此回答被模型的内容过滤器拦截。请换一种说法提问。',
    refused: '模型拒绝了此请求。',
    empty: '模型没有返回内容。',
    'timed-out': '回答用时过长。',
    'asker-left': '提问者已不是会话成员。',
    unknown: '助手未能完成此回答。',
  },
});
