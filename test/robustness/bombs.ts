// Texts of at most a megabyte that are dear to somebody: parsers, resolvers, graphs. Each with what must be told.

export interface Bomb {
  readonly name: string;
  readonly file: string;
  /** `share` of the full size, up to 1. */
  readonly text: (share: number) => string;
  /** The code of a problem that must be told; absent where the text is only large. */
  readonly told?: string;
  /** One that must be told at full size. */
  readonly toldInFull?: string;
}

const MEGABYTE = 1_000_000;
/** So often at least is a part repeated, whatever the share: deeper than the limit of depth. */
const LEAST = 150;
const API = 'openapi: 3.1.0\ninfo: { title: A, version: "1" }\nx-sre-service: a\n';

const fill = (share: number, part: string, room = MEGABYTE): string =>
  part.repeat(Math.floor(Math.max(room * share, LEAST * part.length) / part.length));
const rows = (share: number, count: number, row: (index: number) => string): string =>
  Array.from({ length: Math.min(count, Math.max(LEAST, count * share)) }, (_, index) => row(index)).join('');
const yaml = (name: string, text: (share: number) => string, told?: string): Bomb => ({
  name,
  file: 'a/openapi.yaml',
  text: (share) => `${API}${text(share)}`.slice(0, MEGABYTE),
  ...(told === undefined ? {} : { told }),
});
const json = (name: string, text: (share: number) => string, told?: string): Bomb => ({
  name,
  file: 'a/openapi.json',
  text: (share) => `{ "openapi": "3.1.0", ${text(share)}`.slice(0, MEGABYTE),
  ...(told === undefined ? {} : { told }),
});
const bomb = (name: string, file: string, text: (share: number) => string, told?: string): Bomb => ({
  name,
  file,
  text: (share) => text(share).slice(0, MEGABYTE),
  ...(told === undefined ? {} : { told }),
});

const ALIASES = 'too-many-aliases';
const DEEP = 'too-deep';
const SYNTAX = 'syntax-error';

const laughs = (open: string, close: string): string =>
  rows(1, 10, (level) => {
    const inner = level === 0 ? '"lol"' : `*l${level - 1}`;
    const ten = Array.from({ length: 10 }, (_, at) => (open === '{' ? `k${at}: ${inner}` : inner)).join(', ');
    return `l${level}: &l${level} ${open}${ten}${close}\n`;
  });

const ALIAS_BOMBS: readonly Bomb[] = [
  yaml('billion laughs in lists', () => laughs('[', ']'), ALIASES),
  yaml('billion laughs in maps', () => laughs('{', '}'), ALIASES),
  yaml(
    'billion laughs by merge keys',
    () =>
      rows(1, 12, (level) =>
        level === 0
          ? 'l0: &l0 { a: 1 }\n'
          : `l${level}: &l${level}\n${rows(1, 9, (at) => `  k${at}: { <<: *l${level - 1} }\n`)}`,
      ),
    ALIASES,
  ),
  yaml(
    'billion laughs below paths',
    () => `x: &x0 { get: { responses: {} } }\n${laughs('{', '}')}paths: { /a: *l9, /b: *l9 }\n`,
    ALIASES,
  ),
  yaml(
    'a thousand aliases of ten thousand nodes',
    () => `a: &a [${fill(1, '1,', 20_000)}1]\n${rows(1, 1000, (at) => `b${at}: *a\n`)}`,
    ALIASES,
  ),
  yaml(
    'a chain of aliases',
    (s) => rows(s, 10_000, (at) => (at === 0 ? 'c0: &c0 x\n' : `c${at}: &c${at} [*c${at - 1}]\n`)),
    ALIASES,
  ),
  yaml('an alias of itself', () => 'paths: &p\n  /a: *p\n  /b: { get: *p }\n', ALIASES),
  yaml('a hundred thousand names for one', (s) => rows(s, 40_000, (at) => `k${at}: &n x\n`)),
  yaml('aliases of nothing', (s) => rows(s, 60_000, (at) => `k${at}: *n\n`), SYNTAX),
];

const DEPTH_BOMBS: readonly Bomb[] = [
  yaml('lists in lists', (s) => `a: ${fill(s, '[')}`, DEEP),
  yaml('closed lists in lists', (s) => `a: ${fill(s, '[', 400_000)}${fill(s, ']', 400_000)}`, DEEP),
  yaml('maps in maps', (s) => `a: ${fill(s, '{a: ')}`, DEEP),
  yaml('maps by indentation', () => rows(1, 1300, (level) => `${' '.repeat(level)}a:\n`), DEEP),
  yaml('dashes behind dashes', (s) => `a:\n  ${fill(s, '- ')}x`, DEEP),
  yaml('keys of keys, 1 KB', () => fill(1, '? ', 1000), DEEP),
  yaml('keys of keys, 1 MB', (s) => fill(s, '? '), DEEP),
  json('lists in lists (JSON)', (s) => `"a": ${fill(s, '[')}`, DEEP),
  json('maps in maps (JSON)', (s) => `"a": ${fill(s, '{"a":')}`, DEEP),
  bomb('lists of Kubernetes in lists', 'k/list.yaml', (s) => fill(s, '{apiVersion: v1, kind: List, items: ['), DEEP),
];

const WIDTH_BOMBS: readonly Bomb[] = [
  yaml('forty thousand keys', (s) => `m:\n${rows(s, 40_000, (at) => `  k${at}: 1\n`)}`),
  yaml('one key forty thousand times', (s) => `m:\n${fill(s, '  k: 1\n', 280_000)}`, 'duplicate-key'),
  yaml('a hundred thousand documents', (s) => fill(s, '---\na: 1\n')),
  yaml('a hundred thousand directives', (s) => fill(s, '---\n...\n%TAG ! x\n')),
  yaml('a plain scalar of a megabyte', (s) => `a: ${fill(s, 'x')}`),
  yaml('a quote that never ends', (s) => `a: "${fill(s, 'x ')}`, SYNTAX),
  yaml('a block scalar of a megabyte', (s) => `a: |\n${fill(s, '  x\n')}`),
  yaml('a megabyte of blanks', (s) => `a:\n${fill(s, ' ', 990_000)}b`),
  yaml('a megabyte of tabs', (s) => `a:\n${fill(s, '\t', 990_000)}b`, SYNTAX),
  yaml('a megabyte of carriage returns', (s) => fill(s, '\r')),
  yaml('colons', (s) => fill(s, 'a: b: ')),
  yaml('an error in each line', (s) => fill(s, 'a: b: c\n- ]\n'), SYNTAX),
  yaml('merge markers', (s) => fill(s, '<<<<<<< a\n=======\n>>>>>>> b\n'), 'merge-markers'),
  json('a string that never ends', (s) => `"a": "${fill(s, 'x')}`, SYNTAX),
  json('a number of a megabyte', (s) => `"a": ${fill(s, '9')}}`),
  json('a comment that never ends', (s) => `/* ${fill(s, '/*')}`, SYNTAX),
  json('half a million numbers', (s) => `"a": [${fill(s, '1,', 990_000)}1]}`),
];

const REFERENCE_BOMBS: readonly Bomb[] = [
  yaml(
    'references in a ring',
    () => 'paths:\n  /a: { $ref: "#/paths/~1b" }\n  /b: { $ref: "#/paths/~1a" }\n',
    'ref-not-followed',
  ),
  yaml(
    'a chain of ten thousand references',
    (s) => `paths:\n  /p: { $ref: "#/x/i0" }\nx:\n${rows(s, 10_000, (at) => `  i${at}: { $ref: "#/x/i${at + 1}" }\n`)}`,
    'ref-not-followed',
  ),
  yaml(
    'a thousand paths of one large item',
    (s) =>
      `paths:\n${rows(s, 5000, (at) => `  /p${at}: { $ref: "#/x/i" }\n`)}x:\n  i:\n    parameters: [${fill(s, '{ $ref: "#/x/q" },', 100_000)}]\n    get: {}\n    put: {}\n    post: {}\n  q: { name: q, in: query, required: true }\n`,
  ),
  yaml('a path of a megabyte', (s) => `paths:\n  ? "/${fill(s, '{a}/', 900_000)}"\n  : { get: {} }\n`),
  yaml(
    'server variables that hold each other',
    (s) =>
      `servers:\n  - url: "{v0}"\n    variables:\n${rows(s, 2000, (at) => `      v${at}: { default: "{v${at + 1}}{v${at + 1}}" }\n`)}paths: {}\n`,
  ),
  yaml(
    'ten thousand calls of one operation',
    (s) =>
      `paths:\n  /a:\n    get:\n      operationId: a\n      x-sre-calls:\n${rows(s, 10_000, (at) => `        - { to: s${at}#x, mode: sync }\n`)}`,
  ),
  bomb(
    'variables that double',
    'k/deployment.yaml',
    (s) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ env: [{ name: V0, value: "http://b:80/" }${rows(s, 5000, (at) => `, { name: V${at + 1}, value: "$(V${at})$(V${at})" }`)}] }] } } }\n`,
  ),
  bomb(
    'defaults in defaults',
    'docker-compose.yaml',
    (s) => `services: { a: { image: a, environment: { U: "${fill(s, '${A:-', 900_000)}" } } }\n`,
  ),
];

const ESTATE_BOMBS: readonly Bomb[] = [
  bomb('a chain of five thousand services', 'a/sre.yaml', (s) =>
    rows(
      s,
      5000,
      (at) =>
        `---\nsre: "1.0"\nservice: s${at}\ntier: ${at === 0 ? 'core' : 'normal'}\ndependencies: [{ to: s${at + 1}, mode: sync }]\n`,
    ),
  ),
  bomb('everybody calls everybody', 'a/sre.yaml', (s) => {
    const services = Array.from({ length: Math.ceil(140 * Math.sqrt(s)) }, (_, at) => `s${at}`);
    const calls = services.map((to) => `  - { to: ${to}, mode: sync }\n`).join('');
    return services.map((from) => `---\nsre: "1.0"\nservice: ${from}\ntier: core\ndependencies:\n${calls}`).join('');
  }),
  bomb('a graph of ten thousand calls', 'graph.json', (s) => {
    const services = rows(s, 100, (at) => `${at === 0 ? '' : ','}{"name":"s${at}","tier":{"declared":"core"}}`);
    const calls = rows(
      s,
      10_000,
      (at) =>
        `${at === 0 ? '' : ','}{"from":{"service":"s${at % 100}"},"to":{"service":"s${Math.floor(at / 100)}"},"mode":"sync"}`,
    );
    return `{"sreGraph":1,"services":[${services}],"calls":[${calls}]}`;
  }),
  bomb(
    'a flow of twenty thousand steps',
    'a/sre.yaml',
    (s) =>
      `sre: "1.0"\nservice: a\nflows:\n  - { name: f, tier: core, entry: a, steps: [${fill(s, 'a#x, ', 100_000)}a] }\n`,
  ),
  bomb(
    'five thousand waivers',
    '.sre/config.yaml',
    (s) =>
      `sre-config: "1.0"\nwaivers:\n${rows(s, 5000, (at) => `  - { rule: new-call-to-core, call: "a -> b${at}", reason: r, approver: me, expires: 2027-01-31 }\n`)}`,
  ),
  bomb(
    'a duration of a megabyte',
    'a/sre.yaml',
    (s) =>
      `sre: "1.0"\nservice: a\ndependencies:\n  - { to: b, timeout: ${fill(s, '9', 300_000)}s }\n  - { to: c, timeout: ${fill(s, '1s', 300_000)}x }\n`,
  ),
  bomb(
    'comments that nearly waive',
    'a/sre.yaml',
    (s) => `sre: "1.0"\nservice: a\n${fill(s, '# sre-lens-waive x until y by z\n')}`,
    'bad-waiver',
  ),
  bomb('owners of everything', 'CODEOWNERS', (s) => fill(s, `${'*a'.repeat(40)}/**/${'*b'.repeat(40)} @x\n`)),
  bomb('a megabyte of variables', 'a/.env', (s) => rows(s, 40_000, (at) => `A${at}=http://b${at}:80/\n`)),
];

/** Each of them has more calls than are read of one file. */
const TOO_MANY_CALLS: ReadonlySet<string> = new Set([
  'ten thousand calls of one operation',
  'a chain of five thousand services',
  'everybody calls everybody',
]);

export const BOMBS: readonly Bomb[] = [
  ...ALIAS_BOMBS,
  ...DEPTH_BOMBS,
  ...WIDTH_BOMBS,
  ...REFERENCE_BOMBS,
  ...ESTATE_BOMBS,
].map((one) => (TOO_MANY_CALLS.has(one.name) ? { ...one, toldInFull: 'too-many-calls' } : one));
