// The environment, parsed once at start. Every problem is listed at once, and the server does not start.
import 'server-only';
import * as z from 'zod/v4';
import type { Budget } from '@/model/budget';
import type { ShareAudience } from '@/model/share-audience';
import { type Environment, environmentSchema } from './environment';
import { type Prices, readPrices } from './prices';

/** The model name by which the server knows that its answers come from the demo script. */
export const DEMO_MODEL_NAME = 'cothread-demo';

const C1_BASE_URL = 'https://api.thesys.dev/v1/embed';
const C1_MODEL = 'c1/anthropic/claude-sonnet-4.6/v-20260331';

export type ModelConfig = {
  baseURL: string;
  apiKey: string;
  /** The default. */
  name: string;
  /** Models that a thread may choose, the default first. */
  choices: readonly string[];
  scripted: boolean;
};

export type Config = {
  stage: 'development' | 'test' | 'production';
  projectId: string;
  /** Null: application default credentials, or none at all on the emulators. */
  serviceAccount: { projectId: string; clientEmail: string; privateKey: string } | null;
  emulators: { auth: string; firestore: string } | null;
  web: Record<
    'apiKey' | 'authDomain' | 'projectId' | 'storageBucket' | 'messagingSenderId' | 'appId',
    string
  >;
  model: ModelConfig | null;
  systemPrompt: string | undefined;
  allowed: { everyone: boolean; domains: string[]; emails: string[] };
  /** Verified addresses that see the whole site's usage. */
  siteAdmins: readonly string[];
  maxAnswersPerDay: number;
  /** Of everybody together. */
  maxAnswersPerDaySite: number;
  /** The longest answer and title that a model is asked for, and the name that its API has for this bound. */
  answerMaxTokens: number;
  titleMaxTokens: number;
  maxTokensField: 'max_tokens' | 'max_completion_tokens';
  promptMaxTokens: number;
  /** By model: its tokens for each one that model/tokens.ts estimates; 1 unless named. */
  tokenFactors: ReadonlyMap<string, number>;
  promptMaxMessages: number;
  /** Null: answers are counted in tokens alone. */
  prices: Prices | null;
  /** Of a person's day, a thread's month and the site's month; null: no budget. */
  budgets: Record<'person' | 'thread' | 'site', Budget | null>;
  leaseMs: number;
  releaseAfterMs: number;
  modelIdleMs: number;
  /** Days that a deleted thread stays in the trash; 0 deletes immediately. */
  trashDays: number;
  /** Multiplies all rates of model/limits.ts. */
  rateFactor: number;
  /** Proxies between the internet and this server that add to `x-forwarded-for`. */
  trustedProxies: number;
  runs: 'background' | 'in-request';
  /** The newest signs exports, all verify; none: exports are not signed. */
  serverSecrets: readonly string[];
  /** Links for guests: `audiences` is empty where sharing is off; `secrets` sign the sessions of guests, like `serverSecrets`. */
  shares: {
    audiences: readonly ShareAudience[];
    /** The longest that a link may live; null: forever. */
    maxDays: number | null;
    /** Open pages of one link. */
    maxGuests: number;
    secrets: readonly string[];
  };
  /** Where the search index is. */
  search: { kind: 'sqlite'; file: string } | { kind: 'postgres'; url: string } | { kind: 'off' };
};

/** @throws Error that lists every problem of the environment. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(filled);
  if (!parsed.success) throw new Error(`Configuration: ${z.prettifyError(parsed.error)}`);
  const env = parsed.data;
  const stage = env.APP_STAGE ?? (env.NODE_ENV === 'production' ? 'production' : 'development');
  const projectId = env.FIREBASE_PROJECT_ID ?? env.NEXT_PUBLIC_FIREBASE_PROJECT_ID ?? 'demo-cothread';
  const config: Config = {
    stage,
    projectId,
    serviceAccount: serviceAccount(env, projectId),
    emulators: emulators(env),
    web: webConfig(env, projectId),
    model: modelConfig(env),
    systemPrompt: env.SYSTEM_PROMPT,
    allowed: allowed(env, stage),
    siteAdmins: env.SITE_ADMINS,
    maxAnswersPerDay: env.MAX_ANSWERS_PER_PERSON_PER_DAY,
    maxAnswersPerDaySite: env.MAX_ANSWERS_PER_DAY_SITE,
    answerMaxTokens: env.ANSWER_MAX_TOKENS,
    titleMaxTokens: env.TITLE_MAX_TOKENS,
    maxTokensField: env.MODEL_MAX_TOKENS_FIELD,
    promptMaxTokens: env.PROMPT_MAX_TOKENS,
    tokenFactors: env.MODEL_TOKEN_FACTORS,
    promptMaxMessages: env.PROMPT_MAX_MESSAGES,
    prices: pricesConfig(env),
    budgets: {
      person: env.BUDGET_PER_PERSON_PER_DAY ?? null,
      thread: env.BUDGET_PER_THREAD_PER_MONTH ?? null,
      site: env.BUDGET_PER_MONTH_SITE ?? null,
    },
    leaseMs: env.LEASE_MS,
    releaseAfterMs: env.RELEASE_AFTER_MS,
    modelIdleMs: env.MODEL_IDLE_MS,
    trashDays: env.TRASH_DAYS,
    rateFactor: env.RATE_FACTOR,
    trustedProxies: env.TRUSTED_PROXIES,
    runs: env.RUNS,
    serverSecrets: env.SERVER_SECRETS,
    shares: sharesConfig(env, stage),
    search: searchConfig(env),
  };
  const problems = problemsOf(config, env);
  if (problems.length > 0)
    throw new Error(`Configuration:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  return config;
}

function problemsOf(config: Config, env: Environment): string[] {
  const problems: string[] = [];
  const emulated = env.FIRESTORE_EMULATOR_HOST !== undefined || env.FIREBASE_AUTH_EMULATOR_HOST !== undefined;
  switch (config.stage) {
    case 'production':
      // With these set, firebase-admin accepts unsigned tokens from anybody.
      if (emulated)
        problems.push(
          'FIRESTORE_EMULATOR_HOST and FIREBASE_AUTH_EMULATOR_HOST must not be set in production.',
        );
      if (config.model === null)
        problems.push('No model: set THESYS_API_KEY, or MODEL_BASE_URL with MODEL_NAME.');
      if (!config.allowed.everyone && config.allowed.domains.length + config.allowed.emails.length === 0) {
        problems.push(
          'Nobody may sign in: set ALLOWED_EMAIL_DOMAINS or ALLOWED_EMAILS ("*" lets anybody in).',
        );
      }
      if (env.FIREBASE_PROJECT_ID === undefined) problems.push('FIREBASE_PROJECT_ID is missing.');
      if (env.NEXT_PUBLIC_FIREBASE_API_KEY === undefined)
        problems.push('NEXT_PUBLIC_FIREBASE_API_KEY is missing.');
      break;
    case 'test':
      if (!config.projectId.startsWith('demo-'))
        problems.push('APP_STAGE=test is for projects named "demo-…" on the emulators.');
      break;
    case 'development':
      break;
  }
  if (emulated && config.emulators === null) {
    problems.push('Set both FIRESTORE_EMULATOR_HOST and FIREBASE_AUTH_EMULATOR_HOST, or neither.');
  }
  if (config.shares.secrets.length === 0 && env.SHARES !== undefined && env.SHARES !== 'off')
    problems.push('SHARES needs SERVER_SECRETS, which sign the sessions of guests.');
  if (config.prices === null && Object.values(config.budgets).some((budget) => budget?.unit === 'money'))
    problems.push('A budget in money needs MODEL_PRICES.');
  if (env.MODEL_BASE_URL !== undefined && env.MODEL_NAME === undefined)
    problems.push('MODEL_BASE_URL needs MODEL_NAME.');
  return problems;
}

function serviceAccount(env: Environment, projectId: string): Config['serviceAccount'] {
  if (env.FIREBASE_PRIVATE_KEY === undefined || env.FIREBASE_CLIENT_EMAIL === undefined) return null;
  // Hosts that keep one-line secrets store the key's line ends as the two characters "\n".
  return {
    projectId,
    clientEmail: env.FIREBASE_CLIENT_EMAIL,
    privateKey: env.FIREBASE_PRIVATE_KEY.replace(/\\n/g, '\n'),
  };
}

function emulators(env: Environment): Config['emulators'] {
  if (env.FIRESTORE_EMULATOR_HOST === undefined || env.FIREBASE_AUTH_EMULATOR_HOST === undefined) return null;
  return { firestore: env.FIRESTORE_EMULATOR_HOST, auth: env.FIREBASE_AUTH_EMULATOR_HOST };
}

function webConfig(env: Environment, projectId: string): Config['web'] {
  return {
    apiKey: env.NEXT_PUBLIC_FIREBASE_API_KEY ?? 'demo-key',
    authDomain: env.NEXT_PUBLIC_FIREBASE_AUTH_DOMAIN ?? `${projectId}.firebaseapp.com`,
    projectId: env.NEXT_PUBLIC_FIREBASE_PROJECT_ID ?? projectId,
    storageBucket: env.NEXT_PUBLIC_FIREBASE_STORAGE_BUCKET ?? '',
    messagingSenderId: env.NEXT_PUBLIC_FIREBASE_MESSAGING_SENDER_ID ?? '',
    appId: env.NEXT_PUBLIC_FIREBASE_APP_ID ?? 'demo-app',
  };
}

/** MODEL_BASE_URL wins over C1, so that a C1 key left in the environment does no harm. */
function modelConfig(env: Environment): ModelConfig | null {
  if (env.MODEL_BASE_URL !== undefined) {
    const name = env.MODEL_NAME ?? '';
    return {
      baseURL: env.MODEL_BASE_URL,
      apiKey: env.MODEL_API_KEY ?? 'none',
      name,
      choices: choicesOf(name, env),
      scripted: name === DEMO_MODEL_NAME,
    };
  }
  if (env.THESYS_API_KEY === undefined) return null;
  const name = env.MODEL_NAME ?? C1_MODEL;
  return {
    baseURL: C1_BASE_URL,
    apiKey: env.THESYS_API_KEY,
    name,
    choices: choicesOf(name, env),
    scripted: false,
  };
}

function pricesConfig({ MODEL_PRICES: path }: Environment): Prices | null {
  if (path === undefined) return null;
  try {
    return readPrices(path);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`Configuration: MODEL_PRICES: ${message}`, { cause: error });
  }
}

/** `off` wins over both stores, and a database over the file. */
function searchConfig({ SEARCH_FILE: file, DATABASE_URL: url }: Environment): Config['search'] {
  if (file === 'off') return { kind: 'off' };
  return url === undefined ? { kind: 'sqlite', file } : { kind: 'postgres', url };
}

const AUDIENCES = { off: [], 'signed-in': ['signed-in'], anyone: ['signed-in', 'anyone'] } as const;

/** Every server must know the sessions of the others, so in production there is no sharing without a secret. */
function sharesConfig(env: Environment, stage: Config['stage']): Config['shares'] {
  const secrets =
    stage === 'production' ? env.SERVER_SECRETS : [...env.SERVER_SECRETS, 'secret-of-development'];
  return {
    audiences: AUDIENCES[secrets.length === 0 ? 'off' : (env.SHARES ?? 'anyone')],
    maxDays: env.SHARES_MAX_DAYS ?? null,
    maxGuests: env.SHARES_MAX_GUESTS,
    secrets,
  };
}

function choicesOf(name: string, env: Environment): string[] {
  return [...new Set([name, ...env.MODEL_CHOICES])];
}

function allowed(env: Environment, stage: Config['stage']): Config['allowed'] {
  const named = [...env.ALLOWED_EMAIL_DOMAINS, ...env.ALLOWED_EMAILS];
  const everyone = named.includes('*') || (stage !== 'production' && named.length === 0);
  return { everyone, domains: env.ALLOWED_EMAIL_DOMAINS, emails: env.ALLOWED_EMAILS };
}

let parsed: Config | undefined;

export function config(): Config {
  parsed ??= parseConfig(process.env);
  return parsed;
}

/** For the start of a server: with a faulty environment Next would stay up and answer 500 to everything. */
export function requireConfig(): void {
  try {
    config();
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
