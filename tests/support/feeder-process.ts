// A feeder as a process of its own, which a trial can kill: says `caught up` when it is.
import { startFeeder } from '@/server/search/feeder';
import { openIndex } from '@/server/search/open-index';

const opened = openIndex();
if (opened === null) throw new Error('SEARCH_FILE is off');
const feeder = startFeeder(await opened);
await feeder.caughtUp;
console.log('caught up');
