import { sqliteIndex } from '@/server/search/engine/sqlite-index';
import { fillIndex, ask } from '@/tests/search/relevance/ask';
import { QUERIES } from '@/tests/search/relevance/queries';
import { score } from '@/tests/search/relevance/score';
import { MESSAGES } from '@/tests/search/relevance/corpus';
import fs from 'node:fs';
const f='/tmp/w/try/rel.sqlite'; for (const s of ['','-wal','-shm']) fs.rmSync(f+s,{force:true});
const index = sqliteIndex(f);
await fillIndex(index);
const split = process.argv[2] ?? 'tune';
const r = await score(QUERIES.filter(q=>q.split===split), q=>ask(index,q));
const by = new Map(MESSAGES.map(m=>[m.id,m]));
if (split==='tune') for (const m of r.misses) { console.log(`[${m.query.kind}] ${m.query.query} first=${m.isFirstRight} missing=${m.missing.join(',')}`);
  for (const id of m.missing) console.log('    want', id, JSON.stringify((by.get(id)?.content??'').slice(0,150)));
  if (!m.isFirstRight) console.log('    first wanted', m.query.first.join(), JSON.stringify((by.get(m.query.first[0]??'')?.content??'').slice(0,150)));
  console.log('    shown', m.shown.join(' '), JSON.stringify((by.get(m.shown[0]??'')?.content??'').slice(0,150)));
}
console.log(split, 'asked', r.asked, 'recall', r.recallAt5.toFixed(3), 'first', r.firstRight.toFixed(3), 'leaks', r.leaks.map(l=>l.query.query));
await index.close();
