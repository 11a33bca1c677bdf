// Emphasis beside East Asian writing. CommonMark asks for a space or a mark beside `**“…”**`; there, none is written.
import { attention } from 'micromark-core-commonmark';
import type { Code, Construct, Extension, Token } from 'micromark-util-types';
import { isBlankCode, isWide } from './wide-characters';

const ASTERISK = 42;
const TILDE = 126;

/** `strikethrough`: GFM's construct of tildes. */
export function wideEmphasis(strikethrough: Construct): Extension {
  return { text: { [ASTERISK]: widened(attention), [TILDE]: widened(strikethrough) } };
}

function widened(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const before = this.previous;
      const end = (after: Code) => {
        const token = this.events.at(-1)?.[1];
        if (token !== undefined) widen(token, before, after);
        return ok(after);
      };
      return construct.tokenize.call(this, effects, end, nok);
    },
  };
}

/** Beside a wide character, marks count as letters do: what is no space is enough. */
function widen(token: Token, before: Code, after: Code): void {
  if (!isWide(before) && !isWide(after)) return;
  if (!isBlankCode(after)) Object.assign(token, { _open: true });
  if (!isBlankCode(before)) Object.assign(token, { _close: true });
}
