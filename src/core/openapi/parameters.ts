// The parameters of an operation: its own before those of its path item, references followed.
import type { ListNode } from '../syntax/node';
import { followOnce } from './needs';
import type { Parameter, PathItemContext, ReadParameters } from './context';
import { tellReference } from './path-item';
import { referenceOf, type Spot } from './reference';

export interface Parameters {
  readonly list: readonly Parameter[];
  /** False where one of them could not be read. */
  readonly whole: boolean;
}

/** Takes the lists of parameters, the operation's own first; of two with the same place and name the first one counts. */
export function readParameters(context: PathItemContext, lists: readonly Spot[]): Parameters {
  const read = lists.flatMap((list) => (list.node.kind === 'list' ? [listOf(context, list, list.node)] : []));
  if (read.some(({ loose }) => loose)) context.loose.is = true;
  const whole = read.every((list) => list.whole);
  const [first, ...others] = read;
  if (first === undefined || others.length === 0) return { list: [...(first?.found.values() ?? [])], whole };
  const found = new Map(first.found);
  for (const list of others) for (const [key, parameter] of list.found) if (!found.has(key)) found.set(key, parameter);
  return { list: [...found.values()], whole };
}

function listOf(context: PathItemContext, list: Spot, node: ListNode): ReadParameters {
  const known = context.parameters.get(node);
  if (known !== undefined) return known;
  const { is: was } = context.loose;
  context.loose.is = false;
  const found = new Map<string, Parameter>();
  let whole = true;
  for (const item of node.items) {
    const spot = parameterAt(context, { ...list, node: item });
    const parameter = spot === undefined ? undefined : readParameter(spot);
    whole &&= parameter !== undefined && parameter.spot.syntax.complete;
    const key = parameter === undefined ? '' : `${parameter.where} ${parameter.name}`;
    if (parameter !== undefined && !found.has(key)) found.set(key, parameter);
  }
  const read = { found, whole, loose: context.loose.is };
  context.loose.is = was;
  context.parameters.set(node, read);
  return read;
}

/** A reference that leads nowhere is told once a document. */
function parameterAt(context: PathItemContext, spot: Spot): Spot | undefined {
  const reference = referenceOf(spot.node);
  if (reference === undefined) return spot;
  const isNew = !context.followed.has(`${spot.syntax.file}\n${reference.text}`);
  const followed = followOnce(context, spot);
  if (followed.kind === 'found') return followed.spot;
  context.loose.is = true;
  if (isNew) tellReference(context, spot, reference.node, followed, 'The parameter is not known.', 'information');
  return undefined;
}

function readParameter(spot: Spot): Parameter | undefined {
  const { node } = spot;
  if (node.kind !== 'map') return undefined;
  const where = node.get('in');
  const name = node.get('name');
  if (where?.kind !== 'scalar' || name?.kind !== 'scalar') return undefined;
  const required = node.get('required');
  return {
    where: where.text.trim(),
    name: where.text === 'header' ? name.text.trim().toLowerCase() : name.text.trim(),
    required: required?.kind === 'scalar' && required.value === true,
    spot: { ...spot, node },
  };
}
