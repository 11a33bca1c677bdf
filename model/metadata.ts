// A caller's own metadata on a thread or a message: flat, small, and never trusted.
import * as z from 'zod/v4-mini';
import { MAX_METADATA_BYTES, byteLength } from './limits';

const reserved = new Set(['__proto__', 'constructor', 'prototype', 'toString']);

/** Half an emoji cannot be stored. */
const wellFormedSchema = z.pipe(
  z.string(),
  z.transform((text) => text.toWellFormed()),
);

const keySchema = z.string().check(
  z.regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'keys are letters, digits, "-" or "_", at most 40'),
  z.refine((key) => !reserved.has(key), 'this key is reserved'),
);

export const callerMetadataSchema = z
  .record(keySchema, z.union([wellFormedSchema, z.number(), z.boolean(), z.null()]))
  .check(
    z.refine((map) => byteLength(JSON.stringify(map)) <= MAX_METADATA_BYTES, 'metadata is limited to 2 KB'),
  );

export type CallerMetadata = z.infer<typeof callerMetadataSchema>;
