// The flows (user journeys) of a descriptor.
import {
  type FieldContext,
  isEmpty,
  readList,
  readText,
  readTexts,
  tell,
  tellUnknownFields,
} from '../../config/fields';
import type { FlowFact } from '../../model/facts';
import type { Located } from '../../model/place';
import type { Entry, MapNode, SyntaxNode } from '../../syntax/node';
import { readSlo } from '../facts/slo';

const FIELDS = ['name', 'tier', 'entry', 'steps', 'slo', 'description'];

/** Takes the top level of a descriptor; gives its flows. One without a name, or without entry and steps, is told and left out. */
export function readFlows(context: FieldContext, root: MapNode, format: string): readonly FlowFact[] {
  const list = readList(context, root.entry('flows'), 'begin each flow with "- name: checkout"');
  return (list?.items ?? []).flatMap((item) => readFlow(context, item, format) ?? []);
}

function readFlow(context: FieldContext, item: SyntaxNode, format: string): FlowFact | undefined {
  if (isEmpty(item)) return undefined;
  if (item.kind !== 'map') {
    tell(context, 'bad-value', item.span, 'A flow has fields of its own: begin it with "- name: checkout".');
    return undefined;
  }
  tellUnknownFields(context, item, FIELDS, 'a flow');
  const steps = readTexts(context, item.entry('steps'), 'operations as service#operation, in their order').map(
    ({ text, node }) => ({ value: text, place: context.place(node.span) }),
  );
  const name = readText(context, item.entry('name'));
  const entry = located(context, item.entry('entry')) ?? steps[0];
  if (name === undefined || entry === undefined) {
    const missing = name === undefined ? 'name' : 'entry';
    const advice =
      name === undefined ? 'Add "name: checkout".' : 'Add "entry: service#operation", where users come in.';
    tell(context, 'missing-field', item.span, `This flow has no ${missing}, so it does not count yet. ${advice}`);
    return undefined;
  }
  const tier = located(context, item.entry('tier'));
  const written = item.get('slo');
  const slo = written === undefined ? undefined : readSlo(context, written, format);
  return {
    name,
    entry,
    steps,
    format,
    place: context.place(item.span),
    ...(tier === undefined ? {} : { tier }),
    ...(slo === undefined ? {} : { slo }),
  };
}

function located(context: FieldContext, entry: Entry | undefined): Located<string> | undefined {
  const value = readText(context, entry);
  return value === undefined || entry === undefined ? undefined : { value, place: context.place(entry.value.span) };
}
