// Which objects the `target:` of a patch means.
import { linearPattern } from '../../patterns/linear';
import { textAt, textsAt, type Traced } from '../traced';
import { groupOf, type Item, kindOf } from './item';

export type Selector = (item: Item) => boolean;

/** Takes `target:`; gives what it selects, or why nobody knows, as the end of a sentence. Its fields are regular expressions of whole words. */
export function selectorOf(target: Traced): Selector | { readonly refused: string } {
  const tests: Selector[] = [];
  for (const [key, values] of FIELDS) {
    const source = textAt(target, key);
    if (source === undefined) continue;
    const pattern = linearPattern(source);
    if ('refused' in pattern) return { refused: `${key} of its target is not used: ${pattern.refused}` };
    tests.push((item) => values(item).some((value) => pattern.fits(value)));
  }
  for (const what of ['labels', 'annotations'] as const) {
    const written = textAt(target, what === 'labels' ? 'labelSelector' : 'annotationSelector');
    if (written === undefined) continue;
    const terms = termsOf(written);
    if (terms.some((term) => term === undefined)) return { refused: `"${written}" of its target is not understood` };
    tests.push(({ value }) => {
      const own = textsAt(value, 'metadata', what);
      return terms.every((term) => term?.(own) === true);
    });
  }
  return (item) => tests.every((test) => test(item));
}

const FIELDS = new Map<string, (item: Item) => readonly string[]>([
  ['group', ({ value }) => [groupOf(textAt(value, 'apiVersion'))]],
  ['version', ({ value }) => [textAt(value, 'apiVersion')?.replace(/^.*\//, '') ?? '']],
  ['kind', (item) => [kindOf(item)]],
  ['name', ({ known }) => known.map(({ name }) => name)],
  ['namespace', ({ known }) => known.map(({ namespace }) => namespace ?? 'default')],
]);

type Term = (labels: ReadonlyMap<string, string>) => boolean;

/** `app=payments,tier in (core, normal),!legacy`; undefined for a term that is none of these. */
function termsOf(written: string): readonly (Term | undefined)[] {
  return written.split(/,(?![^(]*\))/).map((part) => termOf(part.trim()));
}

function termOf(term: string): Term | undefined {
  const [, notKey] = /^!\s*([\w./-]+)$/.exec(term) ?? [];
  if (notKey !== undefined) return (labels) => !labels.has(notKey);
  if (/^[\w./-]+$/.test(term)) return (labels) => labels.has(term);
  const [, key = '', not, value] = /^([\w./-]+)\s*(!)?={1,2}\s*([\w./-]*)$/.exec(term) ?? [];
  if (value !== undefined) return (labels) => (labels.get(key) === value) !== (not !== undefined);
  const [, name = '', operator, list] = /^([\w./-]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(term) ?? [];
  if (list === undefined) return undefined;
  const values = new Set(list.split(',').map((one) => one.trim()));
  return (labels) => values.has(labels.get(name) ?? '') === (operator === 'in');
}
