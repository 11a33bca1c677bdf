// Emphasis beside East Asian writing. CommonMark asks for a space or a mark beside `**“…”**`; there, none is written, nor between
// it and a Latin word.
import { attention } from 'micromark-core-commonmark';
import type { Code, Construct, Extension, Token } from 'micromark-util-types';
import { isBlankCode, isWide, opensQuote, closesQuote, wideBehind } from './wide-characters';

const ASTERISK = 42;
const TILDE = 126;

/** `strikethrough`: GFM's construct of tildes. `text`: all that will be parsed. */
export function wideEmphasis(strikethrough: Construct, text: string): Extension {
  return { text: { [ASTERISK]: widened(attention, text), [TILDE]: widened(strikethrough, text) } };
}

function widened(construct: Construct, text: string): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const before = this.previous;
      const end = (after: Code) => {
        const token = this.events.at(-1)?.[1];
        if (token !== undefined) widen(token, { before, after, text });
        return ok(after);
      };
      return construct.tokenize.call(this, effects, end, nok);
    },
  };
}

type Beside = { before: Code; after: Code; text: string };

/**
 * Beside a wide character, marks count as letters do: what is no space is enough. So they do beside marks of any writing that a wide
 * character is next to, as in `**(深)**a`. What opens a quote may be opened before, and what closes one may be closed behind.
 */
function widen(token: Token, { before, after, text }: Beside): void {
  const { start, end } = token;
  const isWideHere =
    isWide(before) || isWide(after) || wideBehind(text, start.offset, -1) || wideBehind(text, end.offset, 1);
  if ((isWideHere || opensQuote(after)) && !isBlankCode(after)) Object.assign(token, { _open: true });
  if ((isWideHere || closesQuote(before)) && !isBlankCode(before)) Object.assign(token, { _close: true });
}
