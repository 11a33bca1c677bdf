// Directives in a question that control how the demo model answers: `[demo slow=10s cut]`. Tests control it only by these.

export type Directives = {
  /** The answer is spread evenly over this time. */
  slowMs: number | null;
  /** The number of pieces per second, each as long as a model's token. */
  piecesPerSecond: number | null;
  /** The delay before the first text. */
  firstMs: number;
  /** The answer is at least this many characters long. */
  longChars: number | null;
  /** Sent verbatim instead of an answer. */
  echo: string | null;
  /** Sent before the answer, in the field that reasoning has on some servers. */
  reasons: boolean;
  /** The answer is sent as a refusal. */
  refuses: boolean;
  /** The answer begins with the number of the request for this question, so that no two attempts are alike. */
  counted: boolean;
  trouble: Trouble | null;
};

export type Trouble = {
  kind: 'cut' | 'stall' | 'filter' | 'fail';
  /** The HTTP response of `fail`: a status, or 400-context. */
  failure: string;
  /** How many requests with this question fail before one succeeds. */
  times: number;
};

const BLOCK = /\[demo\s+([^\]]*)\]/g;

export function directivesOf(text: string): Directives {
  const directives: Directives = {
    slowMs: null,
    piecesPerSecond: null,
    firstMs: 0,
    longChars: null,
    echo: null,
    reasons: false,
    refuses: false,
    counted: false,
    trouble: null,
  };
  for (const [, body = ''] of text.matchAll(BLOCK)) {
    const echo = /(^|\s)echo=([\s\S]*)$/.exec(body);
    if (echo) directives.echo = echo[2] ?? '';
    for (const word of body.replace(/(^|\s)echo=[\s\S]*$/, '').split(/[\s,]+/))
      applyDirective(directives, word);
  }
  return directives;
}

export function withoutDirectives(text: string): string {
  return text.replace(BLOCK, '').trim();
}

function applyDirective(directives: Directives, word: string): void {
  const [name = '', value = ''] = word.split('=', 2);
  switch (name) {
    case 'slow':
      directives.slowMs = duration(value);
      break;
    case 'rate':
      directives.piecesPerSecond = Number(value) > 0 ? Number(value) : null;
      break;
    case 'first':
      directives.firstMs = duration(value);
      break;
    case 'long':
      directives.longChars = size(value);
      break;
    case 'steps':
      directives.echo = steps(Number(value));
      break;
    case 'reason':
      directives.reasons = true;
      break;
    case 'refuse':
      directives.refuses = true;
      break;
    case 'counted':
      directives.counted = true;
      break;
    case 'cut':
    case 'stall':
    case 'filter':
      directives.trouble = { kind: name, failure: '', times: value === '' ? Infinity : Number(value) };
      break;
    case 'fail': {
      const [, failure = '', times] = /^(.+?)(?:x(\d+))?$/.exec(value) ?? [];
      directives.trouble = { kind: 'fail', failure, times: times === undefined ? Infinity : Number(times) };
      break;
    }
    default:
    // An unknown word changes nothing: people may write brackets too.
  }
}

/** `step001 step002 …`: words that the question itself does not contain. */
export function steps(count: number): string {
  return Array.from({ length: count }, (_, index) => `step${String(index + 1).padStart(3, '0')}`).join(' ');
}

/** "10s", "1.5s", "300ms" or bare milliseconds. */
function duration(text: string): number {
  const [, number = '0', unit] = /^([\d.]+)(ms|s)?$/.exec(text) ?? [];
  return Number(number) * (unit === 's' ? 1_000 : 1);
}

/** "64k" or bare characters. */
function size(text: string): number {
  const [, number = '0', unit] = /^([\d.]+)(k)?$/i.exec(text) ?? [];
  return Number(number) * (unit === undefined ? 1 : 1_024);
}
