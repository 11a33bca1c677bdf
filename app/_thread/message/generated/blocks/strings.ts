import { catalogue } from '@/model/language';

export const blockStrings = catalogue({
  en: {
    form: 'Form',
    growing: 'Writing the form…',
    notKept: {
      kept: 'This form can’t be filled in here: its answer came from elsewhere, or is from before there were such forms.',
      'too-many': 'This form can’t be filled in: the answer has too many forms or fields.',
      unread: 'This form can’t be filled in: the server doesn’t keep a block that is written like this.',
    },
    poll: 'Poll',
    growingPoll: 'Writing the poll…',
    votesOf: (count: number, names: string) =>
      `${count === 1 ? '1 vote' : `${count} votes`}${names === '' ? '' : `: ${names}`}`,
    voters: (count: number) =>
      count === 0 ? 'Nobody has voted yet' : count === 1 ? '1 person voted' : `${count} people voted`,
    hidden: 'Votes are hidden. The result appears when the poll closes.',
    secret: 'Votes were hidden: only the result is known.',
    several: 'Choose as many as you like',
    closesAt: (time: string) => `Closes ${time}`,
    closedAt: (time: string) => `Closed ${time}`,
    counting: 'Counting…',
    takeBack: 'Take back my vote',
    close: 'Close poll',
    viewersVote: 'View only: you see live how the others vote.',
    closedVote: 'This thread is read-only, so nobody can vote.',
    guestsVote: 'You’re reading a shared thread: only its members vote.',
    earlierVote: 'This is a previous version: nobody can vote in it any more.',
    elsewhereVote:
      'Nobody can vote here: its message came from elsewhere, or is from before there were polls, or this poll is one too many.',
    noPoll: {
      'too-long': 'This poll is shown as it was written: it is too long.',
      'no-question': 'This poll is shown as it was written: its first line isn’t a question.',
      'few-options': 'This poll is shown as it was written: it needs two lines that begin with “-”.',
      'many-options': 'This poll is shown as it was written: it has too many options.',
      'same-options': 'This poll is shown as it was written: two options are the same.',
      'unknown-line': 'This poll is shown as it was written: a line is neither an option nor a setting.',
    },
    noForm: {
      'too-long': 'This form is shown as it was written: it is too long.',
      'too-many': 'This form is shown as it was written: there are too many in this answer.',
      'no-json': 'This form is shown as it was written: it isn’t valid JSON.',
      unfit: (at: string) =>
        at === ''
          ? 'This form is shown as it was written: it isn’t an object with “fields”.'
          : `This form is shown as it was written: “${at}” is missing, or not as forms need it.`,
    },
  },
  zh: {
    form: '表单',
    growing: '正在编写表单…',
    notKept: {
      kept: '此表单无法在此处填写：其回答来自别处，或早于此类表单。',
      'too-many': '此表单无法填写：此回答中的表单或字段过多。',
      unread: '此表单无法填写：服务器不保存这样编写的内容。',
    },
    poll: '投票',
    growingPoll: '正在编写投票…',
    votesOf: (count: number, names: string) => `${count} 票${names === '' ? '' : `：${names}`}`,
    voters: (count: number) => (count === 0 ? '还没有人投票' : `${count} 人已投票`),
    hidden: '投票内容不公开，结束后显示结果。',
    secret: '投票内容不公开，仅显示结果。',
    several: '可多选',
    closesAt: (time: string) => `${time} 结束`,
    closedAt: (time: string) => `已于 ${time} 结束`,
    counting: '正在计票…',
    takeBack: '撤回我的投票',
    close: '结束投票',
    viewersVote: '仅可查看：您可以实时看到其他人的投票。',
    closedVote: '此会话仅可查看，无法投票。',
    guestsVote: '这是分享的会话：只有会话成员可以投票。',
    earlierVote: '这是之前的版本：已无法投票。',
    elsewhereVote: '无法在此处投票：此消息来自别处，或早于投票功能，或投票数量过多。',
    noPoll: {
      'too-long': '此投票按原文显示：内容过长。',
      'no-question': '此投票按原文显示：第一行不是问题。',
      'few-options': '此投票按原文显示：至少需要两行以“-”开头的选项。',
      'many-options': '此投票按原文显示：选项过多。',
      'same-options': '此投票按原文显示：有两个相同的选项。',
      'unknown-line': '此投票按原文显示：有一行既不是选项也不是设置。',
    },
    noForm: {
      'too-long': '此表单按原文显示：内容过长。',
      'too-many': '此表单按原文显示：此回答中的表单过多。',
      'no-json': '此表单按原文显示：不是有效的 JSON。',
      unfit: (at: string) =>
        at === ''
          ? '此表单按原文显示：不是含有“fields”的对象。'
          : `此表单按原文显示：“${at}”缺失或不符合要求。`,
    },
  },
});
