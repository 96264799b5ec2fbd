// Reads an OpenAPI document (Swagger 2.0, OpenAPI 3.x): its operations, its servers and the calls it declares.
import type { ApiFact, CallFact, FormatFacts } from '../model/facts';
import { type Operation, operationKey } from '../model/operation';
import type { Located, Place } from '../model/place';
import type { Problem } from '../model/problem';
import { entriesOf, itemsOf, nodeAt } from '../syntax/access';
import type { MapNode, ScalarNode, SyntaxFile, SyntaxNode } from '../syntax/node';
import { finished, type Steps } from '../syntax/steps';
import { contextOf, type PathItemContext } from './context';
import { isOpenApi, versionOf } from './detect';
import { keepPath, keptPath, otherBlocks, type PathRead } from './kept-paths';
import { readCalls } from './calls';
import { OPENAPI, readOperation } from './operation';
import { type MethodSpot, readPathItem, tellReference } from './path-item';
import { followAll, referenceOf, type Spot } from './reference';
import { readBasePath, readServers } from './servers';
import { tellSlips } from './slips';

const STEPS_OF_AN_OPERATION = 10;
const STEPS_OF_A_CALL = 40;

/**
 * Takes one document of a file and a way to the other files of the workspace (by path, for `$ref`s of path items,
 * operations and parameters); gives the API, its declared calls and problems, and in `uses` every other file that was
 * asked for, missing ones included. `undefined`: not an OpenAPI document. Of schemas only what the bodies of requests
 * require is looked for; responses and examples are never looked into. `partial`: operations behind a reference are missing.
 */
export function readOpenApi(
  syntax: SyntaxFile,
  root: SyntaxNode,
  load: (file: string) => SyntaxFile | undefined,
): OpenApiRead | undefined {
  return finished(readOpenApiInSteps(syntax, root, load));
}

type OpenApiRead = FormatFacts & { readonly uses: readonly string[] };

/** As `readOpenApi`, with a pause after every few path items. */
export function* readOpenApiInSteps(
  syntax: SyntaxFile,
  root: SyntaxNode,
  load: (file: string) => SyntaxFile | undefined,
): Steps<OpenApiRead | undefined> {
  if (root.kind !== 'map' || !isOpenApi(root)) return undefined;
  const version = versionOf(root);
  if (version === undefined) return undefined;
  const self = textOf(root.get('$self'))?.text.trim();
  const problems: Problem[] = [];
  const document = { syntax, root, node: root };
  const context = contextOf(document, load, {
    problems,
    moreMethods: version.minor >= 2,
    ...(self === undefined ? {} : { self }),
  });
  const read = yield* readPaths(context, root, version.swagger ? readBasePath(root) : '');
  tellDuplicateIds(problems, read.ids);
  tellSlips(problems, document, 'document');
  const info = root.get('info');
  if (info !== undefined) tellSlips(problems, { ...document, node: info }, 'info');
  const title = located(syntax, titleOf(root));
  const service = located(syntax, textOf(root.get('x-sre-service')));
  const api: ApiFact = {
    file: syntax.file,
    version: version.text,
    ...(title === undefined ? {} : { title }),
    ...(service === undefined ? {} : { service }),
    servers: readServers(root, version.swagger),
    operations: [...read.operations],
    place: syntax.place(version.span),
  };
  const uses = [...context.uses].sort();
  return { apis: [api], calls: read.calls, problems, uses, ...(context.whole.is ? {} : { partial: true }) };
}

interface PathsRead {
  readonly operations: Operation[];
  readonly calls: CallFact[];
  readonly ids: Located<string>[];
}

/** Path items that are read between two pauses: some 20 ms of the largest public documents. */
const STEP = 16;
/** Or what a long path item that many paths refer to takes of the budget in such a time. */
const LONG_STEP = 20_000;

function* readPaths(context: PathItemContext, root: MapNode, basePath: string): Steps<PathsRead> {
  const read: PathsRead = { operations: [], calls: [], ids: [] };
  const paths = pathsOf(context, root);
  if (paths?.node.kind !== 'map') return read;
  const others = paths.syntax === context.document.syntax ? otherBlocks(root) : undefined;
  const fresh: (() => void)[] = [];
  let unknown = 0;
  let { left } = context.budget;
  for (const entry of paths.node.entries) {
    if (context.budget.left < 0) {
      const message = 'The document has too many operations, repeated by references; from here on they were not read.';
      const place = paths.syntax.place(entry.keySpan);
      context.whole.is = false;
      context.problems.push({ code: 'too-many-operations', message, place, severity: 'warning' });
      return read;
    }
    if (entry.key.startsWith('/')) {
      const path = basePath + entry.key;
      const ground = others && { file: paths.syntax.file, path, complete: paths.syntax.complete, others };
      const known = ground && keptPath(entry, ground, paths.syntax);
      const one = known ?? readPath(context, { ...paths, node: entry.value }, path);
      if (known === undefined && (++unknown % STEP === 0 || left - context.budget.left > LONG_STEP)) {
        ({ left } = context.budget);
        yield;
      }
      if (known === undefined && ground !== undefined && 'isFirm' in one && one.isFirm)
        fresh.push(() => keepPath(entry, ground, paths.syntax, one));
      if (known !== undefined) context.budget.left -= known.steps;
      read.operations.push(...one.operations);
      read.calls.push(...one.calls);
      read.ids.push(...one.ids);
    } else if (!entry.key.startsWith('x-') && entry.key !== '$ref') {
      const message = `"${entry.key}" was not read: a path begins with "/".`;
      context.problems.push({
        code: 'bad-path',
        message,
        place: paths.syntax.place(entry.keySpan),
        severity: 'warning',
      });
    }
  }
  if (!context.spread.is && context.whole.is) for (const keep of fresh) keep();
  return read;
}

/** `paths` as a whole may stand in another file, though the specification does not know that. */
function pathsOf(context: PathItemContext, root: MapNode): Spot | undefined {
  const node = root.get('paths');
  if (node === undefined) return undefined;
  const here = { ...context.document, node };
  const reference = referenceOf(node);
  if (reference === undefined) return here;
  const followed = followAll(context, here);
  if (followed.kind === 'found') return followed.spot;
  tellReference(context, here, reference.node, followed, 'The operations behind it are not known.');
  context.whole.is = false;
  return here;
}

/** `isFirm`: it rests on nothing but its lines and the parts of the document beside `paths`, and nothing of it was told. */
function readPath(context: PathItemContext, item: Spot, path: string): PathRead & { readonly isFirm: boolean } {
  const operations: Operation[] = [];
  const calls: CallFact[] = [];
  const ids: Located<string>[] = [];
  const { left } = context.budget;
  const told = context.problems.length;
  context.loose.is = false;
  const pathItem = readPathItem(context, item);
  const read = (isFirm: boolean) => ({ operations, calls, ids, steps: left - context.budget.left, isFirm });
  for (const method of pathItem.methods) {
    context.budget.left -= stepsOf(method, pathItem.parameters);
    if (context.budget.left < 0) {
      context.whole.is = false;
      return read(false);
    }
    const operation = readOperation(context, method, path, pathItem);
    operations.push(operation);
    if (method.spot.node.kind !== 'map') continue;
    tellSlips(context.problems, method.spot, 'operation');
    const id = operation.operationId;
    const idNode = method.spot.node.get('operationId');
    if (id !== undefined && idNode !== undefined) ids.push({ value: id, place: method.spot.syntax.place(idNode.span) });
    const from = { document: context.document.syntax.file, operation: operationKey(operation) };
    const declared = readCalls(method.spot.syntax, method.spot.node, from, OPENAPI);
    calls.push(...declared.calls);
    context.problems.push(...declared.problems);
  }
  return read(!context.loose.is && context.problems.length === told);
}

function stepsOf({ spot }: MethodSpot, parameters: readonly Spot[]): number {
  const lists = [
    ...parameters.map(({ node }) => node),
    nodeAt(spot.node, 'parameters'),
    nodeAt(spot.node, 'responses'),
  ];
  const calls = itemsOf(nodeAt(spot.node, 'x-sre-calls')).length * STEPS_OF_A_CALL;
  return lists.reduce(
    (steps, list) => steps + itemsOf(list).length + entriesOf(list).length,
    STEPS_OF_AN_OPERATION + calls,
  );
}

/** The same id at two places; one path item that two paths refer to is one place. */
function tellDuplicateIds(problems: Problem[], ids: readonly Located<string>[]): void {
  const first = new Map<string, Place>();
  for (const { value, place } of ids) {
    const before = first.get(value);
    if (before === undefined) first.set(value, place);
    else if (before.file !== place.file || before.line !== place.line || before.column !== place.column) {
      const message = `operationId "${value}" is already used at ${before.file}:${before.line}. References to it are ambiguous; choose another.`;
      problems.push({ code: 'duplicate-operation-id', message, place, severity: 'warning' });
    }
  }
}

function titleOf(root: MapNode): ScalarNode | undefined {
  const info = root.get('info');
  return info?.kind === 'map' ? textOf(info.get('title')) : undefined;
}

function textOf(node: SyntaxNode | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && node.value !== null && node.text.trim() !== '' ? node : undefined;
}

function located(syntax: SyntaxFile, node: ScalarNode | undefined): Located<string> | undefined {
  return node === undefined ? undefined : { value: node.text.trim(), place: syntax.place(node.span) };
}
