// What one file of a workspace holds that a review looks at.
import type { FileSet, SourceFile } from '../model/snapshot';
import { mapOf, textAt } from '../syntax/access';
import type { SyntaxFile } from '../syntax/node';
import { environmentOf } from './environments';
import { type KubernetesObject, objectsOf } from './kubernetes/object';
import { isComponent, isKustomization, isKustomizationFile, type Kustomization } from './kustomize/kustomization';
import { chartsIn } from './rendered';
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
  /** What the file makes of others. */
  readonly kustomization?: Kustomization;
  /** The charts from which its documents were rendered. */
  readonly charts: readonly string[];
  /** A template of manifests: what it makes nobody knows before it is rendered. */
  readonly template: boolean;
}

const NOTHING: FileArtifacts = { objects: [], descriptors: [], records: [], charts: [], template: false };
const STRUCTURED = /\.(?:ya?ml|json)$/i;
/** What only a renderer of charts understands; `{{ $labels.job }}` of an alert is none of it. */
const TEMPLATE = /\{\{-?\s*(?:\.Values|\.Release|\.Chart|include\s|template\s|tpl\s|if\s|range\s|with\s|define\s)/;

/** True for the name of a file that holds YAML or JSON. */
export function isStructured(file: string): boolean {
  return STRUCTURED.test(file);
}

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

/** The records of reviews among some files; only what may be one is read. */
export function recordsOf(files: FileSet, syntax: (file: string) => SyntaxFile | undefined): readonly OwnDocument[] {
  return [...files.values()].flatMap((source) => (isRecord(source) ? artifactsIn(source, syntax).records : []));
}

/** By its place: a record elsewhere is read for its evidence, and waives nothing. */
function isRecord({ file }: SourceFile): boolean {
  return file.startsWith('.sre/reviews/');
}

function read(source: SourceFile, syntax: (file: string) => SyntaxFile | undefined): FileArtifacts {
  const mayBuild = isKustomizationFile(source.file);
  if (!mayBuild && !isStructured(source.file)) return NOTHING;
  const text = source.text();
  if (typeof text !== 'string') return NOTHING;
  if (mayBuild) {
    const kustomization = kustomizationOf(source, text, syntax);
    if (kustomization !== undefined) return { ...NOTHING, kustomization };
  }
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
    charts: isManifest ? chartsIn(text) : [],
    template: false,
  };
}

function kustomizationOf(
  { file }: SourceFile,
  text: string,
  syntax: (file: string) => SyntaxFile | undefined,
): Kustomization | undefined {
  const nodes = syntax(file);
  const [root] = nodes?.roots ?? [];
  const value = nodes && root && traced(root, nodes.place);
  if (value?.kind !== 'map' || !isKustomization(value)) return undefined;
  return { file, value, isComponent: isComponent(value), lines: () => text.split(/\r\n|\n|\r/) };
}

/** All documents of a file, remembered with it; undefined where it cannot be read. */
export function documentsIn(
  source: SourceFile,
  syntax: (file: string) => SyntaxFile | undefined,
): readonly Traced[] | undefined {
  const already = documents.get(source);
  if (already !== undefined) return already;
  const nodes = syntax(source.file);
  if (nodes === undefined || nodes.roots.length === 0) return undefined;
  const all = nodes.roots.map((root) => traced(root, nodes.place));
  documents.set(source, all);
  return all;
}

const documents = new WeakMap<SourceFile, readonly Traced[]>();

/** The documents that begin with `sign: "1.0"` and name their service. */
function documentsOf(nodes: SyntaxFile, sign: string): readonly OwnDocument[] {
  return nodes.roots.flatMap((root) => {
    if (mapOf(root)?.entry(sign)?.value.kind !== 'scalar') return [];
    const service = textAt(root, 'service');
    return service === undefined ? [] : [{ service, file: nodes.file, value: traced(root, nodes.place) }];
  });
}
