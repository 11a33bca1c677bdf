// The operations a browser can attempt on a document, as data: each is performed by the web SDK, by raw REST, or as the server.
import type { Person } from './people';

/** Placeholders in data for the server's time, an increment and an array union, encoded as each client needs them. */
export const NOW = { transform: 'now' } as const;
export const plus = (number: number) => ({ transform: 'plus', number }) as const;
export const union = (value: string) => ({ transform: 'union', value }) as const;
export type Transform = typeof NOW | ReturnType<typeof plus> | ReturnType<typeof union>;
export type Data = Record<string, unknown>;

export type ListAct = {
  op: 'list';
  collection: string;
  group?: true;
  count?: true;
  where?: readonly [string, '==' | 'in' | 'array-contains' | 'array-contains-any', unknown];
  orderBy?: readonly [string, 'asc' | 'desc'];
  /** Absent: a query without a limit. */
  limit?: number;
  /** The web SDK has none. */
  offset?: number;
};
export type Act =
  | { op: 'get'; path: string }
  | ListAct
  /** `set` overwrites, or creates what is missing; `merge`: its fields alone. */
  | { op: 'set'; path: string; data: Data; merge?: true }
  | { op: 'update'; path: string; data: Data }
  | { op: 'delete'; path: string };

export type Outcome = 'done' | 'refused';
export type Channel = 'sdk' | 'rest';
export type Actor = Person | 'server';

export function isTransform(value: unknown): value is Transform {
  return typeof value === 'object' && value !== null && 'transform' in value;
}
