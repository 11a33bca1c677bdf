// What is said to somebody who leaves, on the page that comes next.
import { catalogue } from '@/model/language';

export const farewellWords = catalogue({
  en: {
    deleted: 'Your account is deleted. What you said stays, as said by a deleted person.',
    signedOut: 'You were signed out everywhere.',
    signedOutByMe: 'You are signed out everywhere.',
  },
  zh: {
    deleted: '您的账号已删除。您说过的话会保留，署名为“已注销用户”。',
    signedOut: '您已在所有设备上退出登录。',
    signedOutByMe: '您已从所有设备退出登录。',
  },
});
