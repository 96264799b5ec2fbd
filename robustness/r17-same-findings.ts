// R17: a thousand random workspaces, each written in five other ways.
import { compareWritings } from '../test/robustness/same-findings';
import type { Goal } from './goal';

const WORKSPACES = 1000;

export const sameFindings: Goal = {
  id: 'R17',
  what: `file order, CRLF, JSON ↔ YAML, key order: same findings over ${WORKSPACES} random workspaces`,
  run: () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    const { findings, differences } = compareWritings(WORKSPACES, seed, (done) => {
      if (done % 100 === 0) console.error(`R17: ${done} of ${WORKSPACES}`);
    });
    for (const one of differences.slice(0, 5)) console.error(`R17: ${JSON.stringify(one, null, 2)}`);
    const ways = [...new Set(differences.map(({ way }) => way))].join(', ');
    return Promise.resolve({
      figure: `${differences.length} of ${WORKSPACES * 5} writings differ${ways === '' ? '' : ` (${ways})`}; ${findings} findings, problems and changes`,
      met: differences.length === 0,
      note: `SEED=${seed} repeats it`,
    });
  },
};
