// The C1 SDK opens addresses by `window.open`, without confirmation, for every spelling of an action that its parser accepts. So
// the function itself is replaced: while generated UI is on the page, every call becomes a question to the reader.

type Ask = (address: string | URL | undefined) => void;

type Options = {
  /** Whether the page may open windows of its own while no generated UI is on it, but was: signing in opens one. */
  mayOpen: () => boolean;
};

const askers: Ask[] = [];
const replaced = new WeakSet<object>();
let wasDrawn = false;

/**
 * Replaces `page.open`, once. A page that never had generated UI opens as before. An answer that left the page may still have a
 * call to come: with nobody there to be asked, it opens nothing.
 */
export function replaceWindowOpen(page: Pick<Window, 'open'>, { mayOpen }: Options): void {
  if (replaced.has(page)) return;
  replaced.add(page);
  const open = page.open.bind(page);
  page.open = (address, ...rest) => {
    const ask = askers.at(-1);
    // guard: every-opening-asks (always)
    const isOwn = ask === undefined && (!wasDrawn || mayOpen());
    if (isOwn) return open(address, ...rest);
    ask?.(address);
    return null;
  };
}

/** From now on `ask` gets the addresses, until the returned function is called. */
export function askBeforeOpening(ask: Ask): () => void {
  askers.push(ask);
  wasDrawn = true;
  return () => {
    askers.splice(askers.lastIndexOf(ask), 1);
  };
}
