// P1: what stands where in a document, without parsing what stands there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { outlineBlocks } from '../../src/core/syntax/block-index';
import { decode } from '../../src/workspace/read-file';
import { interleave } from '../measure/cpu';
import { atMost, type Goal, ms, times } from './goal';

const MOST = 0.5;

/** The entries of a document three levels deep: paths, methods, components. */
function skeleton(file: string): number {
  const text = decode(readFileSync(file));
  return typeof text === 'string' ? (outlineBlocks(text)?.length ?? 0) : 0;
}

/** Small documents need more rounds before the compiler has seen the code. */
function roundsFor(text: string) {
  if (text.length < 200_000) return { runs: 101, warm: 300 };
  return text.length < 2_000_000 ? { runs: 31, warm: 40 } : { runs: 15, warm: 10 };
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
          own: () => skeleton(yaml),
          peer: (): unknown => JSON.parse(readFileSync(json, 'utf8')),
        },
        roundsFor(text),
      );
      const ratio = own / peer;
      return atMost(`blocks of ${name}`, ratio, MOST, {
        figure: `${times(ratio)} (${ms(own)})`,
        peer: `JSON.parse ${ms(peer)}`,
      });
    }),
};
