// A linker that remembers gives what one that knows nothing gives, whatever was linked before.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLinker, link } from '../../src/core/catalog/link';
import { compareText } from '../../src/core/catalog/order';
import { changePages, pagesOf } from '../../src/core/catalog/pages';
import { DEFAULT_CONFIG } from '../../src/core/config/read';
import type { Facts } from '../../src/core/model/facts';
import { createReader } from '../../src/core/reading';
import { generateEstate } from '../../bench/generate';

const SERVICES = 12;

function factsOf(files: ReadonlyMap<string, string>): readonly Facts[] {
  const reader = createReader();
  const sources = new Map([...files].map(([file, text]) => [file, { file, id: text, text: () => text }]));
  return [...sources.values()].map((source) => reader.read(source, sources).facts);
}

describe('a linker', function () {
  this.timeout(60_000);

  const estate = generateEstate({ services: SERVICES, typedBytes: 2_000, documentBytes: 2_000, environments: 1 });
  const names = [...estate.files.keys()];
  const whole = factsOf(estate.files);
  const paged = pagesOf([...whole].sort((a, b) => compareText(a.file, b.file)));

  /** What happens to a text while somebody works: a line more, a line less, a word changed, all of it gone. */
  function edited(text: string, how: number, where: number): string {
    const lines = text.split('\n');
    const at = where % lines.length;
    if (how === 0) return lines.toSpliced(at, 0, '# a line more').join('\n');
    if (how === 1) return lines.toSpliced(at, 1).join('\n');
    if (how === 2) return text.replace(/svc-000\d/, `svc-000${where % 10}`);
    if (how === 3) return text.replace(/namespace: \w+/, 'namespace: other');
    return how === 4 ? '' : text.replace('getItem0', 'getItemZero');
  }

  it('answers as a new one, after any sequence of edits', () => {
    const edit = fc.record({ file: fc.nat(names.length - 1), how: fc.nat(6), where: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const linker = createLinker();
        let now = whole;
        let pages = paged;
        assert.deepEqual(linker(pages, DEFAULT_CONFIG), link(now, DEFAULT_CONFIG));
        for (const { file, how, where } of edits) {
          const name = names[file] ?? '';
          const [changed] = factsOf(new Map([[name, edited(estate.files.get(name) ?? '', how, where)]]));
          const gone = how === 6;
          now = now.flatMap((one) => (one.file === name && changed !== undefined ? (gone ? [] : [changed]) : [one]));
          if (!gone && changed !== undefined && !now.includes(changed)) now = [...now, changed];
          pages = changePages(pages, new Map([[name, gone ? undefined : changed]]), ({ file }) => file);
          assert.deepEqual(linker(pages, DEFAULT_CONFIG), link(now, DEFAULT_CONFIG));
          // The other side is linked in between.
          assert.deepEqual(linker(paged, DEFAULT_CONFIG), link(whole, DEFAULT_CONFIG));
        }
      }),
      { numRuns: 12 },
    );
  });

  it('gives the same calls and services again where a document only moved', () => {
    const linker = createLinker();
    const before = linker(paged, DEFAULT_CONFIG);
    const text = (estate.files.get(estate.typed) ?? '').replace('    get:', '    # a line more\n    get:');
    const [moved] = factsOf(new Map([[estate.typed, text]]));
    const after = linker(
      changePages(paged, new Map([[estate.typed, moved]]), ({ file }) => file),
      DEFAULT_CONFIG,
    );
    const kept = after.calls.filter((call) => before.calls.includes(call));
    assert.ok(before.calls.length > 0 && kept.length >= before.calls.length / 2, `${kept.length} calls are kept`);
  });
});
