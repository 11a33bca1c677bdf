// Errors that the browser explains beyond the text of their code.
import { catalogue, sentencesOf } from '@/model/language';

export const errorText = sentencesOf(
  catalogue({
    en: {
      popupBlocked: 'Your browser blocked the sign-in window. Allow pop-ups for this page and try again.',
      linkUsed: 'This link has expired or was already used. Request a new one below.',
      linkOld: 'This link has expired. Request a new one below.',
      otherAddress: 'The link was sent to a different email address. Check it and try again.',
      accountClosed: 'This account is disabled. Contact the site’s administrator.',
      noDemoPerson: 'This demo user doesn’t exist yet. Start with “npm run dev”, which creates it.',
      noDemoPeople: 'There are no demo users here.',
      siteUnknown: 'This site’s address isn’t authorised in Firebase. Add it to the authorised domains.',
      versionNotFound: 'This version is no longer available.',
      messageNotHere: 'The message this link points to is not in this thread.',
    },
    zh: {
      popupBlocked: '浏览器拦截了登录窗口。请允许此页面弹出窗口，然后重试。',
      linkUsed: '此链接已使用过或已过期。请在下方获取新的链接。',
      linkOld: '此链接已过期。请在下方获取新的链接。',
      otherAddress: '链接不是发送到此地址的。请检查后重试。',
      accountClosed: '此账号已停用。请联系网站管理员。',
      noDemoPerson: '此演示用户尚不存在。请用“npm run dev”启动，它会创建演示用户。',
      noDemoPeople: '这里没有演示用户。',
      siteUnknown: '此网站地址未在 Firebase 中授权。请将其添加到授权域名。',
      versionNotFound: '这个版本已不存在。',
      messageNotHere: '此链接指向的消息不在这个会话中。',
    },
  }),
);
