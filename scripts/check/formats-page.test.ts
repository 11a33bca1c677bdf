// docs/formats.md has the schema of exported threads as the code has it.
import { expect, test } from 'vitest';
import * as z from 'zod/v4';
import { THREAD_FILE_SCHEMA, threadFileSchema } from '@/model/archive/thread-file';
import { readSource } from './source-files';

test('[K1] the published JSON Schema of an exported thread is the one that files are written by', () => {
  const [, published = ''] =
    /```json schema\n([\s\S]*?)\n```/.exec(readSource('docs/formats.md') ?? '') ?? [];
  const schema = z.toJSONSchema(threadFileSchema, { io: 'input', reused: 'ref' });
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify({ ...schema, $id: THREAD_FILE_SCHEMA })));
});
