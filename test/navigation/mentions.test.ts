// What the documents of a file name: the exact spans, the same whether one position or all of it is asked for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Mention } from '../../src/core/navigation/mention';
import { mentionsAt, mentionsOf } from '../../src/core/navigation/mentions';
import { readShapes } from '../../src/core/navigation/shape';
import type { Json } from '../../src/core/model/service';
import { readSyntax } from '../../src/core/syntax/read';

function schema(name: string): Json {
  const file = join(import.meta.dirname, `../../schemas/${name}.schema.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Json;
}
const SHAPES = readShapes({
  sre: schema('sre'),
  config: schema('config'),
  practices: schema('practices'),
  solution: schema('solution'),
  review: schema('review-record'),
});

function shown(file: string, text: string): string[] {
  const syntax = readSyntax(file, text);
  return mentionsOf(SHAPES, syntax).map((mention) => one(text, mention));
}

function one(text: string, { kind, text: name, span, exact, declares }: Mention): string {
  if (exact) assert.equal(text.slice(span.start, span.end), name);
  return `${kind} ${name}${declares ? ' declared' : ''}${exact ? '' : ' (not exact)'}`;
}

const DESCRIPTOR = `sre: "1.0"
service: pay
apis: [a.yaml]
onCall: https://example.com
flows: [{ name: f, entry: web#buy, steps: ["web#buy", 'pay#POST /x'] }]
dependencies:
  - to: sms # not#this
    from: charge
  - to: https://example.com/x#y
  - to: "a\\u0062#c"
replacedBy: >-
  pay2
`;

describe('mentions', () => {
  it('of a descriptor', () => {
    assert.deepEqual(shown('x/sre.yaml', DESCRIPTOR), [
      'service pay declared',
      'link a.yaml',
      'link https://example.com',
      'service web',
      'operation buy',
      'service web',
      'operation buy',
      'service pay',
      'operation POST /x',
      'service sms',
      'operation charge',
      'service ab (not exact)',
      'operation c (not exact)',
      'service pay2 (not exact)',
    ]);
  });

  it('of a config, and of one that it extends', () => {
    const text = 'tiers: { core: [a] }\nnotCalls: ["a -> b#c", a→d, nothing]\nwaivers: [{ rule: F-01, service: e }]\n';
    const expected = ['service a', 'service a', 'service b', 'operation c', 'service a', 'service d', 'service e'];
    assert.deepEqual(shown('.sre/config.yaml', text), expected);
    assert.deepEqual(shown('platform.yaml', `sre-config: "1.0"\n${text}`), expected);
    assert.deepEqual(shown('other.yaml', text), []);
  });

  it('of an OpenAPI document, and of a path item in a file of its own', () => {
    const item = 'post:\n  operationId: pay\n  x-sre-calls: [{ to: sms#send }]\n';
    const indented = item.replaceAll(/^/gm, '    ').trimEnd();
    assert.deepEqual(shown('a.yaml', `openapi: 3.1.0\nx-sre-service: a\npaths:\n  /x:\n${indented}\n`), [
      'service a declared',
      'operation-id pay declared',
      'service sms',
      'operation send',
    ]);
    assert.deepEqual(shown('item.yaml', item), ['operation-id pay declared', 'service sms', 'operation send']);
  });

  it('of an alias are those of its anchor, once', () => {
    const text = 'sre: "1.0"\nservice: a\nx-all: &d { to: b }\ndependencies: [*d, { <<: *d, mode: sync }, { to: c }]\n';
    assert.deepEqual(shown('sre.yaml', text), ['service a declared', 'service c']);
  });

  it('at a position are those of the whole file that hold it', () => {
    const syntax = readSyntax('sre.yaml', DESCRIPTOR);
    const all = mentionsOf(SHAPES, syntax);
    fc.assert(
      fc.property(fc.nat(DESCRIPTOR.length), (at) => {
        const there = all.filter(({ span }) => at >= span.start && at <= span.end);
        assert.deepEqual(mentionsAt(SHAPES, syntax, at), there);
      }),
    );
  });

  it('throw for no text', () => {
    const piece = fc.constantFrom(
      'sre: 1',
      'service: a',
      'dependencies:',
      '\n',
      '  - ',
      'to: ',
      'a#b',
      '{',
      ']',
      '&a ',
      '*a',
      '<<: ',
      '"',
      '#',
      'x-sre-calls:',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(100), (pieces, at) => {
        const syntax = readSyntax('sre.yaml', pieces.join(''));
        for (const mention of [...mentionsOf(SHAPES, syntax), ...mentionsAt(SHAPES, syntax, at)])
          one(syntax.text, mention);
      }),
      { numRuns: 500 },
    );
  });
});
