// Rows of the table of endpoints: who may call, and how a call is counted and repeated.
import type * as z from 'zod/v4';
import type { RatedAct } from './limits';

export type Schemas = { body?: z.core.$ZodType; query?: z.core.$ZodType; response?: z.core.$ZodType };

export type Options = {
  /** `twice`: the browser may send it again, because a repetition has no second effect. */
  retry?: 'twice';
  /** Asks the Auth server whether the token was revoked: for changes of membership and for deletions. */
  checkRevoked?: boolean;
  /** Of a request body, where it may have more than MAX_BODY_BYTES. */
  bodyBytes?: number;
};

/** What a request is counted as: RATES has the limits of its person and its network address. */
export type Counted = { counts: RatedAct };

/** Without a rate, a route that writes does not compile. */
export type EndpointTable = {
  readonly [reading: `GET /${string}`]: Options & Partial<Counted>;
  readonly [writing: `${'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`]: Options & Counted;
};

/** `schemas` exists for the compiler alone. */
export type Row<S extends Schemas> = Options & { schemas?: S };
export type SignedInRow<S extends Schemas> = Row<S> & { who: 'signed-in' };
export type OpenRow<S extends Schemas> = Row<S> & { who: 'open' };

/** Needs an ID token. */
export function signedIn<S extends Schemas = object>(options: Options & Counted): SignedInRow<S> & Counted;
export function signedIn<S extends Schemas = object>(options?: Options): SignedInRow<S>;
export function signedIn(options: Options = {}): SignedInRow<object> {
  return { who: 'signed-in', ...options };
}

/** Needs no token. */
export function open<S extends Schemas = object>(options: Options & Counted): OpenRow<S> & Counted;
export function open<S extends Schemas = object>(options?: Options): OpenRow<S>;
export function open(options: Options = {}): OpenRow<object> {
  return { who: 'open', ...options };
}
