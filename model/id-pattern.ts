// Apart from model/paths.ts: the sign-in page parses addresses too, and loads no zod.

/** Ids go into document paths: no slashes, no dots, no "__x__" (rules). */
export const ID_PATTERN = /^[A-Za-z0-9_-]{8,64}$/;
