import { catalogue } from '@/model/language';

/** Who is here, in the title of the button that opens the members. */
export const facesWords = catalogue({
  en: {
    hereCount: (count: number) => `${count} are here now`,
    here: (names: string) => `Here now: ${names}`,
    idle: (names: string) => `Away for a moment: ${names}`,
    away: (names: string) => `Members: ${names}`,
    between: ', ',
  },
  zh: {
    hereCount: (count: number) => `${count} 人在线`,
    here: (names: string) => `在线：${names}`,
    idle: (names: string) => `暂时离开：${names}`,
    away: (names: string) => `成员：${names}`,
    between: '、',
  },
});
