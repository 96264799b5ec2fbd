// Which objects select a set of labels: looked up, for a thousand services have a thousand selectors.
import { grouped } from '../../catalog/grouped';
import { at, itemsAt, textAt, textsAt, type Traced } from '../traced';
import type { KubernetesObject } from './object';

type Labels = ReadonlyMap<string, string>;

/** Gives the objects whose selector holds the labels, in their order. */
export type Selected = (labels: Labels) => readonly KubernetesObject[];

/** Objects with a label selector (`matchLabels`, `matchExpressions`), all of which must hold; an empty one holds everything. */
export function selectedByPolicy(objects: readonly KubernetesObject[]): Selected {
  return indexed(objects, (object) => termsOfSelector(at(object.value, 'spec', 'selector')));
}

/** True if the label selector holds the labels; one that is not written holds none. */
export function selects(selector: Traced | undefined, labels: Labels): boolean {
  const terms = termsOfSelector(selector);
  return (
    terms !== undefined && [...terms.pairs].every(([key, value]) => labels.get(key) === value) && terms.also(labels)
  );
}

function termsOfSelector(selector: Traced | undefined): Terms | undefined {
  if (selector?.kind !== 'map') return undefined;
  const expressions = itemsAt(selector, 'matchExpressions');
  return {
    pairs: textsAt(selector, 'matchLabels'),
    also: (labels) => expressions.every((expression) => holds(expression, labels)),
  };
}

/** Objects with the plain selector of a Service; an empty one selects nothing. */
export function selectedPlainly(objects: readonly KubernetesObject[]): Selected {
  return indexed(objects, (object) => {
    const pairs = textsAt(object.value, 'spec', 'selector');
    return pairs.size === 0 ? undefined : { pairs, also: () => true };
  });
}

interface Terms {
  readonly pairs: Labels;
  readonly also: (labels: Labels) => boolean;
}

/** Each object is filed under that pair of its selector which the fewest others have. */
function indexed(
  objects: readonly KubernetesObject[],
  termsOf: (object: KubernetesObject) => Terms | undefined,
): Selected {
  const all = objects.flatMap((object, index) => {
    const terms = termsOf(object);
    return terms === undefined ? [] : [{ object, index, ...terms }];
  });
  const counts = new Map<string, number>();
  for (const { pairs } of all) for (const pair of wordsOf(pairs)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const count = (word: string): number => counts.get(word) ?? 0;
  const filed = grouped(all, ({ pairs }) => wordsOf(pairs).sort((a, b) => count(a) - count(b))[0] ?? '');
  return (labels) =>
    ['', ...wordsOf(labels)]
      .flatMap((word) => filed.get(word) ?? [])
      .filter(({ pairs, also }) => [...pairs].every(([key, value]) => labels.get(key) === value) && also(labels))
      .sort((a, b) => a.index - b.index)
      .map(({ object }) => object);
}

function wordsOf(pairs: Labels): string[] {
  return [...pairs].map(([key, value]) => `${key}=${value}`);
}

function holds(expression: Traced, labels: Labels): boolean {
  const label = labels.get(textAt(expression, 'key') ?? '');
  const values = itemsAt(expression, 'values').map((value) => textAt(value));
  switch (textAt(expression, 'operator')) {
    case 'In':
      return label !== undefined && values.includes(label);
    case 'NotIn':
      return label === undefined || !values.includes(label);
    case 'Exists':
      return label !== undefined;
    case 'DoesNotExist':
      return label === undefined;
    default:
      return false;
  }
}
