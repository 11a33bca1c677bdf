// A feeder as a process of its own, which a trial can kill: says `caught up` when it is.
import { startFeeder } from '@/server/search/feeder';
import { openIndex } from '@/server/search/open-index';

// A server listens all the time; the waits of a feeder keep no process alive.
setInterval(() => undefined, 60_000);

const opened = openIndex();
if (opened === null) throw new Error('SEARCH_FILE is off');
const feeder = startFeeder(await opened);
await feeder.caughtUp;
console.log('caught up');
