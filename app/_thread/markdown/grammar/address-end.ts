// Where an address in running text ends.
import { endsAddress } from './wide-characters';

const START = /^(?:https?:\/\/|www\.)/i;
const HOST = /^(?:[\p{L}\p{N}_-]{1,63}\.)*[\p{L}\p{N}_-]{1,63}/u;
/** No name of a site goes on in Chinese, Japanese or Korean after `.com`: these are the next words. */
const LATIN_HOST = /^[\w.-]*\.[a-z]{2,}(?=[\u2e80-\ud7ff\uf900-\ufaff])/i;
const PAIRS = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);
const STOPS = /[\s<>"`\\]/;
const TRAIL = /(?:[?!.,:;*_~'([{]|&[a-z]+;)$/i;

/** The length of the address that a text begins with: 0 if it begins with none. The text has no blanks. */
export function addressLength(text: string): number {
  const start = START.exec(text)?.[0] ?? '';
  if (start === '') return 0;
  const isWww = !start.endsWith('/');
  const from = isWww ? 0 : start.length;
  const host = hostIn(text.slice(from, from + 256));
  if (host === null || (isWww && host.split('.').length < 3)) return 0;
  const port = /^:\d{1,5}/.exec(text.slice(from + host.length, from + host.length + 6))?.[0] ?? '';
  const path = from + host.length + port.length;
  return trimmed(text, path, /[/?#]/.test(text.charAt(path)) ? endOfPath(text, path) : path);
}

function hostIn(text: string): string | null {
  const host = LATIN_HOST.exec(text)?.[0] ?? HOST.exec(text)?.[0];
  if (host === undefined) return null;
  const [last = '', before = ''] = host.split('.').toReversed();
  if (before === '') return host === 'localhost' ? host : null;
  return /_/.test(before + last) || !/[\p{L}\p{N}]/u.test(last) ? null : host;
}

/** An end of brackets that began outside of the address is not its own. */
function endOfPath(text: string, from: number): number {
  const open: string[] = [];
  let at = from;
  for (; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (STOPS.test(char) || endsAddress(char) || text.startsWith('**', at) || text.startsWith('~~', at))
      break;
    const opening = PAIRS.get(char);
    if (opening !== undefined && open.pop() !== opening) break;
    if (char === '(' || char === '[' || char === '{') open.push(char);
  }
  return at;
}

function trimmed(text: string, from: number, to: number): number {
  let address = text.slice(from, to);
  while (TRAIL.test(address.slice(-32))) address = address.replace(TRAIL, '');
  return from + address.length;
}
