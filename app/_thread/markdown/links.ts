// Where links in an answer lead: http and https alone, whatever their spelling.

/** The host of a web address; null for anything else, which is then rendered as text. */
export function hostOf(href: string | undefined): string | null {
  if (href === undefined) return null;
  try {
    const { protocol, host } = new URL(href);
    return protocol === 'https:' || protocol === 'http:' ? host.replace(/^www\./, '') : null;
  } catch {
    return null; // Not a URL.
  }
}

/** The address as a browser would open it from the page `base`; null unless it is a web address. */
export function webAddress(address: string | URL | undefined, base: string): string | null {
  if (address === undefined || address === '') return null;
  try {
    const { href } = new URL(address, base);
    // guard: only-web-addresses-open (never)
    return hostOf(href) === null ? null : href;
  } catch {
    return null; // Not a URL.
  }
}
