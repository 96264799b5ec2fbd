// P1: what stands where in a document, without parsing what stands there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSyntax } from '../../src/core/syntax/read';
import { interleave } from '../measure/cpu';
import { atMost, type Goal, ms, times } from './goal';

const MOST = 0.5;

/** The paths of a document and their methods. */
function skeleton(file: string, text: string): number {
  let seen = 0;
  for (const root of readSyntax(file, text).roots) {
    const paths = root.kind === 'map' ? root.get('paths') : undefined;
    if (paths?.kind === 'map') seen += paths.entries.length;
  }
  return seen;
}

export const skeletonGoal: Goal = {
  id: 'P1',
  goal: 'cold index, skeleton only: ≤ 0.5 × read + `JSON.parse` of the same content',
  run: async ({ documents, scratch }) =>
    documents().map(({ name, text }) => {
      const yaml = join(scratch, name);
      const json = join(scratch, `${name}.json`);
      writeFileSync(yaml, text);
      writeFileSync(json, JSON.stringify(parse(text, { uniqueKeys: false, maxAliasCount: -1 })));
      const { own, peer } = interleave(
        {
          own: () => skeleton(yaml, readFileSync(yaml, 'utf8')),
          peer: () => JSON.parse(readFileSync(json, 'utf8')),
        },
        { runs: 9, warm: 4 },
      );
      const ratio = own / peer;
      return atMost(`paths of ${name}`, ratio, MOST, {
        figure: `${times(ratio)} (${ms(own)})`,
        peer: `JSON.parse ${ms(peer)}`,
      });
    }),
};
