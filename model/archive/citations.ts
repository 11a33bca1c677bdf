// Marks that ChatGPT leaves where its page shows a source: replaced by links from the message's references, else removed.
import { firstString, listOf, recordOf, stringOf, type JsonRecord } from './values';

type Reference = { mark: string; from: number; to: number; shown: string };

/** References beyond these are removed like marks without one: each may cost a search through the text. */
const MAX_REFERENCES = 2_000;

/** A text for readers. `metadata`: of its message. */
export function withoutCitationMarks(text: string, metadata: JsonRecord): string {
  if (!/[\ue200\u3010]/.test(text)) return text;
  const references = [
    ...listOf(metadata.content_references).slice(0, MAX_REFERENCES).map(referenceOf),
    ...listOf(metadata.citations).slice(0, MAX_REFERENCES).map(citationOf),
  ].toSorted((a, b) => a.from - b.from);
  let shown = '';
  let at = 0;
  let misses = 0;
  for (const reference of references) {
    const found = misses > MAX_MISSES ? null : placeOf(reference, text, at);
    if (found === null) {
      misses += 1;
      continue;
    }
    shown += text.slice(at, found.from) + reference.shown;
    at = found.to;
  }
  return (shown + text.slice(at)).replace(MARKS, '');
}

/** Each may be a search to the end of the text. */
const MAX_MISSES = 50;

/** `citeturn0search1` between private characters, and 【12†source】; bounded, and never beginning inside one another. */
const MARKS =
  /\ue200[^\ue200\ue201]{0,500}\ue201|\u3010[^\u3010\u3011\n]{0,200}\u2020[^\u3010\u3011\n]{0,200}\u3011|[\ue200-\ue206]/g;

function referenceOf(value: unknown): Reference {
  const reference = recordOf(value);
  return {
    mark: stringOf(reference.matched_text),
    from: positionOf(reference.start_idx),
    to: positionOf(reference.end_idx),
    shown: linksOf(reference),
  };
}

function citationOf(value: unknown): Reference {
  const { start_ix: from, end_ix: to, metadata } = recordOf(value);
  return { mark: '', from: positionOf(from), to: positionOf(to), shown: linksOf(recordOf(metadata)) };
}

const positionOf = (value: unknown) => (typeof value === 'number' && value >= 0 ? Math.floor(value) : -1);

/** Positions count characters or UTF-16 units, whoever wrote the file: what is there must be the mark. */
function placeOf(
  { mark, from, to }: Reference,
  text: string,
  at: number,
): { from: number; to: number } | null {
  if (mark === '') {
    const isMark = from >= at && to > from && /^[\ue200\u3010]/.test(text.slice(from, to));
    return isMark ? { from, to } : null;
  }
  if (!/[\ue200\u3010]/.test(mark)) return null;
  const found = from >= at && text.startsWith(mark, from) ? from : text.indexOf(mark, at);
  return found === -1 ? null : { from: found, to: found + mark.length };
}

function linksOf(reference: JsonRecord): string {
  const alt = stringOf(reference.alt);
  if (alt.trim() !== '') return alt;
  const sources = [
    reference,
    ...listOf(reference.items).map(recordOf),
    ...listOf(reference.sources).map(recordOf),
  ];
  const links = sources.map(linkOf).filter((link) => link !== '');
  return links.length === 0 ? '' : ` (${[...new Set(links)].slice(0, MAX_LINKS).join(', ')})`;
}

const MAX_LINKS = 5;

/** A Markdown link to a web address; '' for any other. */
export function linkOf({ url, title, name }: JsonRecord): string {
  const address = stringOf(url);
  if (!/^https?:\/\/[^\s<>]{1,2000}$/.test(address)) return '';
  const label = firstString(title, name)
    .replace(/[[\]\n\r\\]/g, ' ')
    .trim();
  return label === '' ? `<${address}>` : `[${label}](<${address}>)`;
}
