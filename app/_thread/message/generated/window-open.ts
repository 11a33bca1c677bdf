// The C1 SDK opens addresses by `window.open`, without confirmation, for every spelling of an action that its parser accepts. So
// the function itself is replaced: while generated UI is on the page, every call becomes a question to the reader.

type Ask = (address: string | URL | undefined) => void;

const askers: Ask[] = [];
const replaced = new WeakSet<object>();

/**
 * Replaces `page.open`, once. A page without generated UI opens as before: signing in opens a window of its own.
 */
export function replaceWindowOpen(page: Pick<Window, 'open'>): void {
  if (replaced.has(page)) return;
  replaced.add(page);
  const open = page.open.bind(page);
  page.open = (address, ...rest) => {
    const ask = askers.at(-1);
    // guard: every-opening-asks (always)
    const isOwn = ask === undefined;
    if (isOwn) return open(address, ...rest);
    ask(address);
    return null;
  };
}

/** From now on `ask` gets the addresses, until the returned function is called. */
export function askBeforeOpening(ask: Ask): () => void {
  askers.push(ask);
  return () => {
    askers.splice(askers.lastIndexOf(ask), 1);
  };
}
