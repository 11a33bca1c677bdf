/** The only definition of the product's name: pages, prompts and the terminal import it. */
export const PRODUCT_NAME = 'Cothread';

/** The assistant's stored name as an author, also used in prompts. Screens: model/display-name.ts. */
export const ASSISTANT_NAME = 'Assistant';
export const ASSISTANT_ID = 'assistant';
/** The stored name of a person who deleted their account. */
export const DELETED_PERSON = 'Deleted user';
/** The stored name of a person whose account has neither a name nor an address. */
export const UNNAMED_PERSON = 'Someone';

/** Set while a person is signed in in this browser: by it the server renders the workspace or the sign-in page. */
export const HERE_COOKIE = 'cothread-here';

/** In every response of the API: the build that the server runs. A page of another build is outdated. */
export const BUILD_HEADER = 'x-build';
