// SHA-256 (FIPS 180-4), synchronously: WebCrypto answers each of a hundred thousand short texts by a promise.

const WORD_BITS = 32;

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) return false;
  return true;
}

const PRIMES = Array.from({ length: 312 }, (_, number) => number).filter(
  (number) => number >= 2 && isPrime(number),
);

/** The first 32 bits of the fraction of a root. */
const fractionOf = (root: number) => Math.floor((root - Math.floor(root)) * 2 ** WORD_BITS);

const ROUNDS = Int32Array.from(PRIMES.slice(0, 64), (prime) => fractionOf(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fractionOf(Math.sqrt(prime)));

const ENCODER = new TextEncoder();
const BLOCK_BYTES = 64;
const LENGTH_BYTES = 8;

export function sha256Hex(text: string): string {
  const view = padded(ENCODER.encode(text));
  const state = START.slice();
  const words = new Int32Array(BLOCK_BYTES);
  for (let at = 0; at < view.byteLength; at += BLOCK_BYTES) {
    fillWords(words, view, at);
    mixBlock(state, words);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The bytes, a one bit, zeros, and their length in bits. */
function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 1 + LENGTH_BYTES) / BLOCK_BYTES) * BLOCK_BYTES;
  const whole = new Uint8Array(length);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(length - LENGTH_BYTES, BigInt(bytes.length) * 8n);
  return view;
}

const rotate = (word: number, by: number) => (word >>> by) | (word << (WORD_BITS - by));

function fillWords(words: Int32Array, view: DataView, at: number): void {
  for (let index = 0; index < 16; index += 1) words[index] = view.getInt32(at + index * 4);
  for (let index = 16; index < words.length; index += 1) {
    const [near, far] = [words[index - 2] ?? 0, words[index - 15] ?? 0];
    const nearMixed = rotate(near, 17) ^ rotate(near, 19) ^ (near >>> 10);
    const farMixed = rotate(far, 7) ^ rotate(far, 18) ^ (far >>> 3);
    words[index] = nearMixed + (words[index - 7] ?? 0) + farMixed + (words[index - 16] ?? 0);
  }
}

/** Without arrays for the exchange of the eight words: it happens sixty-four times a block. */
function mixBlock(state: Int32Array, words: Int32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < words.length; round += 1) {
    const choice = (e & f) ^ (~e & g);
    const upper = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + upper + choice + (ROUNDS[round] ?? 0) + (words[round] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state.set([
    (state[0] ?? 0) + a,
    (state[1] ?? 0) + b,
    (state[2] ?? 0) + c,
    (state[3] ?? 0) + d,
    (state[4] ?? 0) + e,
    (state[5] ?? 0) + f,
    (state[6] ?? 0) + g,
    (state[7] ?? 0) + h,
  ]);
}
