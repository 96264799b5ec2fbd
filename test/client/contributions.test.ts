// What package.json contributes besides commands: snippets that read well, a problem matcher that reads the command line's text, schemas and pictures that are there.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../src/core/config/read';
import { createReader } from '../../src/core/reading';
import { readSyntax } from '../../src/core/syntax/read';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}
interface Contributes {
  readonly problemMatchers: readonly { readonly pattern: readonly { readonly regexp: string }[] }[];
  readonly jsonValidation: readonly { readonly url: string }[];
  readonly yamlValidation: readonly { readonly url: string }[];
  readonly walkthroughs: readonly {
    readonly steps: readonly { readonly media: { readonly svg: string; readonly altText: string } }[];
  }[];
}

const { contributes } = JSON.parse(read('package.json')) as { contributes: Contributes };
const snippets = Object.values(JSON.parse(read('snippets/sre-lens.code-snippets')) as Record<string, Snippet>);

/** The text of a snippet as it stands when a person tabs through it without typing. */
function expanded({ body }: Snippet): string {
  let text = body.join('\n');
  text = text.replace('${TM_DIRECTORY/.*[\\\\\\/]//}', 'service').replaceAll('$CURRENT_YEAR', '2027');
  text = text.replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1');
  return `${text.replace(/\$\{\d+:([^}]*)\}/g, '$1').replaceAll('$0', '')}\n`;
}

function snippet(prefix: string): string {
  const found = snippets.find((one) => one.prefix === prefix);
  assert.ok(found !== undefined, prefix);
  return expanded(found);
}

describe('what package.json contributes', () => {
  it('has snippets that leave nothing unexpanded and read without an error', () => {
    for (const one of snippets) {
      const text = expanded(one);
      assert.doesNotMatch(text, /\$\{|\$\d/, one.prefix);
      assert.deepEqual(readSyntax('a.yaml', text).problems, [], one.prefix);
    }
  });

  it('has a configuration, rule settings and a waiver that mean what they say', () => {
    const text = snippet('sre-config') + snippet('sre-rules') + snippet('sre-waiver');
    const { config, problems } = readConfig(readSyntax('.sre/config.yaml', text));
    assert.deepEqual(problems, []);
    assert.equal(config.waivers.length, 1);
    assert.equal(config.waivers[0]?.expires, '2027-12-31');
  });

  it('has a descriptor, a dependency and a flow that are read', () => {
    const dependency = snippet('sre-dependency').replace(/^/gm, '  ').trimEnd();
    const text = `${snippet('sre-service').trimEnd()}\n${dependency}\n${snippet('sre-flow')}`;
    const { facts } = createReader().read({ file: 'payments/sre.yaml', id: '1', text: () => text }, new Map());
    assert.deepEqual(facts.problems, []);
    assert.deepEqual([facts.services.length, facts.calls.length, facts.flows.length], [1, 2, 1]);
  });

  it('has a problem matcher that reads what sre-lens check prints', () => {
    const [first, second] = (contributes.problemMatchers[0]?.pattern ?? []).map(({ regexp }) => new RegExp(regexp));
    assert.ok(first !== undefined && second !== undefined);
    const lines = read('test/reporters/golden/change.txt').split('\n');
    const found = lines.flatMap((line, at) => {
      const what = first.exec(line);
      const where = second.exec(lines[at + 1] ?? '');
      return what === null || where === null ? [] : [`${what[1]} ${what[2]} ${where[1]}:${where[2]}`];
    });
    assert.deepEqual(found.slice(0, 2), ['warning F-01 loyalty/sre.yaml:29', 'warning F-03 payments/openapi.yaml:93']);
  });

  it('has every schema and picture that it names', () => {
    const steps = contributes.walkthroughs.flatMap((one) => one.steps.map(({ media }) => media));
    assert.equal(steps.length, 4);
    const files = [
      ...[...contributes.jsonValidation, ...contributes.yamlValidation].map(({ url }) => url),
      ...steps.map(({ svg }) => svg),
    ];
    assert.deepEqual(
      files.filter((file) => !existsSync(path.join(root, file))),
      [],
    );
    // A walkthrough draws no style sheet: colours are attributes, and those of the theme.
    for (const { svg, altText } of steps) {
      assert.doesNotMatch(read(svg), /<style|style=|class=|href|<script/);
      assert.match(read(svg), /var\(--vscode-foreground/);
      assert.ok(altText.length > 20);
    }
  });
});
