// `live:` of the config: what is read, what is told, and that no address is taken from a file.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fillTemplate, templateFault } from '../../src/core/config/query-template';
import { readConfig } from '../../src/core/config/read';
import { READY } from '../../src/core/live/ready-queries';
import { readSyntax } from '../../src/core/syntax/read';

/** Control characters and halves of pairs among them, those of queries more often than others. */
const anyCharacter = fc.oneof(
  fc.constantFrom(...'"\'\\`{}[]()|.*#\n'),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
);

function read(section: string): { readonly live: unknown; readonly told: readonly string[] } {
  const text = `sre-config: "1.0"\nlive:\n${section.replace(/^/gm, '  ')}\n`;
  const { config, problems } = readConfig(readSyntax('.sre/config.yaml', text));
  return {
    live: config.live && {
      ...config.live,
      queries: [...config.live.queries.keys()],
      services: [...config.live.services],
    },
    told: problems.map(({ place, message }) => `${place?.line ?? 0}: ${message}`),
  };
}

describe('the section of live numbers', () => {
  it('is read', () => {
    assert.deepEqual(
      read(
        [
          'use: sloth',
          `queries: { traffic: 'sum(rate(x{s="{{service}}"}[{{trafficWindow}}]))' }`,
          'trafficWindow: 1d',
          'services: { a: { name: b }, c: { slo: d } }',
        ].join('\n'),
      ),
      {
        live: {
          use: ['sloth'],
          queries: ['traffic'],
          trafficWindowMs: 86_400_000,
          services: [
            ['a', { name: 'b' }],
            ['c', { slo: 'd' }],
          ],
        },
        told: [],
      },
    );
  });

  it('takes no address: that is a person’s own setting', () => {
    const { live, told } = read('url: http://evil.example\ntoken: x');
    assert.deepEqual(live, { queries: [], services: [] });
    assert.match(told[0] ?? '', /^3: "url" is not read from a file: nothing in a workspace may say where to connect/);
    assert.match(told[1] ?? '', /^4: "token" is not a field of "live"/);
  });

  it('tells what is wrong at its line, and leaves it out', () => {
    const { live, told } = read(
      [
        'use: [slooth, pyrra]',
        'queries:',
        '  avalability: x',
        '  traffic: x{{service}}',
        '  latency: x{s="{{sevice}}"}',
        'trafficWindow: 7',
        'services: { a: b }',
      ].join('\n'),
    );
    assert.deepEqual(live, { use: ['pyrra'], queries: [], services: [] });
    assert.deepEqual(
      told.map((one) => one.split('.')[0]),
      [
        '3: "use" names ready queries: sloth, pyrra, service-graph',
        '8: "trafficWindow" needs its unit: 1d, 7d',
        '5: "avalability" is no live number and is not asked for',
        '6: The query "traffic" is not asked',
        '7: The query "latency" is not asked',
        '9: "a" needs fields of its own: { name: payments-api, slo: availability }',
      ],
    );
  });
});

describe('a query with placeholders', () => {
  it('is without fault where it is a ready one', () => {
    const templates = [...READY.values()].flatMap((queries) => [...queries.values()]);
    assert.ok(templates.length > 8);
    for (const template of templates) assert.equal(templateFault(template), undefined, template);
  });

  it('takes names only inside of a text', () => {
    for (const template of [
      '{{service}}',
      'x{a=`{{slo}}`}',
      '"a" + {{service}} + "b"',
      `x{a="\\"{{service}}"} {{slo}}`,
    ])
      assert.match(templateFault(template) ?? '', /stands in quotation marks/, template);
    assert.equal(templateFault(`x{a="\\"{{service}}", b='{{ slo }}'}[{{window}}]`), undefined);
    assert.match(templateFault('x'.repeat(2001)) ?? '', /no longer than 2000/);
  });

  it('is not asked where a placeholder has no value', () => {
    assert.equal(fillTemplate('x > {{target}}', new Map()), undefined);
  });

  it('holds a name as one text, whatever the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 30 }), fc.constantFrom('"', "'"), (name, quote) => {
        const filled = fillTemplate(`x{a=${quote}{{service}}${quote}}`, new Map([['service', name]])) ?? '';
        const inner = filled.slice(5, -2);
        // Unescaped by the rules of Go: nothing but the name, and the text ends nowhere before.
        assert.match(
          inner,
          quote === '"' ? /^(?:[^"\\]|\\["\\]|\\x[0-9a-f]{2})*$/ : /^(?:[^'\\]|\\['\\]|\\x[0-9a-f]{2})*$/,
        );
        const back = inner.replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, code?: string, char?: string) =>
          code === undefined ? (char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
        );
        assert.equal(back, name);
      }),
    );
  });
});
