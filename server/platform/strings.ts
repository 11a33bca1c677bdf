// Errors that the server explains beyond the text of their code, in the caller's language.
import { catalogue, sentencesOf } from '@/model/language';

type BudgetAmount = { answers: number } | { money: string };

/** `USD 2.50`, or a number of answers. */
const said = (amount: BudgetAmount, answers: string) =>
  'money' in amount ? amount.money : `${amount.answers} ${answers}`;

/** `errorText.threadFull(200)` is the second argument of an AppError. */
export const errorText = sentencesOf(
  catalogue({
    en: {
      nowhere: 'Nothing was found at this address.',
      useAccount: 'Sign in with an account to do this.',
      addressNotAllowed: 'This account can’t sign in here. Use your team’s email address.',
      inviteeNotAllowed: 'This email can’t sign in here. Use one of your team’s addresses.',
      accountDeleted: 'This account was deleted.',
      linksFull: (most: number) => `This thread already has ${most} active links. Revoke one first.`,
      inviteeFull: 'This address has too many open invites. Share an invite link with them instead.',
      invalidInvite: 'This invite is invalid or has expired. Ask for a new one.',
      tooOften: (seconds: number) =>
        `Too many requests. Try again in ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
      threadIdTaken: 'This thread id is taken. Choose another.',
      messageIdTaken: 'This message id is taken. Send again with another one.',
      ownerCannotLeave: 'The owner can’t leave. Transfer ownership first, or delete the thread.',
      nameRefused: 'This name can’t be used. Choose another one.',
      ownsThreads: 'You own threads. Transfer or delete them before you delete your account.',
      cancelNotYours: 'Only the person who asked, an admin or the owner can cancel a queued question.',
      messageRemoved: 'This message was removed.',
      editedTooOften: (most: number) => `This message was edited ${most} times. Send a new one instead.`,
      sentFormFixed: 'This message sent a form, so it can’t be edited. Fill the form in again instead.',
      formReplaced: 'This form was replaced by a new answer or another round. Check it and try again.',
      formSent: (name: string) => `${name} has already sent this form.`,
      formNotSent: 'This form is still being filled in. Send it first.',
      formTextDiffers: 'The text isn’t what the form says. Reload the page and try again.',
      inputsChanged: (names: string, labels: string) =>
        `${names === '' ? 'Someone' : names} changed ${labels} just now. Check the form and send it again.`,
      notYours: 'You can only edit or delete your own messages.',
      answerInProgress: 'This message is being answered. Stop the answer first, or wait until it’s finished.',
      onlyLastMessage: 'Only your last message can be edited. Send a new one instead.',
      assistantOff: 'The assistant is turned off in this thread.',
      beingAnswered: 'This question is already being answered.',
      questionRemoved: 'The question was removed, so there is nothing to answer.',
      requestMissing: 'This access request no longer exists.',
      archived: 'This thread is archived and read-only.',
      trashed: 'This thread is in Trash. Restore it to continue.',
      threadFull: (most: number) => `A thread has at most ${most} members. Remove someone first.`,
      replyToNotFound: 'The message this one replies to is not in this thread.',
      answersUsedUp: (most: number) =>
        `You’ve used all ${most} answers for today. You can still message people here. More tomorrow (UTC).`,
      siteAnswersUsedUp: (most: number) =>
        `All ${most} answers of this site for today are used up. You can still message people here. More tomorrow (UTC).`,
      budgetOfAskerUsedUp: (amount: BudgetAmount) =>
        `You’ve used your budget for today (${said(amount, 'answers')}). You can still message people here. More tomorrow (UTC); the site’s administrator can change it.`,
      budgetOfOwnerUsedUp: (amount: BudgetAmount) =>
        `The owner pays for answers here, and their budget for today (${said(amount, 'answers')}) is used up. You can still message people. The owner or an admin can let those who ask pay, in the thread settings.`,
      budgetOfThreadUsedUp: (amount: BudgetAmount) =>
        `This thread’s budget for the month (${said(amount, 'answers')}) is used up. You can still message people. The owner or an admin can let those who ask pay, in the thread settings.`,
      budgetOfSiteUsedUp: (amount: BudgetAmount) =>
        `This site’s budget for the month (${said(amount, 'answers')}) is used up. You can still message people here. The site’s administrator can change it.`,
      payerNotOffered: 'The thread can’t pay on this site. Choose someone else to pay for answers.',
      verifyToAsk: 'Verify your email address to ask the assistant. You can still message people here.',
      streamsOpen: (most: number) =>
        `You already stream ${most} answers. Close one first, or send Accept: application/json.`,
      exportsOpen: (most: number) =>
        `You already have ${most} exports running. Wait for one to finish, or cancel it.`,
      exportRestricted: 'Only the owner and admins can export this thread.',
      tooLongForDocx: (most: number) => `A Word file holds at most ${most} messages. Choose another format.`,
      filesImported: (files: number, gigabytes: number) =>
        `You can import ${files} files and ${gigabytes} GB a day. Go on tomorrow (UTC).`,
      messagesImported: (most: number) => `You can import ${most} messages a day. Go on tomorrow (UTC).`,
      partExpected: (part: number) => `Part ${part} is expected next.`,
      partTooLong: (kilobytes: number) =>
        `A part has at most ${kilobytes} KB; a message that is longer is alone in one.`,
      appendTooLong: (most: number) =>
        `At most ${most} messages can be appended at once. Import the conversation as a new thread.`,
      emptyEntry: (entry: number) => `entries.${entry}: A message needs something to read.`,
      entryTooLong: (entry: number) => `entries.${entry}: The message has a part that is too long.`,
      versionsMisplaced: (entry: number) =>
        `entries.${entry}: As many earlier versions as a message says follow it, and no others.`,
      messageTwice: 'A message of this conversation was sent twice.',
      moreThanDeclared: (declared: number) => `This import said it would have ${declared} messages.`,
      fewerThanDeclared: (declared: number) => `Not all of the ${declared} messages have been sent.`,
      importedStays: 'An imported answer can’t be regenerated. Ask again instead.',
      forksFull: (most: number) => `At most ${most} threads can be started from one thread.`,
      forkTooLong: (most: number) =>
        `A new thread can begin with at most ${most.toLocaleString('en')} messages.`,
      lastMessageMissing: 'The message lastMessageId names is not in this thread.',
      bodyTooLong: (kilobytes: number) => `A request has at most ${kilobytes} KB.`,
      notStreamed: 'This answer can no longer be streamed. Read it from the thread.',
      notMember: 'You are no longer a member of this thread.',
      crowded: 'Many people are posting here right now. Try again.',
      pictureTooBig: (kilobytes: number) => `Pictures can be up to ${kilobytes} KB.`,
      notAPicture: 'Pictures must be PNG, JPEG or WebP.',
      animatedPicture: 'Pictures can’t be animated. Choose a still one.',
      pictureTooWide: (pixels: number) => `Pictures can be up to ${pixels} × ${pixels} pixels.`,
      modelUnpriced: 'This thread’s model has no price here. Choose another one in the thread settings.',
      modelNotOffered: 'This model isn’t available here. Choose one from the thread settings.',
      sharesBusy: 'Many people are opening links right now. Try again.',
      shareFull: 'Too many people have this open right now. Try again in a moment.',
      sharesFull: (most: number) => `This thread already has ${most} share links. Revoke one first.`,
      sharingOff: 'Sharing with these people is turned off on this site.',
      shareTooLong: (days: number) => `Share links can last at most ${days} days on this site.`,
      passwordForAnyone: 'Only links for anyone can have a password.',
      notYetSaid: 'upToSeq: This thread has no such message yet.',
      searchOff: 'Searching messages is turned off on this site.',
      searchUnreachable: 'Search can’t be reached right now. Try again in a moment.',
    },
    zh: {
      nowhere: '此地址没有内容。',
      useAccount: '请使用账号登录后再进行此操作。',
      addressNotAllowed: '此账号不能在这里登录。请使用团队的邮箱地址。',
      inviteeNotAllowed: '此邮箱不能在这里登录。请使用团队的邮箱地址。',
      accountDeleted: '此账号已删除。',
      linksFull: (most: number) => `此会话已有 ${most} 个有效链接。请先撤销一个。`,
      inviteeFull: '此邮箱待处理的邀请过多。请改用邀请链接。',
      invalidInvite: '此邀请无效或已失效。请索取新的邀请。',
      tooOften: (seconds: number) =>
        `操作太频繁。请在 ${seconds < 90 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`}后重试。`,
      threadIdTaken: '此会话 ID 已被占用。请换一个。',
      messageIdTaken: '此消息 ID 已被占用。请换一个 ID 重新发送。',
      ownerCannotLeave: '所有者不能退出。请先移交会话或将其删除。',
      nameRefused: '不能使用此名称。请换一个。',
      ownsThreads: '您还拥有会话。请先移交或删除它们，然后才能删除账号。',
      cancelNotYours: '只有提问者、管理员或所有者可以取消排队的问题。',
      messageRemoved: '此消息已移除。',
      editedTooOften: (most: number) => `此消息已编辑 ${most} 次。请发送一条新消息。`,
      sentFormFixed: '此消息提交了一个表单，不能编辑。请重新填写表单。',
      formReplaced: '此表单已被新的回答或新一轮填写取代。请查看后重试。',
      formSent: (name: string) => `${name} 已经提交了此表单。`,
      formNotSent: '此表单仍在填写中。请先提交。',
      formTextDiffers: '文字与表单内容不一致。请刷新页面后重试。',
      inputsChanged: (names: string, labels: string) =>
        `${names === '' ? '有人' : names} 刚刚更改了${labels}。请查看表单后重新发送。`,
      notYours: '您只能编辑或删除自己的消息。',
      answerInProgress: '正在回答此消息。请先停止回答，或等待其完成。',
      onlyLastMessage: '只能编辑您的最后一条消息。请发送一条新消息。',
      assistantOff: '此会话已关闭助手。',
      beingAnswered: '此问题正在回答中。',
      questionRemoved: '问题已移除，无法再回答。',
      requestMissing: '此加入申请已不存在。',
      archived: '此会话已归档，仅可查看。',
      trashed: '此会话在回收站中。恢复后才能继续。',
      threadFull: (most: number) => `一个会话最多 ${most} 名成员。请先移除一些人。`,
      replyToNotFound: '所回复的消息不在此会话中。',
      answersUsedUp: (most: number) =>
        `您今天的 ${most} 次回答已用完。您仍可以给这里的人发消息；明天（UTC）恢复。`,
      siteAnswersUsedUp: (most: number) =>
        `本站今天的 ${most} 次回答已用完。您仍可以给这里的人发消息；明天（UTC）恢复。`,
      budgetOfAskerUsedUp: (amount: BudgetAmount) =>
        `您今天的预算（${said(amount, '次回答')}）已用完。您仍可以给这里的人发消息；明天（UTC）恢复。网站管理员可以调整预算。`,
      budgetOfOwnerUsedUp: (amount: BudgetAmount) =>
        `此会话的回答由所有者付费，其今天的预算（${said(amount, '次回答')}）已用完。您仍可以给这里的人发消息。所有者或管理员可以在会话设置中改为由提问者付费。`,
      budgetOfThreadUsedUp: (amount: BudgetAmount) =>
        `此会话本月的预算（${said(amount, '次回答')}）已用完。您仍可以给这里的人发消息。所有者或管理员可以在会话设置中改为由提问者付费。`,
      budgetOfSiteUsedUp: (amount: BudgetAmount) =>
        `本站本月的预算（${said(amount, '次回答')}）已用完。您仍可以给这里的人发消息。网站管理员可以调整预算。`,
      payerNotOffered: '本站不支持由会话付费。请选择其他付费者。',
      verifyToAsk: '请先验证您的邮箱，然后才能向助手提问。您仍可以给这里的人发消息。',
      streamsOpen: (most: number) =>
        `您已在接收 ${most} 个回答的数据流。请先关闭一个，或发送 Accept: application/json。`,
      exportsOpen: (most: number) => `您已有 ${most} 个导出正在进行。请等待其中一个完成，或取消它。`,
      exportRestricted: '只有所有者和管理员可以导出此会话。',
      tooLongForDocx: (most: number) => `Word 文件最多 ${most} 条消息。请选择其他格式。`,
      filesImported: (files: number, gigabytes: number) =>
        `每天最多可导入 ${files} 个文件，共 ${gigabytes} GB。请明天（UTC）继续。`,
      messagesImported: (most: number) => `每天最多可导入 ${most} 条消息。请明天（UTC）继续。`,
      partExpected: (part: number) => `接下来应为第 ${part} 部分。`,
      partTooLong: (kilobytes: number) => `每部分最多 ${kilobytes} KB；更长的消息须单独为一部分。`,
      appendTooLong: (most: number) => `一次最多可追加 ${most} 条消息。请将该对话导入为新会话。`,
      emptyEntry: (entry: number) => `entries.${entry}：消息需要有可读的内容。`,
      entryTooLong: (entry: number) => `entries.${entry}：消息的某一部分太长。`,
      versionsMisplaced: (entry: number) =>
        `entries.${entry}：每条消息之后须紧跟其声明数量的早期版本，且不得有其他版本。`,
      messageTwice: '此对话中有一条消息发送了两次。',
      moreThanDeclared: (declared: number) => `此导入声明共有 ${declared} 条消息。`,
      fewerThanDeclared: (declared: number) => `声明的 ${declared} 条消息尚未全部发送。`,
      importedStays: '导入的回答无法重新生成。请重新提问。',
      forksFull: (most: number) => `一个会话最多可新建 ${most} 个会话。`,
      forkTooLong: (most: number) => `新会话最多以 ${most.toLocaleString('en')} 条消息开头。`,
      lastMessageMissing: 'lastMessageId 所指的消息不在此会话中。',
      bodyTooLong: (kilobytes: number) => `一次请求最多 ${kilobytes} KB。`,
      notStreamed: '此回答无法继续传输。请在会话中查看。',
      notMember: '您已不是此会话的成员。',
      crowded: '此刻有很多人在这里发言。请重试。',
      pictureTooBig: (kilobytes: number) => `图片最大 ${kilobytes} KB。`,
      notAPicture: '图片须为 PNG、JPEG 或 WebP 格式。',
      animatedPicture: '不支持动态图片。请选择静态图片。',
      pictureTooWide: (pixels: number) => `图片最大 ${pixels} × ${pixels} 像素。`,
      modelUnpriced: '此会话的模型在本站没有定价。请在会话设置中选择其他模型。',
      modelNotOffered: '此处不能选择该模型。可选模型见会话设置。',
      sharesBusy: '现在打开链接的人很多。请重试。',
      shareFull: '现在打开此链接的人太多。请稍后重试。',
      sharesFull: (most: number) => `此会话已有 ${most} 个分享链接。请先撤销一个。`,
      sharingOff: '本站已关闭面向这些人的分享。',
      shareTooLong: (days: number) => `本站的分享链接最多有效 ${days} 天。`,
      passwordForAnyone: '只有面向任何人的链接可以设置密码。',
      notYetSaid: 'upToSeq：此会话还没有这条消息。',
      searchOff: '本站未启用消息搜索。',
      searchUnreachable: '暂时无法使用搜索。请稍后重试。',
    },
  }),
);
