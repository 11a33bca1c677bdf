// Where the blocks of a text begin, as the parser sees it: it is fed line by line, and asked after every blank one.
import { parse, preprocess } from 'micromark';
import type { Event, ParseContext, Token, TokenizeContext } from 'micromark-util-types';
import { MAX_BLOCK_COST } from '@/model/limits';
import { costOf } from '@/app/_thread/markdown/block-cost';
import { syntaxOf } from './dialect';
import { pendingDisplay } from './pending-display';

/** The parser takes time with the square of the lines of some blocks. After that many, a blank line is a border. */
const MAX_LINES = 400;
/** A footnote needs no blank line before it. */
const NOTE = /^ {0,3}\[\^/;
const BELONGS = /^(?:[ \t]|[-*+](?:\s|$)|\d{1,9}[.)](?:\s|$))/;
/** A line that is not over, and may still become a marker of the list before it. */
const UNDECIDED = /^ {0,3}(?:[-*+_=#>`~$|:<[\\]+|\d{1,9}[.)]?)?[ \t]*$/;

type Options = {
  /** More text may follow. */ isOpen?: boolean;
};

/**
 * The offsets at which blocks begin, but for the first: a list, a fence, a quote and a formula are one each. None of them changes
 * when more text follows.
 */
export function bordersOf(text: string, { isOpen = false }: Options = {}): number[] {
  const borders: number[] = [];
  const parser = parse({ extensions: syntaxOf(text) });
  let block = openBlock(text, startOf(parser, 0, 1));
  let [at, line] = [0, 1];
  let afterBlank = false;
  const isPending = (end: number) => {
    const from = borders.at(-1) ?? 0;
    return isOpen && pendingDisplay(text.slice(from), end - from) !== null;
  };
  for (const words of text.split(/(?<=\n|\r(?!\n))/)) {
    const isBlank = words.trim() === '';
    const isDecided = !isOpen || /[\n\r]$/.test(words) || !UNDECIDED.test(words);
    const isCandidate = afterBlank || (at > (borders.at(-1) ?? 0) && NOTE.test(words));
    if (isCandidate && !isBlank && isDecided && block.endsBefore(at, words) && !isPending(at)) {
      borders.push(at);
      block = openBlock(text, startOf(parser, at, line));
    }
    afterBlank = isBlank;
    at += words.length;
    line += 1;
  }
  return borders;
}

type Block = {
  /** Whether all that began before a line has ended there. */ endsBefore: (
    at: number,
    line: string,
  ) => boolean;
};

type Start = { context: TokenizeContext; from: number };

/** The parser at the beginning of a block, as if it was a document. */
function startOf(parser: ParseContext, from: number, line: number): Start {
  // The block before has read this line as well.
  parser.lazy = {};
  const point = { offset: from, line, column: 1, _index: 0, _bufferIndex: -1 };
  return { context: parser.document(point), from };
}

function openBlock(text: string, { context, from }: Start): Block {
  const chunks = preprocess();
  const roots = rootsOf();
  const flowRoots = new WeakMap<TokenizeContext, ReturnType<typeof rootsOf>>();
  let [fed, lines, cost] = [from, 0, 0];
  return {
    endsBefore(at, line) {
      const piece = text.slice(fed, at + line.length);
      fed = at + line.length;
      lines += piece.split('\n').length;
      cost += lines > MAX_LINES ? Infinity : costOf(piece);
      if (cost > MAX_BLOCK_COST) return !BELONGS.test(line);
      context.write(chunks(/[\n\r]$/.test(piece) ? piece : `${piece}\n`, undefined, false));
      if (roots(context.events, at) !== null) return false;
      const [, chunk] = context.events.findLast(([, token]) => token.type === 'chunkFlow') ?? [];
      const { _tokenizer: flow } = chunk ?? {};
      if (flow === undefined) return true;
      const rootsOfFlow = flowRoots.get(flow) ?? rootsOf();
      flowRoots.set(flow, rootsOfFlow);
      const root = rootsOfFlow(flow.events, at);
      // Each line of code takes the parser the same time.
      if (root?.type === 'codeFenced') lines = 0;
      return root === null;
    },
  };
}

/** Finds the token that goes on over a place, among events that grow; what ended before it is not looked at again. */
function rootsOf(): (events: readonly Event[], place: number) => Token | null {
  let at = 0;
  return (events, place) => {
    while (at < events.length) {
      const token = events[at]?.[1];
      if (token === undefined || token.start.offset >= place) return null;
      if (!('end' in token) || token.end.offset > place) return token;
      let exit = at + 1;
      while (exit < events.length && (events[exit]?.[1] !== token || events[exit]?.[0] !== 'exit')) exit += 1;
      at = exit + 1;
    }
    return null;
  };
}
