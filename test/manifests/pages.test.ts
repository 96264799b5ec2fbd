// The list of formats, its folder and its manual say the same; the examples of the manual are read as it says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FORMATS } from '../../src/core/manifests/index';
import { sloText } from '../../src/core/catalog/slo-text';
import type { AlertRule } from '../../src/core/model/alert-rule';
import type { FlowEnd } from '../../src/core/model/facts';
import type { RoutePolicy } from '../../src/core/model/route';
import type { Slo } from '../../src/core/model/slo';
import { routeValue } from '../../src/core/reporters/parts/quantity-values';
import { formatDuration } from '../../src/core/units/duration';
import { callsOf, readManifest, valuesOf } from './read-text';

const PAGES = 'docs/formats';
const NO_FORMAT = new Set(['index.ts', 'format.ts']);

interface Block {
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

function blocksOf(markdown: string): readonly Block[] {
  return [...markdown.matchAll(/^```(\w+) ([^\n]+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', title = '', text = '']) => ({ language, title, text }),
  );
}

/** What was read, a line each, as the pages write it. */
function summary(text: string, file: string): readonly string[] {
  const read = readManifest(text, file);
  return [
    ...read.services.map(({ name, aliases }) => ['service', name, ...aliases].join(' ')),
    ...read.services.flatMap(({ name, slos }) => slos.map((slo) => `objective of ${name}: ${objectiveText(slo)}`)),
    ...read.statements.flatMap(({ names, slos, capacity }) => [
      ...slos.map((slo) => `objective of ${names.join(' or ')}: ${objectiveText(slo)}`),
      ...Object.entries(valuesOf(capacity)).map(([field, value]) => `${field} of ${names.join(' or ')}: ${value}`),
    ]),
    ...read.routes.map(({ host, policy }) => `route to ${host}: ${routeText(policy)}`),
    ...read.apis.map(({ service, operations }) => `operations of ${service?.value ?? '?'}: ${operations.length}`),
    ...read.apiEntities.map(({ name, definition }) => `api ${name}: ${definition?.value ?? 'no document'}`),
    ...read.hosts.map(({ host }) => `host ${host}`),
    ...read.values.map(({ source, key, target }) => `value ${source}.${key}: ${target.host}`),
    ...read.flows.flatMap(({ name, entry, steps }) => [
      `flow ${name} from ${endText(entry)}`,
      ...steps.filter(({ terms }) => terms).map((step) => `step ${endText(step)}`),
    ]),
    ...read.alertRules.map(ruleText),
    ...read.reviews.map(({ value }) => `review ${value}`),
    ...callsOf(read),
    ...read.problems.map(({ code, place }) => `problem ${code}:${place?.line ?? 0}`),
  ];
}

function objectiveText(slo: Slo): string {
  const how = [slo.id, slo.type, sloText(slo)].join(' ');
  return [how, ...(slo.calendar ? ['calendar'] : []), ...(slo.budgeting ? [slo.budgeting] : [])].join(', ');
}

function ruleText({ kind, group, name, expr, labels, annotations, services, ...rest }: AlertRule): string {
  const said = [
    ...(rest.for === undefined ? [] : [`for ${formatDuration(rest.for.value)}`]),
    ...(rest.keepFiringFor === undefined ? [] : [`keep firing for ${formatDuration(rest.keepFiringFor.value)}`]),
    ...(labels.size === 0 ? [] : [`labels ${[...labels.keys()].join(' ')}`]),
    ...(annotations.size === 0 ? [] : [`annotations ${[...annotations.keys()].join(' ')}`]),
    ...(services.length === 0 ? [] : [`about ${services.join(' or ')}`]),
  ];
  return [`${kind} ${name.value} of ${group}, expression at ${expr.place.line}:${expr.place.column}`, ...said].join(
    ', ',
  );
}

function endText({ value, document, terms }: FlowEnd): string {
  const end = document === undefined ? value : `${value} in ${document}`;
  return [end, ...Object.entries(terms ?? {}).map(([field, said]) => `${field} ${said}`)].join(', ');
}

function routeText(policy: RoutePolicy): string {
  const { by: _, evidence, ...said } = routeValue(policy);
  return [
    policy.by,
    ...Object.entries(said).map(
      ([field, value]) => `${field} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
    ),
  ].join(', ');
}

describe('pages of the manifest formats', () => {
  it('has one file and one page for each format in the list', () => {
    const ids = FORMATS.map(({ id }) => id).sort();
    const files = readdirSync('src/core/manifests', { withFileTypes: true });
    const sources = files.filter((entry) => entry.isFile() && !NO_FORMAT.has(entry.name)).map(({ name }) => name);
    assert.deepEqual(
      sources.sort(),
      ids.map((id) => `${id}.ts`),
    );
    assert.deepEqual(
      readdirSync(PAGES).sort(),
      ids.map((id) => `${id}.md`),
    );
  });

  for (const { id, title } of FORMATS) {
    it(`reads the example of ${id} as its page says`, () => {
      const page = readFileSync(join(PAGES, `${id}.md`), 'utf8');
      assert.ok(page.startsWith(`# ${title}\n`), 'the page begins with the title of the format');
      const blocks = blocksOf(page);
      const expected = blocks
        .filter(({ language }) => language === 'text')
        .flatMap(({ text }) => text.trim().split('\n'));
      const files = blocks.filter(({ language }) => language !== 'text');
      assert.ok(files.length > 0 && expected.length > 0, 'the page has an example and what is read of it');
      for (const file of files) assert.ok(readManifest(file.text, file.title).formats.includes(id), file.title);
      assert.deepEqual(
        files.flatMap((file) => summary(file.text, file.title)),
        expected,
      );
    });
  }
});
