// What followed from several manifests when a graph was written, and does not follow from the graph again.
import type { ServiceFact } from '../../model/facts';
import type { Dangling } from '../../model/graph';
import { type Evidence, linePlace, type Place } from '../../model/place';
import type { Conflict } from '../../model/service';
import type { SyntaxNode } from '../../syntax/node';
import { itemsAt, mapAt, textAt } from '../facts/nodes';
import { present } from '../facts/service-fact';
import type { ManifestDocument } from '../format';

const FIELDS = ['tier', 'owner', 'lifecycle', 'slo'] as const;
const KINDS = ['workload', 'backend', 'namespace', 'flow-step', 'document', 'api', 'successor'] as const;

/** Where the service was deployed, and on what its manifests disagreed; `undefined` where neither is said. */
export function readFollowed(document: ManifestDocument, node: SyntaxNode): ServiceFact['followed'] {
  const at = mapAt(node, 'deployed');
  const deployed = at && readEvidence(document, at);
  const conflicts = itemsAt(node, 'conflicts').flatMap((item) => readConflict(document, item) ?? []);
  if (deployed === undefined && conflicts.length === 0) return undefined;
  return { conflicts, ...(deployed === undefined ? {} : { deployed }) };
}

/** A reference that led nowhere. */
export function readDangling(document: ManifestDocument, node: SyntaxNode): Dangling | undefined {
  const kind = KINDS.find((one) => one === textAt(node, 'kind'));
  const [text, by] = [textAt(node, 'text'), textAt(node, 'by')];
  if (kind === undefined || text === undefined || by === undefined) return undefined;
  const more = present({
    service: textAt(node, 'service'),
    elsewhere: textAt(node, 'elsewhere'),
    near: textAt(node, 'near'),
  });
  return { kind, text, by, place: placeOf(document, node), ...more };
}

function readConflict(document: ManifestDocument, node: SyntaxNode): Conflict | undefined {
  const field = FIELDS.find((one) => one === textAt(node, 'field'));
  if (field === undefined) return undefined;
  const statements = itemsAt(node, 'statements').flatMap((item) => {
    const value = textAt(item, 'value');
    return value === undefined ? [] : [{ value, ...readEvidence(document, item) }];
  });
  return { field, statements };
}

function readEvidence(document: ManifestDocument, node: SyntaxNode): Evidence {
  return { place: placeOf(document, node), format: textAt(node, 'format') ?? 'graph' };
}

function placeOf(document: ManifestDocument, node: SyntaxNode): Place {
  const file = textAt(node, 'file');
  const line = Number(textAt(node, 'line') ?? 1);
  if (file === undefined || !(line > 0)) return document.place(node.span);
  return linePlace(file, line);
}
