// The threads that were made on this page: while such a thread is loaded, nothing but what its maker has sent is to come.
const made = new Set<string>();

export function noteMadeHere(threadId: string): void {
  made.add(threadId);
}

export function wasMadeHere(threadId: string): boolean {
  return made.has(threadId);
}
