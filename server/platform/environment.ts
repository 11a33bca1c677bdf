// The variables of the environment: their names, shapes and defaults.
import 'server-only';
import * as z from 'zod/v4';
import { LEASE_MS, MAX_GUESTS, MODEL_IDLE_MS, RELEASE_AFTER_MS, TRASH_DAYS } from '@/model/limits';

// A bundler drops zod's own call of this as a side effect; every error would then say no more than "Invalid input".
z.config(z.locales.en());

/** 128 bits in base64 have 22. */
const MIN_SECRET_CHARS = 22;

const text = z.string().trim().min(1).optional();
const names = z
  .string()
  .optional()
  .transform((value) => (value ?? '').split(/[\s,]+/).filter((entry) => entry !== ''));

const list = names.transform((entries) => entries.map((entry) => entry.toLowerCase()));

/** Random texts, the newest first. */
const secrets = names.pipe(
  z.array(z.string().min(MIN_SECRET_CHARS, `has secrets of at least ${MIN_SECRET_CHARS} characters`)),
);

/** `some/model=1.2, another=0.9`: no model is named twice. */
const tokenFactors = names.pipe(
  z.array(z.string().regex(/^[^=]+=\d+(\.\d+)?$/, 'is written as model=factor')).transform(
    (entries) =>
      new Map(
        entries.map((entry) => {
          const [model = '', factor = ''] = entry.split('=');
          return [model, Number(factor)] as const;
        }),
      ),
  ),
);

const MILLION = 1_000_000;

/** `10 answers`, or an amount of money such as `2.50`. */
const budget = z
  .string()
  .trim()
  .regex(/^(\d{1,9} answers?|\d{1,9}(\.\d{1,6})?)$/, 'is written as 10 answers, or as an amount such as 2.50')
  .transform((value) => {
    const [amount = '', unit] = value.split(' ');
    if (unit !== undefined) return { unit: 'answers' as const, most: Number(amount) };
    return { unit: 'money' as const, most: Math.round(Number(amount) * MILLION) };
  })
  .optional();

export const environmentSchema = z.object({
  APP_STAGE: z.enum(['development', 'test', 'production']).optional(),
  NODE_ENV: z.string().optional(),
  APP_URL: text,
  FIREBASE_PROJECT_ID: text,
  FIREBASE_PRIVATE_KEY_ID: text,
  FIREBASE_PRIVATE_KEY: text,
  FIREBASE_CLIENT_EMAIL: text,
  FIREBASE_CLIENT_ID: text,
  NEXT_PUBLIC_FIREBASE_API_KEY: text,
  NEXT_PUBLIC_FIREBASE_AUTH_DOMAIN: text,
  NEXT_PUBLIC_FIREBASE_PROJECT_ID: text,
  NEXT_PUBLIC_FIREBASE_STORAGE_BUCKET: text,
  NEXT_PUBLIC_FIREBASE_MESSAGING_SENDER_ID: text,
  NEXT_PUBLIC_FIREBASE_APP_ID: text,
  FIRESTORE_EMULATOR_HOST: text,
  FIREBASE_AUTH_EMULATOR_HOST: text,
  THESYS_API_KEY: text,
  MODEL_BASE_URL: text,
  MODEL_API_KEY: text,
  MODEL_NAME: text,
  MODEL_CHOICES: names,
  SYSTEM_PROMPT: text,
  ALLOWED_EMAIL_DOMAINS: list,
  ALLOWED_EMAILS: list,
  SITE_ADMINS: list,
  MAX_ANSWERS_PER_PERSON_PER_DAY: z.coerce.number().int().min(0).default(100),
  MAX_ANSWERS_PER_DAY_SITE: z.coerce.number().int().min(0).default(2_000),
  ANSWER_MAX_TOKENS: z.coerce.number().int().min(16).default(8_192),
  TITLE_MAX_TOKENS: z.coerce.number().int().min(16).default(300),
  MODEL_MAX_TOKENS_FIELD: z.enum(['max_tokens', 'max_completion_tokens']).default('max_tokens'),
  PROMPT_MAX_TOKENS: z.coerce.number().int().min(500).default(24_000),
  MODEL_TOKEN_FACTORS: tokenFactors,
  MODEL_PRICES: text,
  BUDGET_PER_PERSON_PER_DAY: budget,
  BUDGET_PER_THREAD_PER_MONTH: budget,
  BUDGET_PER_MONTH_SITE: budget,
  PROMPT_MAX_MESSAGES: z.coerce.number().int().min(1).max(1_000).default(100),
  LEASE_MS: z.coerce.number().int().min(200).default(LEASE_MS),
  RELEASE_AFTER_MS: z.coerce.number().int().min(0).max(RELEASE_AFTER_MS).default(RELEASE_AFTER_MS),
  MODEL_IDLE_MS: z.coerce.number().int().min(200).default(MODEL_IDLE_MS),
  TRASH_DAYS: z.coerce.number().min(0).max(365).default(TRASH_DAYS),
  RATE_FACTOR: z.coerce.number().positive().default(1),
  TRUSTED_PROXIES: z.coerce.number().int().min(1).max(10).default(1),
  RUNS: z.enum(['background', 'in-request']).default('background'),
  SERVER_SECRETS: secrets,
  SHARES: z.enum(['off', 'signed-in', 'anyone']).optional(),
  SHARES_MAX_DAYS: z.coerce.number().positive().optional(),
  SHARES_MAX_GUESTS: z.coerce.number().int().min(1).default(MAX_GUESTS),
  SEARCH_FILE: z.string().trim().default('.data/search.sqlite'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
});

export type Environment = z.infer<typeof environmentSchema>;
