// Names as they look: two names with the same skeleton cannot be told apart at sight. After Unicode TR39 with its table
// confusables.txt (package unhomoglyph), more strictly: case, accents, spaces and punctuation do not count, and small
// capitals, "w" and "vv", "i" and "l" are alike. The table has 100 KB: only the server imports this file.
import confusables from 'unhomoglyph/data.json';
import { LOOK_ALIKES } from './letter-look-alikes';

const CONFUSABLES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(confusables),
  ...LOOK_ALIKES,
  // Not so in TR39's table: small capitals, an A without its bar, white letters on black, and the letters of flags.
  ...Array.from(
    'ᴀʌɅΛʙᴅᴇꜰɢʜᴊᴋʟᴍɴᴘꞯʀᴛʏ',
    (char, index) => [char, 'aaaabdefghjklmnpqrty'.charAt(index)] as const,
  ),
  ...lettersFrom(0x1f150),
  ...lettersFrom(0x1f170),
  ...lettersFrom(0x1f1e6),
]);

function lettersFrom(first: number): (readonly [string, string])[] {
  return Array.from('abcdefghijklmnopqrstuvwxyz', (letter, index) => [
    String.fromCodePoint(first + index),
    letter,
  ]);
}

/** Never shown; compared with other skeletons alone. Empty for a text without anything visible. */
export function skeletonOf(text: string): string {
  const visible = text.normalize('NFKD').replace(INVISIBLE, '');
  const lower = lookOf(asciiLookOf(visible).toLowerCase().normalize('NFKD')).toLowerCase();
  const letters = lookOf(lower)
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replaceAll('m', 'rn')
    .replaceAll('w', 'vv')
    .replaceAll('l', 'i');
  const bare = letters.replace(/[\p{P}\p{Z}\s]/gu, '');
  return bare === '' ? letters : bare;
}

/** Default-ignorable and other format characters, controls, and the blank Braille pattern. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]/gu;
/** Accents and marks that scripts share; vowel signs of one script are letters there and stay. */
const ACCENTS = /\p{Script=Inherited}/gu;

function lookOf(text: string): string {
  return Array.from(text, (char) => CONFUSABLES.get(char) ?? char).join('');
}

/** Capitals before their case is lost: a Greek "Β" looks like "B", its small letter like "ß". */
function asciiLookOf(text: string): string {
  return Array.from(text, (char) => {
    const look = CONFUSABLES.get(char);
    return look !== undefined && /^[!-~]+$/.test(look) ? look : char;
  }).join('');
}
