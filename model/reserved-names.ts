// Names that nobody can take: the assistant's, the product's, the system's and deleted accounts', in every language of the
// screen, whatever characters spell them. Whole names alone are compared: "Anna Systems" and "Assistant professor" pass.
import { DEFAULT_NAMES } from './display-name';
import { READ_AS } from './letter-look-alikes';
import { PRODUCT_NAME } from './product';
import { skeletonOf } from './skeleton';

const RESERVED = [
  ...DEFAULT_NAMES,
  PRODUCT_NAME,
  'System',
  'Deleted user',
  'Deleted person',
  'Deleted account',
  '系统',
  '系統',
  '已注销用户',
  '已註銷用戶',
  '已删除用户',
];

/** Words that leave such a name what it is: "The Assistant", "Cothread Support", "AI助手". */
const ADDED =
  'a admin administrator ai an bot by chat chatbot from gpt here inc message my of official our real staff support team the this thread your 官方 智能 机器人 消息 管理员'.split(
    ' ',
  );

export function isReservedName(name: string): boolean {
  // "Assistant 2" and "(Assistant)": numbers and signs around a name are not read as letters.
  const inner = name
    .replaceAll('™', ' ')
    .normalize('NFKC')
    .replace(/^[\p{N}\p{P}\p{S}\s]+|[\p{N}\p{P}\p{S}\s]+$/gu, '');
  // Where "Assistant" and "Team" meet, their letters are a doubled one: added words are taken away before, too.
  const named = inner
    .split(/[\p{P}\p{S}\s]+/u)
    .filter((word) => !ADDED_LETTERS.has(lettersOf(word)))
    .join(' ');
  return [name, inner, named].some((text) => RESERVED_NAME.test(lettersOf(text)));
}

/** The letters of a name as they look, doubled ones once: "Asisstant" is read as "Assistant". */
function lettersOf(name: string): string {
  const read = Array.from(name.normalize('NFKC'), (char) => READ_AS.get(char) ?? char).join('');
  return skeletonOf(read)
    .replace(/\P{L}/gu, '')
    .replace(/(.)\1+/gu, '$1');
}

const ADDED_LETTERS = new Set(ADDED.map(lettersOf));
const anyOf = (words: readonly string[]) => words.map(lettersOf).join('|');
/** Several reserved names together are one, too: "Cothread Assistant", "Assistant of Cothread". */
const RESERVED_NAME = new RegExp(
  `^(?:${anyOf(ADDED)})*(?:${anyOf(RESERVED)})(?:${anyOf([...ADDED, ...RESERVED])})*$`,
  'u',
);
