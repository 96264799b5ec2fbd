// Keeps the house in order: sizes, names, first lines, and that list = folder = pages = package.json.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const generated = new Set(['node_modules', '.git', '.vscode-test', '.cache', 'dist', 'out', 'package-lock.json']);
const code = /\.[cm]?[jt]s$/;

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (generated.has(entry.name)) return [];
    const file = path.posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

function namesIn(folder: string, extension: string): string[] {
  const names = readdirSync(path.join(root, folder)).filter((name) => name.endsWith(extension));
  return names.map((name) => name.slice(0, -extension.length)).sort();
}

const all = filesBelow('.');
const ours = all.filter((file) => /^(src|test|scripts|bench|robustness)\//.test(file) && code.test(file));
const sources = ours.filter((file) => file.startsWith('src/'));
const texts = all.filter((file) => !/\.(png|gif|ico|woff2?|ttf|wasm|vsix)$/.test(file));

function matching(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    read(file)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
}

describe('files', () => {
  it('are there', () => {
    assert.ok(sources.length > 0 && ours.length > sources.length && texts.length > ours.length);
  });

  it('are small: none over 400 lines, half under 60, nine tenths under 200', () => {
    const lengths = sources.map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }));
    assert.deepEqual(
      lengths.filter(({ lines }) => lines > 400),
      [],
    );
    const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
    if (sources.length > 40) assert.ok(at(0.5) < 60 && at(0.9) < 200, `median ${at(0.5)}, nine tenths ${at(0.9)}`);
  });

  it('begin with a line that says what they are', () => {
    assert.deepEqual(
      ours.filter((file) => !/^\/\/ \S.*[.:!?)\w]$/.test(read(file).split('\n')[0] ?? '')),
      [],
    );
  });

  it('have names that say something, in kebab case', () => {
    const vague = /^(utils?|helpers?|common|misc|shared|stuff)(\.|$)/;
    const named = (file: string) =>
      file.split('/').every((part) => /^[a-z0-9][a-z0-9.-]*$/.test(part) && !vague.test(part));
    assert.deepEqual(
      ours.filter((file) => !named(file)),
      [],
    );
  });

  it('leave nothing for later and silence nothing', () => {
    const marks = ['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK', 'XX' + 'X'].join('|');
    assert.deepEqual(
      matching(ours, new RegExp(`\\b(${marks})\\b|@ts-(ignore|nocheck|expect-error)|\\bas ${'any'}\\b`)),
      [],
    );
    assert.deepEqual(
      matching(ours, new RegExp(`\\b(it|describe|context)\\.(${'on'}ly|${'sk'}ip)\\(|\\bx(it|describe)\\(`)),
      [],
    );
  });

  it('trust no Markdown as a whole', () => {
    assert.deepEqual(matching(sources, /\bisTrusted\s*[:=]\s*true\b/), []);
  });

  it('name no place of the machine that they were written on', () => {
    const places = [['', 'work', ''].join('/'), ['', 'root', ''].join('/'), ['', 'Users', ''].join('/')].join('|');
    assert.deepEqual(matching(texts, new RegExp(`(^|[^\\w.*])(${places})`)), []);
  });

  it('link to what is there', () => {
    const dead = all
      .filter((file) => file.endsWith('.md') && !file.startsWith('examples/'))
      .flatMap((file) =>
        [...read(file).matchAll(/\]\((?!<?\w+:|#)([^)\s#]+)[^)]*\)/g)].flatMap(([, target]) => {
          const found = path.join(root, path.dirname(file), decodeURI(target ?? ''));
          return existsSync(found) ? [] : [`${file}: ${target}`];
        }),
      );
    assert.deepEqual(dead, []);
  });
});

/** `late`: the list imports each file when it is asked for. */
type Collection = { folder: string; type: string; list: string; pages?: string; ids?: boolean; late?: boolean };

const collections: Collection[] = [
  { folder: 'src/core/rules', type: '(?:Call|Workspace)Rule', list: 'index.ts', pages: 'docs/rules', ids: true },
  { folder: 'src/core/alerts', type: 'HygieneCheck', list: 'index.ts', pages: 'docs/alerts', ids: true },
  { folder: 'src/core/manifests', type: 'Format', list: 'index.ts', pages: 'docs/formats', ids: true },
  { folder: 'src/core/reporters', type: 'Reporter', list: 'index.ts', ids: true },
  { folder: 'src/core/reporters', type: 'GraphReporter', list: 'graph-index.ts' },
  { folder: 'src/core/benchmark/results', type: 'ResultFormat', list: 'index.ts', ids: true },
  { folder: 'src/core/reporters', type: 'ReadinessReporter', list: 'readiness-index.ts' },
  { folder: 'src/core/benchmark/scripts', type: 'ScriptFormat', list: 'index.ts', ids: true },
  { folder: 'src/cli/commands', type: 'Command', list: 'index.ts', late: true },
  { folder: 'src/client/commands', type: 'ClientCommand', list: 'index.ts' },
];

for (const { folder, type, list, pages, ids, late } of collections.filter((one) =>
  existsSync(path.join(root, one.folder)),
)) {
  describe(`${folder}/${list}`, () => {
    const things = namesIn(folder, '.ts').flatMap((file) => {
      const name = new RegExp(`^export const (\\w+): ${type}\\b`, 'm').exec(read(`${folder}/${file}.ts`))?.[1];
      return name === undefined ? [] : [{ file, name }];
    });

    it('has each of its files once in its list', () => {
      const text = read(`${folder}/${list}`);
      assert.ok(things.length > 0, 'nothing was found in the folder');
      if (late === true) {
        const loaded = [
          ...text.matchAll(
            /^  \{ id: '([\w-]+)', load: async \(\) => \(await import\('\.\/([\w-]+)'\)\)\.(\w+) \},$/gm,
          ),
        ];
        assert.deepEqual(
          loaded.map(([, id, file, name]) => [id, file, name].join(' ')).sort(),
          things.map(({ file, name }) => [file, file, name].join(' ')).sort(),
        );
        return;
      }
      const imported = [...text.matchAll(/^import \{ (\w+) \} from '\.\/([\w-]+)';$/gm)];
      const listed = /^export const \w+: readonly \w+\[\] = \[([^\]]*)\];$/m.exec(text)?.[1] ?? '';
      const names = listed
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '');
      assert.deepEqual(imported.map(([, , file]) => file ?? '').sort(), things.map(({ file }) => file).sort());
      assert.deepEqual(names.sort(), things.map(({ name }) => name).sort());
    });

    if (ids === true) {
      it('names each file by its id', () => {
        const misnamed = things.filter(
          ({ file }) => !new RegExp(`\\b(id:|const FORMAT =) '${file}'`).test(read(`${folder}/${file}.ts`)),
        );
        assert.deepEqual(misnamed, []);
      });
    }

    if (pages !== undefined) {
      it('has a page for each, and no other', () => {
        const written = namesIn(pages, '.md').filter((name) => name !== 'README');
        assert.deepEqual(written, things.map(({ file }) => file).sort());
      });
    }
  });
}

type Manifest = { version: string; contributes: { commands: { command: string }[] } };

describe('package.json', () => {
  const manifest = JSON.parse(read('package.json')) as Manifest;

  it('declares the commands that the client registers', () => {
    const declared = manifest.contributes.commands.map(({ command }) => command).sort();
    const registered = filesBelow('src/client').flatMap((file) =>
      [...read(file).matchAll(/\bid: '(sreLens\.[\w.]+)',\s*run\b/g)].map(([, id]) => id ?? ''),
    );
    assert.deepEqual(declared, registered.sort());
  });

  it('has the version that the change log begins with', () => {
    assert.equal(/^## \[?(\d+\.\d+\.\d+)\]?/m.exec(read('CHANGELOG.md'))?.[1], manifest.version);
  });
});
