// What one file of a workspace holds that a review looks at.
import type { SourceFile } from '../model/snapshot';
import { mapOf, textAt } from '../syntax/access';
import type { SyntaxFile } from '../syntax/node';
import { environmentOf } from './environments';
import { type KubernetesObject, objectsOf } from './kubernetes/object';
import { type Traced, traced } from './traced';

/** A document of ours about one service: a descriptor (`sre.yaml`), the record of a review. */
export interface OwnDocument {
  readonly service: string;
  readonly file: string;
  readonly value: Traced;
}

export interface FileArtifacts {
  readonly objects: readonly KubernetesObject[];
  readonly descriptors: readonly OwnDocument[];
  readonly records: readonly OwnDocument[];
  /** A template of manifests: what it makes nobody knows before it is rendered. */
  readonly template: boolean;
}

const NOTHING: FileArtifacts = { objects: [], descriptors: [], records: [], template: false };
const STRUCTURED = /\.(?:ya?ml|json)$/i;
/** What only a renderer of charts understands; `{{ $labels.job }}` of an alert is none of it. */
const TEMPLATE = /\{\{-?\s*(?:\.Values|\.Release|\.Chart|include\s|template\s|tpl\s|if\s|range\s|with\s|define\s)/;

/** Remembered with the file: a review after an edit reads that file alone. */
const known = new WeakMap<SourceFile, FileArtifacts>();

/** Takes a file and the way to its nodes; gives what a review looks at. Files of other kinds cost a look at their name. */
export function artifactsIn(source: SourceFile, syntax: (file: string) => SyntaxFile | undefined): FileArtifacts {
  const already = known.get(source);
  if (already !== undefined) return already;
  const result = read(source, syntax);
  known.set(source, result);
  return result;
}

function read(source: SourceFile, syntax: (file: string) => SyntaxFile | undefined): FileArtifacts {
  if (!STRUCTURED.test(source.file)) return NOTHING;
  const text = source.text();
  if (typeof text !== 'string') return NOTHING;
  const isManifest = text.includes('apiVersion') && text.includes('kind');
  const isOurs = text.includes('sre:') || text.includes('sre-review') || text.includes('"sre"');
  if (!isManifest && !isOurs) return NOTHING;
  if (isManifest && TEMPLATE.test(text)) return { ...NOTHING, template: true };
  const nodes = syntax(source.file);
  if (nodes === undefined) return NOTHING;
  return {
    objects: isManifest ? objectsOf(nodes, environmentOf(source.file)) : [],
    descriptors: isOurs ? documentsOf(nodes, 'sre') : [],
    records: isOurs ? documentsOf(nodes, 'sre-review') : [],
    template: false,
  };
}

/** The documents that begin with `sign: "1.0"` and name their service. */
function documentsOf(nodes: SyntaxFile, sign: string): readonly OwnDocument[] {
  return nodes.roots.flatMap((root) => {
    if (mapOf(root)?.entry(sign)?.value.kind !== 'scalar') return [];
    const service = textAt(root, 'service');
    return service === undefined ? [] : [{ service, file: nodes.file, value: traced(root, nodes.place) }];
  });
}
