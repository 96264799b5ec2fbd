// Arazzo: workflows over the operations of API documents are flows.
import { type FieldContext, readNumber, tell } from '../config/fields';
import type { StepTerms } from '../model/flow';
import type { FlowEnd, FlowFact, FormatFacts } from '../model/facts';
import type { Problem } from '../model/problem';
import { reachFile } from '../openapi/relative-path';
import type { SyntaxNode } from '../syntax/node';
import { itemsAt, locatedAt, mapAt, textAt } from './facts/nodes';
import { present } from './facts/service-fact';
import type { Format, ManifestDocument } from './format';

const FORMAT = 'arazzo';
const EXPRESSION = /^\$sourceDescriptions\.([\w-]{1,100})\.(.{1,300})$/;
const PATH = /^\{?\$sourceDescriptions\.([\w-]{1,100})\.url\}?#\/paths\/([^/]{1,500})\/([A-Za-z]{1,20})$/;
/** One more attempt where a retry does not say how many. */
const DEFAULT_RETRIES = 1;
const MOST_WORKFLOWS = 200;
const MOST_STEPS = 500;

/** Reads one description. Steps of documents that are no files of the workspace are told and do not count. */
export const arazzo: Format = {
  id: FORMAT,
  title: 'Arazzo workflows',
  read: readArazzo,
};

interface Sources {
  /** Name → file relative to the workspace root; `undefined` for what is no file here. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** The only one of kind OpenAPI: what a bare `operationId` means. */
  readonly only: string | undefined;
}

function readArazzo(document: ManifestDocument): FormatFacts | undefined {
  const { root } = document;
  if (!/^1\.\d/.test(textAt(root, 'arazzo') ?? '') || mapAt(root)?.entry('workflows') === undefined) return undefined;
  const problems: Problem[] = [];
  const context: FieldContext = { place: document.place, problems };
  const sources = readSources(document);
  const workflows = itemsAt(root, 'workflows');
  if (workflows.length > MOST_WORKFLOWS)
    tell(
      context,
      'too-many',
      root.span,
      `This document has ${workflows.length} workflows; ${MOST_WORKFLOWS} were read.`,
    );
  return {
    flows: workflows.slice(0, MOST_WORKFLOWS).flatMap((node) => readWorkflow(context, document, node, sources) ?? []),
    problems,
  };
}

function readSources(document: ManifestDocument): Sources {
  const files = new Map<string, string | undefined>();
  for (const item of itemsAt(document.root, 'sourceDescriptions')) {
    const [name, url] = [textAt(item, 'name'), textAt(item, 'url') ?? ''];
    if (name === undefined || (textAt(item, 'type') ?? 'openapi') !== 'openapi') continue;
    const reached = /^[a-z][a-z0-9+.-]*:/i.test(url) ? undefined : reachFile(document.file, url);
    files.set(name, reached !== undefined && 'file' in reached ? reached.file : undefined);
  }
  const [only] = files.keys();
  return { files, only: files.size === 1 ? only : undefined };
}

function readWorkflow(
  context: FieldContext,
  document: ManifestDocument,
  node: SyntaxNode,
  sources: Sources,
): FlowFact | undefined {
  const name = textAt(node, 'workflowId');
  if (name === undefined) return undefined;
  const nodes = itemsAt(node, 'steps').slice(0, MOST_STEPS);
  const ids = nodes.map((step) => textAt(step, 'stepId'));
  const steps = nodes.flatMap((step, index): readonly FlowEnd[] => {
    const end = readStep(context, document, step, sources);
    if (end === undefined) return [];
    const own = itemsAt(step, 'onFailure');
    const actions = own.length > 0 ? own : itemsAt(node, 'failureActions');
    return [{ ...end, terms: termsOf(context, step, actions, ids.slice(index + 1)) }];
  });
  const [entry] = steps;
  const tier = locatedAt(document, node, 'x-sre-tier');
  if (entry === undefined) return undefined;
  return {
    name,
    entry,
    steps,
    format: FORMAT,
    place: context.place(node.span),
    ...(tier === undefined ? {} : { tier }),
  };
}

/** The operation of a step; `undefined` for steps that wait for a message or run another workflow. */
function readStep(
  context: FieldContext,
  document: ManifestDocument,
  step: SyntaxNode,
  { files, only }: Sources,
): FlowEnd | undefined {
  const id = locatedAt(document, step, 'operationId');
  const path = locatedAt(document, step, 'operationPath');
  const written = id ?? path;
  if (written === undefined) return undefined;
  const found = path !== undefined && id === undefined ? byPath(path.value) : byId(written.value, only);
  const file = files.get(found?.source ?? '');
  if (found !== undefined && file !== undefined)
    return { value: found.operation, place: written.place, document: file };
  const what = textAt(step, 'stepId') ?? written.value;
  const why =
    found === undefined
      ? 'does not say of which document its operation is, or not with its method'
      : `calls an operation of ${found.source}, which is no file of this workspace`;
  const message = `The step ${what} ${why}, so it does not count.`;
  context.problems.push({ code: 'step-not-read', message, place: written.place, severity: 'information' });
  return undefined;
}

interface Found {
  readonly source: string;
  readonly operation: string;
}

/** `$sourceDescriptions.orders.createOrder`; a bare operationId is of the only document there is. */
function byId(text: string, only: string | undefined): Found | undefined {
  const [, source = only, operation = text] = EXPRESSION.exec(text) ?? [];
  return source === undefined ? undefined : { source, operation };
}

/** `{$sourceDescriptions.orders.url}#/paths/~1orders/get` → `GET /orders`. */
function byPath(text: string): Found | undefined {
  const [, source, pointer, method] = PATH.exec(text) ?? [];
  if (source === undefined || pointer === undefined || method === undefined) return undefined;
  return { source, operation: `${method.toUpperCase()} ${unescaped(pointer)}` };
}

/** `~1pets~1{id}` → `/pets/{id}`. */
function unescaped(pointer: string): string {
  return pointer.replaceAll('~1', '/').replaceAll('~0', '~');
}

/**
 * A retry gives tries (Arazzo counts retries); a step that fails ends the workflow, so it is hard, unless its failure goes on
 * at a later step or in another workflow.
 */
function termsOf(
  context: FieldContext,
  step: SyntaxNode,
  actions: readonly SyntaxNode[],
  later: readonly (string | undefined)[],
): StepTerms {
  const retry = actions.find((action) => textAt(action, 'type') === 'retry');
  const limit = readNumber(context, mapAt(retry)?.entry('retryLimit'), { min: 0, integer: true });
  const goesOn = actions.some(
    (action) =>
      textAt(action, 'type') === 'goto' &&
      (textAt(action, 'workflowId') !== undefined || later.includes(textAt(action, 'stepId') ?? '')),
  );
  return present({
    criticality: goesOn ? ('soft' as const) : ('hard' as const),
    tries: retry === undefined ? undefined : (limit ?? DEFAULT_RETRIES) + 1,
    timeoutMs: readNumber(context, mapAt(step)?.entry('timeout'), { min: 0, integer: false }),
  });
}
