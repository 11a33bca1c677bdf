// Addresses in running text become links. GFM's own rule takes full-width marks and the words after them into the address.
import type { Code, Construct, Extension, State, Tokenizer } from 'micromark-util-types';
import { addressLength } from './address-end';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    address: 'address';
  }
}

/** Longer ones are text: each is looked at to its end. */
const MAX_ADDRESS_CHARS = 2_048;
const BEGUN = /^(?:h|ht|htt|http|https|https?:|https?:\/|https?:\/\/|w|ww|www)$/i;
const HOST = /^(?:https?:\/\/|www\.)(?:[\p{L}\p{N}_.-]|\p{Cs})*$/iu;
const IN_PATH = /^(?:https?:\/\/|www\.)[^\s:/?#]*\.[^\s:/?#]|^https?:\/\/localhost/i;

const address: Construct = { name: 'address', tokenize, previous: (code) => !isWordLetter(code) };

export const addresses: Extension = {
  text: { [0x48]: address, [0x57]: address, [0x68]: address, [0x77]: address },
};

function tokenize(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let left = 0;
  const measure: Tokenizer = (measured, fits, fails) => {
    let text = '';
    let isPath = false;
    const collect: State = (code) => {
      const next = code === null || code < 0 ? ' ' : String.fromCharCode(code);
      if (!isPath && !isBegun(text + next)) isPath = /[:/?#]/.test(next) && IN_PATH.test(text);
      if (next > ' ' && text.length < MAX_ADDRESS_CHARS && (isPath || isBegun(text + next))) {
        text += next;
        measured.consume(code);
        return collect;
      }
      left = addressLength(text);
      measured.exit('address');
      return left === 0 ? fails(code) : fits(code);
    };
    return (code) => {
      measured.enter('address');
      return collect(code);
    };
  };
  const take: State = (code) => {
    effects.enter('address');
    return taking(code);
  };
  const taking: State = (code) => {
    if (left > 0) {
      left -= 1;
      effects.consume(code);
      return taking;
    }
    effects.exit('address');
    return ok(code);
  };
  return effects.check({ tokenize: measure, partial: true }, take, nok);
}

/** Whether a text is the beginning of an address, up to its host. */
function isBegun(text: string): boolean {
  return BEGUN.test(text) || (text.length < 256 && HOST.test(text));
}

function isWordLetter(code: Code): boolean {
  return code !== null && code > 0 && /[a-z0-9./-]/i.test(String.fromCharCode(code));
}
