// The parameters of an operation: its own before those of its path item, references followed.
import type { MapNode } from '../syntax/node';
import { followOnce } from './needs';
import type { PathItemContext } from './context';
import { tellReference } from './path-item';
import { referenceOf, type Spot } from './reference';

export interface Parameter {
  readonly where: string;
  readonly name: string;
  readonly required: boolean;
  /** The parameter itself, wherever it stands. */
  readonly spot: Spot & { readonly node: MapNode };
}

export interface Parameters {
  readonly list: readonly Parameter[];
  /** False where one of them could not be read. */
  readonly whole: boolean;
}

/** Takes the lists of parameters, the operation's own first; of two with the same place and name the first one counts. */
export function readParameters(context: PathItemContext, lists: readonly Spot[]): Parameters {
  const found = new Map<string, Parameter>();
  let whole = true;
  for (const list of lists) {
    if (list.node.kind !== 'list') continue;
    for (const item of list.node.items) {
      const spot = parameterAt(context, { ...list, node: item });
      const parameter = spot === undefined ? undefined : readParameter(spot);
      whole &&= parameter !== undefined && parameter.spot.syntax.complete;
      const key = parameter === undefined ? '' : `${parameter.where} ${parameter.name}`;
      if (parameter !== undefined && !found.has(key)) found.set(key, parameter);
    }
  }
  return { list: [...found.values()], whole };
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
