// What the reading of one OpenAPI document carries along.
import type { InputPart, Inputs } from '../model/operation';
import type { Problem } from '../model/problem';
import type { MapNode, SyntaxNode } from '../syntax/node';
import type { Followed, ReferenceContext, Spot } from './reference';

/** One parameter, its place among the others of an operation (`query limit`), and where it stands. */
export interface Parameter {
  readonly where: string;
  readonly name: string;
  readonly required: boolean;
  /** The parameter itself, wherever it stands. */
  readonly spot: Spot & { readonly node: MapNode };
}

export interface ReadParameters {
  /** By place and name. */
  readonly found: ReadonlyMap<string, Parameter>;
  /** False where one of them could not be read. */
  readonly whole: boolean;
  /** True where one refers to what is not there. */
  readonly loose: boolean;
}

/** The fields that are certainly required; `whole` is false where more may be. */
export interface Needs {
  readonly names: readonly string[];
  readonly whole: boolean;
}

export interface PathItemContext extends ReferenceContext {
  readonly problems: Problem[];
  /** True from OpenAPI 3.2 on: `query` and `additionalOperations`. */
  readonly moreMethods: boolean;
  /** Where references of parameters, bodies and schemas lead: a document names the same one many times. */
  readonly followed: Map<string, Followed>;
  /** Lists of parameters, read: a path item has the same ones for all its operations, and many paths may refer to it. */
  readonly parameters: Map<SyntaxNode, ReadParameters>;
  /** What is required by the schemas looked into so far, by their places. */
  readonly needs: Map<string, Needs>;
  /** False once a reference that may lead to operations could not be followed, or the budget was spent. */
  readonly whole: { is: boolean };
  /** Set while a path item is read that says what stands elsewhere, or that did not find what it refers to. */
  readonly loose: { is: boolean };
  /** Lists of names (codes of responses, required inputs) that operations share: most of them have the same few. */
  readonly lists: Map<string, readonly string[]>;
  /** What has to be sent, likewise. */
  readonly inputs: Map<string, Inputs>;
  /** Steps that reading may still take: a short text can refer to a long path item from very many paths. */
  readonly budget: { left: number };
}

/** Steps of reading: about three times what the largest public document (16,000 operations) takes. */
const BUDGET = 1_000_000;

/** Nothing read yet. `more`: what the version of the document says. */
export function contextOf(
  document: Spot,
  load: ReferenceContext['load'],
  more: Partial<Pick<PathItemContext, 'self' | 'problems' | 'moreMethods'>> = {},
): PathItemContext {
  return {
    document,
    load,
    uses: new Set(),
    problems: [],
    moreMethods: false,
    followed: new Map(),
    parameters: new Map(),
    needs: new Map(),
    lists: new Map(),
    inputs: new Map(),
    whole: { is: true },
    spread: { is: false },
    loose: { is: false },
    budget: { left: BUDGET },
    ...more,
  };
}

/** The list, or an equal one that an operation before has: what is kept of a document is a third smaller for it. */
export function sharedList({ lists }: PathItemContext, names: readonly string[]): readonly string[] {
  const key = names.join('\n');
  const known = lists.get(key);
  if (known !== undefined) return known;
  // A copy is as long as it must be.
  const list = [...names];
  lists.set(key, list);
  return list;
}

/** What has to be sent, or an equal one that an operation before has. */
export function sharedInputs(
  context: PathItemContext,
  required: readonly string[],
  unread: readonly InputPart[],
): Inputs {
  const key = `${unread.join()}\n${required.join('\n')}`;
  const known = context.inputs.get(key);
  if (known !== undefined) return known;
  const inputs = { required: sharedList(context, required), unread };
  context.inputs.set(key, inputs);
  return inputs;
}
