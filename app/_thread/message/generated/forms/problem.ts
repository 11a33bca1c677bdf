// Why what a field shows cannot be sent, or stored.
import type { InputValue } from '@/model/form';
import { byteLength, MAX_INPUT_BYTES } from '@/model/limits';
import type { DrawnField } from './parse';

/** `too-large`: it is not even stored. */
export type Problem = 'empty' | 'too-short' | 'too-long' | 'too-large';

export function problemOf(field: DrawnField, value: InputValue | null): Problem | null {
  // What the browser alone holds is nobody else's matter.
  if (field.type === null) return null;
  if (isTooLarge(value)) return 'too-large';
  if (isEmpty(value)) return field.isRequired ? 'empty' : null;
  if (typeof value !== 'string') return null;
  if (value.length < field.minLength) return 'too-short';
  return field.maxLength !== null && value.length > field.maxLength ? 'too-long' : null;
}

/** The rules would refuse it. */
export function isTooLarge(value: InputValue | null): boolean {
  return typeof value === 'string' && byteLength(value) > MAX_INPUT_BYTES;
}

/** Characters by which a text is too large, at the least: the bytes too many, in characters of its own average size. */
export function charsTooMany(text: string): number {
  const bytes = byteLength(text);
  return Math.ceil(((bytes - MAX_INPUT_BYTES) * text.length) / bytes);
}

function isEmpty(value: InputValue | null): boolean {
  if (value === null) return true;
  return Array.isArray(value) ? value.every((item) => item === '') : String(value).trim() === '';
}
