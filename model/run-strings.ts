// Why an answer failed, for people. The server stores only the code of model/run.ts; screens show it in their language.
import { catalogue } from './language';
import type { RunError } from './run';

export const runErrorStrings = catalogue<Record<RunError, string>>({
  en: {
    'rate-limited': 'The model is busy. Try again in a minute.',
    'key-refused': 'The model rejected the API key. Ask the site’s administrator to renew it.',
    'quota-used-up': 'The model’s account has no credit left. Ask the site’s administrator to top it up.',
    'model-not-found':
      'The model was not found. Choose another one in the thread’s settings, or ask the site’s administrator to check its name.',
    'context-too-long':
      'This is more text than the model can read at once. Try a shorter message, or start a new thread.',
    unreachable: 'The model could not be reached. Try again in a minute.',
    'model-error': 'The model’s server reported an error. Try again in a minute.',
    'cut-stream': 'The connection to the model broke in the middle of the answer.',
    filtered: 'The model’s content filter stopped this answer. Try rephrasing your question.',
    refused: 'The model refused this request.',
    'tool-call': 'The model tried to use a tool, but none is available here. Try rephrasing your question.',
    empty: 'The model returned nothing.',
    'timed-out': 'The answer took too long.',
    'asker-left': 'The person who asked is no longer a member.',
    unknown: 'The assistant could not finish this answer.',
  },
  zh: {
    'rate-limited': '模型繁忙，请一分钟后重试。',
    'key-refused': '模型拒绝了 API 密钥。请联系网站管理员更换。',
    'quota-used-up': '模型账户的额度已用完。请联系网站管理员充值。',
    'model-not-found': '找不到该模型。请在会话设置中选择其他模型，或联系网站管理员检查模型名称。',
    'context-too-long': '内容超出了模型一次能读取的长度。请用更短的消息提问，或新建会话。',
    unreachable: '无法连接模型。请一分钟后重试。',
    'model-error': '模型服务器报告了错误。请一分钟后重试。',
    'cut-stream': '回答过程中与模型的连接中断。',
    filtered: '此回答被模型的内容过滤器拦截。请换一种说法提问。',
    refused: '模型拒绝了此请求。',
    'tool-call': '模型尝试使用工具，但此处没有可用的工具。请换一种说法提问。',
    empty: '模型没有返回内容。',
    'timed-out': '回答用时过长。',
    'asker-left': '提问者已不是会话成员。',
    unknown: '助手未能完成此回答。',
  },
});
