// Who may import whom in src/, with planted canaries that must be caught.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkBoundaries } from '../scripts/boundaries.mjs';

type Canary = { what: string; files: Record<string, string>; caught: string };

const thing = 'export const thing = 1;\nexport type Thing = number;\n';

// In each, exactly one violation, at the place and with the words that `caught` begins with.
const canaries: Canary[] = [
  {
    what: 'a plain import up the direction',
    files: { 'src/workspace/a.ts': "// A.\nimport { b } from '../server/b';\n", 'src/server/b.ts': thing },
    caught: 'src/workspace/a.ts:2 workspace may not import server',
  },
  {
    what: 'import type',
    files: { 'src/core/model/a.ts': "import type { Thing } from '../graph/b';\n", 'src/core/graph/b.ts': thing },
    caught: 'src/core/model/a.ts:1 core/model may not import core/graph',
  },
  {
    what: 'an inline type specifier',
    files: { 'src/client/a.ts': "\n\nimport { type Thing } from '../core/model/b';\n", 'src/core/model/b.ts': thing },
    caught: 'src/client/a.ts:3 client may not import core/model',
  },
  {
    what: 'Node in the page, which runs in a browser',
    files: { 'src/page/a.ts': "// A.\nimport { join } from 'node:path';\n" },
    caught: 'src/page/a.ts:2 page runs in a browser and may not import node:path',
  },
  {
    what: 'export * from',
    files: { 'src/core/config/a.ts': "export * from '../rules/rule';\n", 'src/core/rules/rule.ts': thing },
    caught: 'src/core/config/a.ts:1 core/config may not import core/rules',
  },
  {
    what: 'export type from',
    files: { 'src/protocol/a.ts': "export type { Thing } from '../core/graph/b';\n", 'src/core/graph/b.ts': thing },
    caught: 'src/protocol/a.ts:1 protocol may not import core/graph',
  },
  {
    what: 'import()',
    files: { 'src/client/a.ts': "export const b = import('../server/b');\n", 'src/server/b.ts': thing },
    caught: 'src/client/a.ts:1 client may not import server',
  },
  {
    what: 'import() of a template',
    files: { 'src/client/a.ts': 'export const b = import(`../server/b`);\n', 'src/server/b.ts': thing },
    caught: 'src/client/a.ts:1 client may not import server',
  },
  {
    what: 'import() of an expression',
    files: { 'src/cli/a.ts': 'export const b = (name: string) => import(name);\n' },
    caught: 'src/cli/a.ts:1 imports what is only known when it runs',
  },
  {
    what: 'a type import("…")',
    files: { 'src/core/model/a.ts': "export type B = import('../graph/b').Thing;\n", 'src/core/graph/b.ts': thing },
    caught: 'src/core/model/a.ts:1 core/model may not import core/graph',
  },
  {
    what: 'require',
    files: { 'src/core/graph/a.ts': "export const fs = require('node:fs');\n" },
    caught: 'src/core/graph/a.ts:1 core may not import node:fs',
  },
  {
    what: 'a module of Node without its prefix, by type',
    files: { 'src/core/graph/a.ts': "import type { Stats } from 'fs';\nexport type S = Stats;\n" },
    caught: 'src/core/graph/a.ts:1 core may not import fs',
  },
  {
    what: 'the editor in core',
    files: { 'src/core/model/a.ts': "import type { Uri } from 'vscode';\nexport type U = Uri;\n" },
    caught: 'src/core/model/a.ts:1 core/model may not import vscode',
  },
  {
    what: 'the protocol in the workspace',
    files: { 'src/workspace/a.ts': "export { Range } from 'vscode-languageserver/node';\n" },
    caught: 'src/workspace/a.ts:1 workspace may not import vscode-languageserver',
  },
  {
    what: 'a YAML library outside core/syntax',
    files: { 'src/core/openapi/a.ts': "import { parse } from 'yaml';\nexport const p = parse;\n" },
    caught: 'src/core/openapi/a.ts:1 core/openapi may not import yaml',
  },
  {
    what: 'a network outside sources',
    files: { 'src/workspace/a.ts': "import https from 'node:https';\nexport const h = https;\n" },
    caught: 'src/workspace/a.ts:1 workspace may not import node:https',
  },
  {
    what: 'a network without an import',
    files: { 'src/workspace/a.ts': "export const page = (): Promise<unknown> =>\n  fetch('https://example.com');\n" },
    caught: 'src/workspace/a.ts:2 uses fetch: only sources has a network',
  },
  {
    what: 'a network by the global object',
    files: { 'src/server/a.ts': 'export const a = { fetch: 1 };\nexport const b = globalThis.fetch ?? a.fetch;\n' },
    caught: 'src/server/a.ts:2 uses fetch: only sources has a network',
  },
  {
    what: 'a package that no room keeps',
    files: { 'src/server/a.ts': "import 'lodash';\n" },
    caught: 'src/server/a.ts:1 server may not import lodash',
  },
  {
    what: 'a later room of core',
    files: { 'src/core/openapi/a.ts': "import '../catalog/b';\n", 'src/core/catalog/b.ts': thing },
    caught: 'src/core/openapi/a.ts:1 core/openapi may not import core/catalog',
  },
  {
    what: 'the façade from within',
    files: { 'src/core/rules/a.ts': "import '../session';\n", 'src/core/session.ts': thing },
    caught: 'src/core/rules/a.ts:1 core/rules may not import core',
  },
  {
    what: 'a rule that imports its sibling',
    files: { 'src/core/rules/a.ts': "import './b';\n", 'src/core/rules/b.ts': thing },
    caught: 'src/core/rules/a.ts:1 only the list of core/rules may import b.ts',
  },
  {
    what: 'a format that imports its sibling from a folder',
    files: { 'src/core/manifests/parts/a.ts': "import '../b';\n", 'src/core/manifests/b.ts': thing },
    caught: 'src/core/manifests/parts/a.ts:1 only the list of core/manifests may import b.ts',
  },
  {
    what: 'a reporter that imports its sibling',
    files: { 'src/core/reporters/a.ts': "import type { Thing } from './b';\n", 'src/core/reporters/b.ts': thing },
    caught: 'src/core/reporters/a.ts:1 only the list of core/reporters may import b.ts',
  },
  {
    what: 'an unknown room',
    files: { 'src/plumbing/a.ts': thing },
    caught: 'src/plumbing/a.ts:1 lies in an unknown room: plumbing',
  },
  {
    what: 'an unknown room of core',
    files: { 'src/core/helpers/a.ts': thing },
    caught: 'src/core/helpers/a.ts:1 lies in an unknown room: core/helpers',
  },
  {
    what: 'a file that lies in no room',
    files: { 'src/a.ts': thing },
    caught: 'src/a.ts:1 lies in an unknown room: ',
  },
  {
    what: 'something outside src',
    files: { 'src/core/model/a.ts': "import '../../../test/b';\n", 'test/b.ts': thing },
    caught: 'src/core/model/a.ts:1 imports test/b.ts, which is not under src/',
  },
  {
    what: 'a cycle of types',
    files: {
      'src/core/model/a.ts': "import type { B } from './b';\nexport type A = B;\n",
      'src/core/model/b.ts': "import type { C } from './c';\nexport type B = C;\n",
      'src/core/model/c.ts': "\nimport type { A } from './a';\nexport type C = A;\n",
    },
    caught: 'src/core/model/c.ts:2 closes a cycle: src/core/model/a.ts → src/core/model/b.ts → src/core/model/c.ts',
  },
  {
    what: 'the clock',
    files: { 'src/core/model/a.ts': 'export const a = 1;\nexport const now = () => Date.now();\n' },
    caught: 'src/core/model/a.ts:2 core reads the clock',
  },
  {
    what: 'the clock, by a new date',
    files: { 'src/core/model/a.ts': 'export const now = () => new Date();\n' },
    caught: 'src/core/model/a.ts:1 core reads the clock',
  },
  {
    what: 'types named by a comment',
    files: { 'src/core/model/a.ts': '/// <reference types="node" />\nexport const a = 1;\n' },
    caught: 'src/core/model/a.ts:1 refers to types by a comment',
  },
  {
    what: 'text that is no TypeScript',
    files: { 'src/core/model/a.ts': 'import { from ;\n' },
    caught: 'src/core/model/a.ts:1 cannot be read',
  },
];

const allowed: Record<string, string> = {
  'src/core/model/place.ts': thing,
  'src/core/syntax/node.ts':
    "import { parse } from 'yaml';\nimport type { Thing } from '../model/place';\nexport const n: Thing = parse('1');\n",
  'src/core/rules/rule.ts': thing,
  'src/core/rules/judging/words.ts': "import '../rule';\n",
  'src/core/rules/a.ts': "import './rule';\nimport './judging/words';\n",
  'src/core/rules/b.ts':
    "import './rule';\n// import 'vscode'; and import('node:fs') in a comment\nexport const s = \"import 'vscode'\";\n",
  'src/core/rules/index.ts': "import './a';\nimport './b';\n",
  'src/core/session.ts': "import './rules/index';\nexport const at = (text: string) => new Date(text);\n",
  'src/protocol/messages.ts': "import type { Thing } from '../core/model/place';\nexport type M = Thing;\n",
  'src/client/a.ts': "import 'vscode';\nimport type { M } from '../protocol/messages';\nexport type N = M;\n",
  'src/cli/a.ts': "import manifest from '../../package.json';\nimport '../core/session';\nexport const v = manifest;\n",
  'package.json': '{}',
};

async function judged(files: Record<string, string>): Promise<{ modules: number; violations: string[] }> {
  const root = await mkdtemp(path.join(tmpdir(), 'sre-lens-boundaries-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, file)), { recursive: true });
      await writeFile(path.join(root, file), text);
    }
    const { modules, violations } = checkBoundaries(root);
    return { modules, violations: violations.map(({ file, line, message }) => `${file}:${line} ${message}`) };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe('the boundaries of the rooms', function () {
  // All of src/ is parsed: on a busy machine that takes longer than the default.
  this.timeout(60_000);

  it('hold in src/', () => {
    const { modules, imports, violations } = checkBoundaries(path.resolve(import.meta.dirname, '..'));
    assert.deepEqual(violations, []);
    assert.ok(modules > 0 && imports > modules / 2, `${modules} modules with ${imports} imports were read`);
  });

  it('allow what the design allows', async () => {
    assert.deepEqual(await judged(allowed), { modules: 11, violations: [] });
  });

  for (const { what, files, caught } of canaries) {
    it(`catch ${what}`, async () => {
      const { violations } = await judged(files);
      assert.equal(violations.length, 1, violations.join('\n'));
      assert.ok(violations[0]?.startsWith(caught), violations[0]);
    });
  }
});
