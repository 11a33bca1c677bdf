/** The product's name stands here alone; pages, prompts and the terminal take it from this constant. */
export const PRODUCT_NAME = 'Cothread';

/** How the assistant is stored as an author, and called in prompts. Screens: model/display-name.ts. */
export const ASSISTANT_NAME = 'Assistant';
export const ASSISTANT_ID = 'assistant';
/** What stands for somebody who deleted their account. */
export const DELETED_PERSON = 'Deleted user';
/** What stands for somebody whose account has neither a name nor an address. */
export const UNNAMED_PERSON = 'Someone';

/** Set while somebody is signed in in this browser: which of the two first pages the server draws. */
export const HERE_COOKIE = 'cothread-here';

/** In every answer of the API: the build that the server runs. A page of another build is an older one. */
export const BUILD_HEADER = 'x-build';
