// References within a schema: each leads somewhere, none goes round, and what they unfold to stays small.
import type { Json } from '../model/service';

/** Parts after all references are followed (ours): definitions that double one another ten times are no check. */
const MOST_UNFOLDED = 4_000;

/** Why a schema cannot be used, as the end of a sentence; undefined where it can. */
export function referenceFault(schema: Json): string | undefined {
  const sizes = new Map<Json, number | 'open'>();
  let fault: string | undefined;
  const size = (node: Json): number => {
    if (fault !== undefined || node === null || typeof node !== 'object') return 1;
    const known = sizes.get(node);
    if (known === 'open') {
      fault = 'a $ref leads round to itself';
      return 1;
    }
    if (known !== undefined) return known;
    sizes.set(node, 'open');
    let total = 1;
    for (const child of Object.values(node)) total += size(child);
    const reference = Array.isArray(node) ? undefined : Object.entries(node).find(([key]) => key === '$ref')?.[1];
    if (typeof reference === 'string') {
      const target = targetOf(schema, reference);
      if (target === undefined) fault ??= `nothing stands at ${reference}`;
      else total += size(target);
    }
    if (total > MOST_UNFOLDED) fault ??= `its references unfold to more than ${MOST_UNFOLDED} parts`;
    sizes.set(node, total);
    return total;
  };
  size(schema);
  return fault;
}

/** What a reference within the schema leads to: a schema, or undefined. */
function targetOf(schema: Json, reference: string): Json | undefined {
  let here: Json = schema;
  for (const step of reference.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (here === null || typeof here !== 'object') return undefined;
    const next = Object.entries(here).find(([name]) => name === key)?.[1];
    if (next === undefined) return undefined;
    here = next;
  }
  return typeof here === 'boolean' || (typeof here === 'object' && here !== null && !Array.isArray(here))
    ? here
    : undefined;
}
