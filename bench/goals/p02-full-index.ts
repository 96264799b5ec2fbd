// P2: every operation and call of a document with its place.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseDocument } from 'yaml';
import { createReader } from '../../src/core/reading';
import { decode } from '../../src/workspace/read-file';
import { interleave } from '../measure/cpu';
import { atMost, type Figure, type Goal, ms, times } from './goal';

const MOST_SMALL = 2;
const MOST_LARGE = 1.5;
const LARGE = 900_000;
const LEAST_OVER_YAML = 20;

function index(file: string): number {
  // Read once, as a workspace does.
  const text = decode(readFileSync(file));
  const source = { file, id: file, text: () => text };
  const { facts } = createReader().read(source, new Map([[file, source]]));
  return facts.apis.reduce((sum, { operations }) => sum + operations.length, 0);
}

export const fullIndexGoal: Goal = {
  id: 'P2',
  goal: 'full index, every operation and call with its place: ≤ 2 × read + `JSON.parse` at 60 KB, ≤ 1.5 × at ≥ 1 MB; ≥ 20 × less CPU than `yaml.parseDocument`',
  run: async ({ documents, scratch }) =>
    documents().flatMap(({ name, text }): readonly Figure[] => {
      const yaml = join(scratch, name);
      const json = join(scratch, `${name}.json`);
      writeFileSync(yaml, text);
      writeFileSync(json, JSON.stringify(parse(text, { uniqueKeys: false, maxAliasCount: -1 })));
      const isLarge = text.length > 2_000_000;
      const { own, peer } = interleave(
        {
          own: () => index(yaml),
          peer: (): unknown => JSON.parse(readFileSync(json, 'utf8')),
        },
        isLarge ? { runs: 9, warm: 6 } : text.length < LARGE ? { runs: 101, warm: 300 } : { runs: 21, warm: 20 },
      );
      // Apart: what the library leaves behind is swept up while the others run. Seconds for a large document: a few rounds say enough.
      const { library } = interleave(
        { library: () => parseDocument(readFileSync(yaml, 'utf8'), { uniqueKeys: false }) },
        isLarge ? { runs: 3, warm: 1 } : { runs: 9, warm: 12 },
      );
      const figure = `${times(own / peer)} (${ms(own)})`;
      return [
        atMost(`operations of ${name}`, own / peer, text.length < LARGE ? MOST_SMALL : MOST_LARGE, {
          figure,
          peer: `JSON.parse ${ms(peer)}`,
        }),
        atMost(`operations of ${name}, beside yaml`, LEAST_OVER_YAML / (library / own), 1, {
          figure: `${times(library / own)} less`,
          peer: `yaml.parseDocument ${ms(library)}`,
        }),
      ];
    }),
};
