// `checks:` of the config: the readiness checks that a company writes itself.
import { ARTIFACT_KINDS, type Demands, type OwnCheck } from '../model/own-check';
import { GROUPS } from '../model/review';
import type { Entry, MapNode, SyntaxNode } from '../syntax/node';
import { readDemands, readFrom } from './demands';
import { type FieldContext, isEmpty, readList, readText, readWord, tell, tellUnknownFields } from './fields';
import { readOwnSchema } from './own-schema';
import { isCheckId, isOwnCheckId } from './rule-names';

const FIELDS = ['id', 'title', 'why', 'remedy', 'on', 'tiers', 'from', 'group', 'none', 'schema'] as const;
const NEEDED = ['id', 'title', 'why', 'remedy', 'on', 'schema'] as const;
const HINT = '{ id: ACME-01, title: …, why: …, remedy: …, on: workload, schema: { … } }';
const USUAL: Demands = { core: 'required', normal: 'recommended', supplementary: 'optional' };
/** More are nobody's (ours). */
const MOST_CHECKS = 500;

/**
 * The checks that can be used. One that lacks a field, has the id of another one or a schema that is refused is told at its line
 * (`bad-check`, `bad-schema`), and left out.
 */
export function readOwnChecks(context: FieldContext, entry: Entry | undefined): readonly OwnCheck[] {
  const items = readList(context, entry, HINT)?.items ?? [];
  const next = items[MOST_CHECKS];
  if (next !== undefined)
    tell(context, 'bad-check', next.span, `More than ${MOST_CHECKS} checks are not read.`, 'error');
  const found = new Map<string, OwnCheck>();
  for (const node of items.slice(0, MOST_CHECKS)) {
    const check = readCheck(context, node);
    if (check === undefined) continue;
    if (found.has(check.id)) bad(context, node, `another check is called ${check.id}`);
    else found.set(check.id, check);
  }
  return [...found.values()];
}

function bad(context: FieldContext, { span }: SyntaxNode, why: string): undefined {
  tell(context, 'bad-check', span, `This check is not asked: ${why}.`, 'error');
  return undefined;
}

function readCheck(context: FieldContext, node: SyntaxNode): OwnCheck | undefined {
  if (isEmpty(node)) return undefined;
  if (node.kind !== 'map') return bad(context, node, `a check is a map, ${HINT}`);
  tellUnknownFields(context, node, FIELDS, 'a check');
  const missing = NEEDED.filter((key) => {
    const value = node.get(key);
    return value === undefined || isEmpty(value);
  });
  if (missing.length > 0) return bad(context, node, `it has no ${missing.join(' and no ')}`);
  const id = readId(context, node);
  const [title, why, remedy] = ['title', 'why', 'remedy'].map((key) => readText(context, node.entry(key)));
  const on = readWord(context, node.entry('on'), ARTIFACT_KINDS);
  const group = readWord(context, node.entry('group'), GROUPS) ?? 'OWN';
  const none = readWord(context, node.entry('none'), ['unknown', 'not-applicable']) ?? 'not-applicable';
  const from = readFrom(context, node.entry('from')) ?? 'any';
  const tiers = { ...USUAL, ...readDemands(context, node.entry('tiers')) };
  const written = node.get('schema');
  const schema = written && readOwnSchema(context, written);
  if (id === undefined || title === undefined || why === undefined || remedy === undefined) return undefined;
  if (on === undefined || schema === undefined) return undefined;
  const place = context.place((node.entry('id') ?? node).span);
  return { id, title, why, remedy, on, group, none, from, tiers, schema, place };
}

function readId(context: FieldContext, node: MapNode): string | undefined {
  const entry = node.entry('id');
  const id = readText(context, entry);
  if (id === undefined || entry === undefined) return undefined;
  if (isCheckId(id))
    return bad(context, entry.value, `${id} belongs to the catalogue; take letters of your own, such as ACME-01`);
  return isOwnCheckId(id) ? id : bad(context, entry.value, `"${id}" is no id of a check, such as ACME-01`);
}
