import { expect, test } from 'vitest';
import { pricesFile } from '@/tests/support/prices';
import { parseConfig } from './config';

const production = {
  APP_STAGE: 'production',
  FIREBASE_PROJECT_ID: 'real-project',
  NEXT_PUBLIC_FIREBASE_API_KEY: 'key',
  THESYS_API_KEY: 'sk-1',
  ALLOWED_EMAIL_DOMAINS: 'example.com',
};

test('[E5] production with everything set starts', () => {
  expect(parseConfig(production)).toMatchObject({
    stage: 'production',
    emulators: null,
    model: { scripted: false },
    allowed: { everyone: false, domains: ['example.com'] },
  });
});

test.each([
  ['an emulator host', { FIRESTORE_EMULATOR_HOST: '127.0.0.1:8080' }, /must not be set in production/],
  ['no model', { THESYS_API_KEY: '' }, /No model/],
  ['nobody allowed in', { ALLOWED_EMAIL_DOMAINS: '' }, /Nobody may sign in/],
  ['no project', { FIREBASE_PROJECT_ID: '' }, /FIREBASE_PROJECT_ID/],
])('[E5] production with %s refuses to start', (_, change, words) => {
  expect(() => parseConfig({ ...production, ...change })).toThrow(words);
});

test('[H15] production shares only with a secret, which every server knows', () => {
  const SERVER_SECRETS = 'a-secret-of-at-least-22-characters';
  expect(parseConfig(production).shares.audiences).toEqual([]);
  expect(() => parseConfig({ ...production, SHARES: 'anyone' })).toThrow(/SHARES needs SERVER_SECRETS/);
  const shared = (SHARES: string) => parseConfig({ ...production, SERVER_SECRETS, SHARES }).shares;
  expect(shared('')).toMatchObject({ audiences: ['signed-in', 'anyone'], maxDays: null, maxGuests: 1_000 });
  expect(shared('signed-in').audiences).toEqual(['signed-in']);
  expect(shared('off')).toMatchObject({ audiences: [], secrets: [SERVER_SECRETS] });
});

test('[E5] every problem is listed at once', () => {
  expect(() => parseConfig({ NODE_ENV: 'production' })).toThrow(
    /No model[\s\S]*Nobody may sign in[\s\S]*FIREBASE_PROJECT_ID/,
  );
});

test('[E5] "*" lets anybody sign in; the stage test is for demo projects only', () => {
  expect(parseConfig({ ...production, ALLOWED_EMAIL_DOMAINS: '*' }).allowed.everyone).toBe(true);
  expect(() => parseConfig({ APP_STAGE: 'test', FIREBASE_PROJECT_ID: 'real-project' })).toThrow(/demo-/);
  expect(parseConfig({ APP_STAGE: 'test', FIREBASE_PROJECT_ID: 'demo-x' }).stage).toBe('test');
});

test('[E5] a private key with escaped line ends works, and MODEL_BASE_URL wins over C1', () => {
  const config = parseConfig({
    ...production,
    FIREBASE_PRIVATE_KEY: 'a\\nb',
    FIREBASE_CLIENT_EMAIL: 'x@y.z',
    MODEL_BASE_URL: 'http://127.0.0.1:1/v1',
    MODEL_NAME: 'mine',
  });
  expect(config.serviceAccount?.privateKey).toBe('a\nb');
  expect(config.model).toMatchObject({ baseURL: 'http://127.0.0.1:1/v1', name: 'mine' });
  expect(() => parseConfig({ MODEL_BASE_URL: 'http://127.0.0.1:1/v1' })).toThrow(/MODEL_NAME/);
});

test('[T15] threads choose among the default model and those listed in MODEL_CHOICES, as they are spelled there', () => {
  const own = { MODEL_BASE_URL: 'http://127.0.0.1:1/v1', MODEL_NAME: 'Mine' };
  expect(parseConfig(own).model?.choices).toEqual(['Mine']);
  expect(parseConfig({ ...own, MODEL_CHOICES: 'Other/v2, Mine' }).model?.choices).toEqual([
    'Mine',
    'Other/v2',
  ]);
});

test('[S3] the search index is a file, or PostgreSQL, or switched off', () => {
  const search = (environment: Record<string, string>) => parseConfig(environment).search;
  const url = 'postgres://ada:secret@127.0.0.1/search';
  expect(search({})).toEqual({ kind: 'sqlite', file: '.data/search.sqlite' });
  expect(search({ DATABASE_URL: url })).toEqual({ kind: 'postgres', url });
  expect(search({ DATABASE_URL: url, SEARCH_FILE: 'off' })).toEqual({ kind: 'off' });
  expect(() => parseConfig({ DATABASE_URL: 'mysql://127.0.0.1/search' })).toThrow(/DATABASE_URL/);
});

const PRICES = {
  currency: 'USD',
  models: { m: { input: 0.25, output: 2, cached: 0.025 } },
  otherwise: 'refuse',
};
const pricesOf = (content: unknown) => parseConfig({ MODEL_PRICES: pricesFile(content) }).prices;

test('[U3] prices come from a file, in whole millionths, under a name that its content decides', () => {
  expect(parseConfig({}).prices).toBeNull();
  const price = { currency: 'USD', input: 250_000, output: 2_000_000, cached: 25_000 };
  const prices = pricesOf(PRICES);
  expect(prices?.models.get('m')).toMatchObject(price);
  expect(prices?.otherwise).toBeNull();
  const version = prices?.models.get('m')?.version;
  expect(version).toMatch(/^[0-9a-f]{12}$/);
  expect(pricesOf(PRICES)?.models.get('m')?.version).toBe(version);
  const others = pricesOf({ ...PRICES, otherwise: { input: 9, output: 9 } });
  expect(others?.otherwise).toMatchObject({ input: 9_000_000, cached: 9_000_000 });
  expect(others?.otherwise?.version).not.toBe(version);
});

test.each([
  ['a price below nothing', { ...PRICES, models: { m: { input: -1, output: 2 } } }, /models.m.input/],
  ['a price beyond all', { ...PRICES, models: { m: { input: 10_001, output: 2 } } }, /models.m.input/],
  ['a price without end', { ...PRICES, otherwise: { input: 0.123_456_7, output: 2 } }, /otherwise/],
  ['a price in words', { ...PRICES, models: { m: { input: '1', output: 2 } } }, /models.m.input/],
  ['half a price', { ...PRICES, models: { m: { input: 1 } } }, /models.m.output/],
  ['an unknown field', { ...PRICES, discount: 1 }, /discount/],
  ['no currency', { ...PRICES, currency: 'dollars' }, /currency/],
  ['nothing about other models', { ...PRICES, otherwise: undefined }, /otherwise/],
  ['no JSON', '{', /MODEL_PRICES/],
])(
  '[U4] [X187] with %s in the file of prices the server does not start, without it it does',
  (_, content, words) => {
    expect(() => pricesOf(content)).toThrow(words);
    expect(pricesOf(PRICES)?.models.size).toBe(1);
  },
);

test('[U4] a file of prices that is missing is named at start', () => {
  expect(() => parseConfig({ MODEL_PRICES: '/nowhere/prices.json' })).toThrow(/MODEL_PRICES.*prices.json/);
});

test('[U7] [U12] a budget is a number of answers, or an amount of money where there are prices; none unless set', () => {
  const budgets = (environment: Record<string, string>) => parseConfig(environment).budgets;
  expect(budgets({})).toEqual({ person: null, thread: null, site: null });
  const MODEL_PRICES = pricesFile(PRICES);
  const money = { MODEL_PRICES, BUDGET_PER_PERSON_PER_DAY: '2.5', BUDGET_PER_MONTH_SITE: '1000' };
  expect(budgets({ ...money, BUDGET_PER_THREAD_PER_MONTH: '1 answer' })).toEqual({
    person: { unit: 'money', most: 2_500_000 },
    thread: { unit: 'answers', most: 1 },
    site: { unit: 'money', most: 1_000_000_000 },
  });
  expect(() => budgets({ ...money, MODEL_PRICES: '' })).toThrow(/needs MODEL_PRICES/);
});

test.each(['-1', '-1 answers', '1e9', 'ten answers', '1.5 answers', '0.1234567', 'USD 5'])(
  '[U7] [X187] a budget of “%s” is named at start',
  (value) => {
    expect(() => parseConfig({ BUDGET_PER_PERSON_PER_DAY: value })).toThrow(/BUDGET_PER_PERSON_PER_DAY/);
    expect(parseConfig({ BUDGET_PER_PERSON_PER_DAY: '5 answers' }).budgets.person?.most).toBe(5);
  },
);
