// The page of the config: its examples are right, it names every field, and the schema agrees with the reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readConfig } from '../../src/core/config/read';
import { RULE_NAMES, ruleNamed } from '../../src/core/config/rule-names';
import { ALL_RULES } from '../../src/core/rules/judging/alert-rules';
import { jsonOf } from '../../src/core/syntax/access';
import { readSyntax } from '../../src/core/syntax/read';
import { readLineWaivers } from '../../src/core/waivers/line';
import { schemaErrors } from '../reporters/schema';

const PAGE = readFileSync('docs/config.md', 'utf8');
const SCHEMA = JSON.parse(readFileSync('schemas/config.schema.json', 'utf8')) as {
  readonly properties: Readonly<Record<string, { readonly description?: string }>>;
  readonly definitions: { readonly rule: { readonly enum: readonly string[] } };
};

function examples(what = ''): readonly string[] {
  return [...PAGE.matchAll(/^```yaml(?: (\S+))?\n([\s\S]*?)^```$/gm)]
    .filter(([, file]) => (file ?? '') === what)
    .map(([, , text = '']) => text);
}

describe('the page of the config', () => {
  it('has examples that are right', () => {
    assert.ok(examples().length >= 6);
    for (const text of examples()) {
      const syntax = readSyntax('.sre/config.yaml', /^sre-config:/m.test(text) ? text : `sre-config: "1.0"\n${text}`);
      const { problems } = readConfig(syntax);
      assert.deepEqual([...syntax.problems, ...problems], [], text);
      const [root] = syntax.roots;
      assert.deepEqual(root && schemaErrors('config', jsonOf(root)), [], text);
    }
    const [comment = ''] = examples('orders/sre.yaml');
    assert.deepEqual(
      readLineWaivers(readSyntax('orders/sre.yaml', comment)).waivers.map(({ line }) => line),
      [3],
    );
  });

  it('shows every field of the schema, and the schema describes each', () => {
    const shown = examples().join('');
    for (const [field, { description }] of Object.entries(SCHEMA.properties)) {
      assert.ok(new RegExp(`^${field}:`, 'm').test(shown), `${field} is not shown`);
      assert.ok(description !== undefined, `${field} is not described`);
    }
  });

  it('every field of the schema is one of the reader, and the other way round', () => {
    const fields = Object.keys(SCHEMA.properties).map((field) => `${field}:\n`);
    const { problems } = readConfig(readSyntax('.sre/config.yaml', `${fields.join('')}unheard: 1\n`));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['unknown-field'],
    );
    for (const field of Object.keys(SCHEMA.properties)) assert.ok(problems[0]?.message.includes(field), field);
  });

  it('the schema and the reader know every rule, by its code too', () => {
    assert.deepEqual(SCHEMA.definitions.rule.enum, RULE_NAMES);
    assert.deepEqual(
      RULE_NAMES,
      ALL_RULES.map(({ id }) => id),
    );
    for (const { id, code } of ALL_RULES) assert.equal(ruleNamed(code), id);
  });
});
