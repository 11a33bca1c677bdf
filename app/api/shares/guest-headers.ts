// What every answer to a guest says: nobody keeps it, no search engine lists it. Its referrer policy is in next.config.ts.
const HEADERS = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

export function forGuests(response: Response): Response {
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  return response;
}
