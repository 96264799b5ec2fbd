// Small questions to nodes: every reader asks these, so that none trusts a shape.
import type { Json } from '../model/service';
import type { Entry, ListNode, MapNode, ScalarNode, SyntaxNode } from './node';

type Maybe = SyntaxNode | undefined;

const NO_ENTRIES: readonly Entry[] = [];
const NO_ITEMS: readonly SyntaxNode[] = [];
/** Nodes that `jsonOf` takes over unless told otherwise. */
const JSON_BUDGET = 1000;

export function mapOf(node: Maybe): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}

export function listOf(node: Maybe): ListNode | undefined {
  return node?.kind === 'list' ? node : undefined;
}

/** A scalar that says something: neither null nor nothing. */
export function scalarOf(node: Maybe): ScalarNode | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node : undefined;
}

/** The entries of a map; none for anything else. */
export function entriesOf(node: Maybe): readonly Entry[] {
  return node?.kind === 'map' ? node.entries : NO_ENTRIES;
}

/** The items of a list; none for anything else. */
export function itemsOf(node: Maybe): readonly SyntaxNode[] {
  return node?.kind === 'list' ? node.items : NO_ITEMS;
}

/** The text of a scalar as it is written, without quotes (`200` and `"200"` alike); undefined for null, empty text, maps and lists. */
export function textOf(node: Maybe): string | undefined {
  const text = scalarOf(node)?.text;
  return text === '' ? undefined : text;
}

/** The node at a path of keys and list positions. */
export function nodeAt(node: Maybe, ...path: readonly (string | number)[]): SyntaxNode | undefined {
  let at = node;
  for (const step of path) at = typeof step === 'number' ? listOf(at)?.items[step] : mapOf(at)?.get(step);
  return at;
}

/** `textOf` of an entry. */
export function textAt(node: Maybe, key: string): string | undefined {
  return textOf(mapOf(node)?.get(key));
}

export function boolOf(node: Maybe): boolean | undefined {
  const value = scalarOf(node)?.value;
  return typeof value === 'boolean' ? value : undefined;
}

/** A finite number; quoted digits are text and give undefined. */
export function numberOf(node: Maybe): number | undefined {
  const value = scalarOf(node)?.value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A copy as plain data, of at most `budget` nodes; undefined if there is nothing or it is larger. */
export function jsonOf(node: Maybe, budget = JSON_BUDGET): Json | undefined {
  let left = budget;
  const copy = (from: SyntaxNode): Json | undefined => {
    if (--left < 0) return undefined;
    if (from.kind === 'scalar') return jsonScalar(from.value);
    if (from.kind === 'list') {
      const items: Json[] = [];
      for (const item of from.items) {
        const value = copy(item);
        if (value === undefined) return undefined;
        items.push(value);
      }
      return items;
    }
    const pairs: [string, Json][] = [];
    for (const entry of from.entries) {
      const value = copy(entry.value);
      if (value === undefined) return undefined;
      pairs.push([entry.key, value]);
    }
    return Object.fromEntries(pairs);
  };
  return node && copy(node);
}

function jsonScalar(value: ScalarNode['value']): Json {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
