// A ConfigMap: its entries that hold an address, for the workloads that take them into their environment.
import type { ValueFact } from '../../model/facts';
import type { SyntaxNode } from '../../syntax/node';
import { entriesAt, textAt } from '../facts/nodes';
import type { ManifestDocument } from '../format';
import { substituteKubernetes } from '../network/substitute';
import { readTargets } from '../network/url-target';

const NOTHING_KNOWN: ReadonlyMap<string, string> = new Map();

/** One value a target; entries without one (and whole files in an entry) are not kept. */
export function readConfigMap(document: ManifestDocument, object: SyntaxNode): readonly ValueFact[] {
  const source = textAt(object, 'metadata', 'name');
  if (source === undefined) return [];
  const namespace = textAt(object, 'metadata', 'namespace');
  return entriesAt(object, 'data').flatMap((entry) => {
    const text = substituteKubernetes(textAt(entry.value) ?? '', NOTHING_KNOWN);
    return readTargets(text, entry.key).map((target) => ({
      source,
      key: entry.key,
      target,
      place: document.place(entry.span),
      ...(namespace === undefined ? {} : { namespace }),
    }));
  });
}
