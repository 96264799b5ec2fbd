// Random YAML of lines that are each allowed somewhere: most of it is broken, some of it only looks so.
import fc from 'fast-check';

const SCALARS = [
  ...[
    'x',
    '1',
    '~',
    'null',
    'true',
    '0x1',
    '-',
    '-1',
    'a b',
    'a #c',
    'a#b',
    'http://a/b',
    'a,b',
    'a]',
    'é✓',
    'a:b',
    'a :b',
  ],
  ...['"q"', "'s'", "'it''s'", '"a\\n\\u00e9"', '"\\x41 \\"q\\""', '"bad \\q"', "''", '""', '"open', '"a" b', '"a": b'],
  ...['[]', '{}', '[ ]', '{ }', '[a, b]', '[-1, -a]', '[a#b]', '[?a]', "[it's, b]", '[a, "b"]', '[a,]', '[a: b]', '[a'],
  ...[
    '{a: 1, b: [x, "y"]}',
    '{"a":1}',
    "{'a':1,'b':'c'}",
    '{ "a" : 1 }',
    '{a: b:c}',
    '{a:b}',
    '{a}',
    '{a, b: }',
    '{a: b',
  ],
  ...[
    '{a: b,\n   c: d}',
    '{a: b,\n c: d}',
    '[1, # c\n   2]',
    '"l1\n   l2"',
    '"l1\n\n   l2"',
    "'m1\n   m2'",
    'p1\n   p2',
  ],
  ...['|', '>', '|-', '>-', '>+', '|2', '|\n    t\n\n     u', '>-\n    t\n    u\n\n', '| # c\n    t'],
  ...[
    '- x',
    '- - x',
    '- a: b',
    'a: b',
    'a:',
    '? x',
    ': x',
    '*a',
    '&a x',
    '!t x',
    '@x',
    '%x',
    '<<',
    '...',
    '#',
    '--- x',
    'x\ty',
  ],
] as const;
const KEYS = [
  ...[
    'a',
    'b',
    'c',
    '"k"',
    "'k'",
    'k k',
    '/p/{x}',
    '200',
    '$ref',
    '<<',
    'a"b',
    'é',
    'a:b',
    'x#y',
    '-k',
    '?k',
    '"k\\n"',
  ],
  ...["'it''s'", 'key ', '~', '1.5', '[k]', '{k}', '"a"', "'a'"],
] as const;

const scalar = fc.constantFrom(...SCALARS);
const key = fc.constantFrom(...KEYS);
const content = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(key, fc.constantFrom(': ', ' : ', ': '), scalar).map((parts) => parts.join('')) },
  { weight: 4, arbitrary: fc.tuple(key, fc.constantFrom(':', ': ', ': # c')).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: scalar.map((value) => `- ${value}`) },
  { weight: 1, arbitrary: fc.tuple(key, scalar).map(([name, value]) => `- ${name}: ${value}`) },
  { weight: 1, arbitrary: fc.oneof(scalar, fc.constantFrom('', ' ', '# c', '---', '-')) },
);
const line = fc.tuple(
  fc.constantFrom(0, 0, 0, 2, 2, -2, -4, 1),
  content,
  fc.constantFrom('', '', '', '', ' ', '\n', ' # t'),
);

/** Up to nine lines; the indentation goes up and down by what each line asks for. */
export const oddTexts: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 9 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
    fc.constantFrom('\n', '\n', ''),
  )
  .map(([lines, newline, last]) => {
    let indent = 0;
    const written = lines.map(([step, text, behind]) => {
      indent = Math.max(0, indent + step);
      return ' '.repeat(indent) + text + behind;
    });
    return (written.join('\n') + last).replaceAll('\n', newline);
  });
