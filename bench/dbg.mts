import { createSession } from '../src/core/session';
import { revisionsOf } from './truth/history';
const [,, clone, hash, most] = process.argv;
for (const r of revisionsOf(clone!, Number(most??40))) { if (!r.commit.startsWith(hash!)) continue;
  const s = createSession();
  const rep = s.judge({head:r.head, baseline:{kind:'commit',ref:'p',commit:r.commit,files:r.before}, today:'2026-01-01'});
  console.log('incomplete', [...rep.head.incomplete].slice(0,10), [...(rep.before?.incomplete??[])].slice(0,10));
  for (const c of rep.changes.services) console.log(c.kind, c.it.name, c.it.aliases, c.it.operations.length);
  console.log('docs', [...rep.head.documents].slice(0,9), [...rep.before!.documents].slice(0,9));
  console.log([...rep.head.services.values()].map(s=>s.name+' '+s.operations.length), [...rep.before!.services.values()].map(s=>s.name+' '+s.operations.length));
  console.log(rep.changes.operations.length, rep.changes.operations.map(c=>c.kind+' '+c.it.service+' '+c.it.operation.method+' '+c.it.operation.path).slice(0,12));
  console.log(rep.problems.slice(0,5).map(p=>p.code+' '+p.message+' '+p.place?.file+':'+p.place?.line));
  for (const f of new Set([...r.head.keys(),...r.before.keys()])) if (r.before.get(f)?.id!==r.head.get(f)?.id) console.log('changed',f, r.before.has(f), r.head.has(f));
}
