// Finds the colours of code in a thread of its own, one code after the other. It says when its grammar is there: from then on
// the page counts the time.
import { coloursOf, loadGrammar } from './grammars';
import type { FromColourWorker, ToColourWorker } from './colour-queue';

self.addEventListener('message', ({ data: { code, grammar } }: MessageEvent<ToColourWorker>) => {
  const post = (message: FromColourWorker, transfer: Transferable[] = []) =>
    self.postMessage(message, { transfer });
  const colour = async () => {
    await loadGrammar(grammar);
    post('started');
    const runs = coloursOf(code, grammar);
    post(runs, [runs.buffer]);
  };
  // A grammar that cannot be fetched, or that gives up: the code stays plain.
  colour().catch(() => post('failed'));
});
