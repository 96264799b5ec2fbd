// A linker that remembers gives what one that knows nothing gives, whatever was linked before.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { callsBy, callsOutside } from '../../src/core/catalog/calls-by';
import { createLinker, link } from '../../src/core/catalog/link';
import { compareText } from '../../src/core/catalog/order';
import { changePages, pagesOf } from '../../src/core/catalog/pages';
import { sameItems } from '../../src/core/catalog/remember';
import { servicesApart } from '../../src/core/catalog/services-apart';
import { DEFAULT_CONFIG } from '../../src/core/config/read';
import type { Call } from '../../src/core/model/call';
import type { Facts } from '../../src/core/model/facts';
import type { Catalog } from '../../src/core/model/graph';
import { createReader } from '../../src/core/reading';
import { generateEstate } from '../../bench/generate';

const SERVICES = 12;

function factsOf(files: ReadonlyMap<string, string>): readonly Facts[] {
  const reader = createReader();
  const sources = new Map([...files].map(([file, text]) => [file, { file, id: text, text: () => text }]));
  return [...sources.values()].map((source) => reader.read(source, sources).facts);
}

/** The tables that are carried on from edit to edit are those of the list. */
function assertSameTables(calls: readonly Call[]): void {
  const { from, to } = callsBy(calls);
  const fresh = callsBy([...calls]);
  for (const name of new Set(calls.flatMap((call) => [call.from.service, call.to.service, 'nobody']))) {
    assert.ok(sameItems(from(name), fresh.from(name)), `from ${name}`);
    assert.ok(sameItems(to(name), fresh.to(name)), `to ${name}`);
  }
}

/** What differs is found without looking at all, and is what a look at all finds. */
function assertApart(one: Catalog, other: Catalog): void {
  const calls = new Set(other.calls);
  assert.deepEqual(
    callsOutside(one.calls, other.calls),
    one.calls.filter((call) => !calls.has(call)),
  );
  const names = [...new Set([...one.services.keys(), ...other.services.keys()])].sort(compareText);
  assert.deepEqual(
    servicesApart(one.services, other.services),
    names.filter((name) => one.services.get(name) !== other.services.get(name)),
  );
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
    if (how === 7) return text.replace(/http:\/\/svc-\d+/, `https://api-${where % 3}.example.com`);
    if (how === 8)
      return `${text}dependencies: [{ to: far-${where % 3}, mode: sync }, { to: svc-0001, mode: async }]\n`;
    if (how === 9) return text.replace(/owner: .*/, `owner: team-${where % 3}\ntier: ${where % 5}`);
    if (how === 10) return `# above\n${text}slos: [{ type: availability, target: 99.${where % 10} }]\n`;
    if (how === 11)
      return `${text}---\nsre: "1.0"\nservice: svc-000${where % 9}\nowner: x-${where}\nlifecycle: w${where % 2}\n`;
    if (how === 12) return `${text}aliases: [svc-000${where % 9}, also]\ntier: core\n`;
    return how === 4 ? '' : text.replace('getItem0', 'getItemZero');
  }

  it('answers as a new one, after any sequence of edits', () => {
    const descriptors = [...names.keys()].filter((at) => names[at]?.endsWith('sre.yaml') === true);
    const file = fc.oneof(fc.nat(names.length - 1), fc.constantFrom(...descriptors));
    const edit = fc.record({ file, how: fc.nat(12), where: fc.nat(400) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const linker = createLinker();
        let now = whole;
        let pages = paged;
        const first = linker(pages, DEFAULT_CONFIG);
        let last = first;
        assert.deepEqual(first, link(now, DEFAULT_CONFIG));
        for (const { file, how, where } of edits) {
          const name = names[file] ?? '';
          const [changed] = factsOf(new Map([[name, edited(estate.files.get(name) ?? '', how, where)]]));
          const gone = how === 6;
          now = now.flatMap((one) => (one.file === name && changed !== undefined ? (gone ? [] : [changed]) : [one]));
          if (!gone && changed !== undefined && !now.includes(changed)) now = [...now, changed];
          pages = changePages(pages, new Map([[name, gone ? undefined : changed]]), ({ file }) => file);
          const before = last;
          last = linker(pages, DEFAULT_CONFIG);
          assert.deepEqual(last, link(now, DEFAULT_CONFIG));
          assert.deepEqual([...last.services.keys()], [...last.services.keys()].sort(compareText));
          assertSameTables(last.calls);
          for (const [one, other] of [
            [before, last],
            [first, last],
            [last, first],
          ] as const)
            assertApart(one, other);
          // The other side is linked in between.
          assert.deepEqual(linker(paged, DEFAULT_CONFIG), link(whole, DEFAULT_CONFIG));
        }
      }),
      { numRuns: 40 },
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
