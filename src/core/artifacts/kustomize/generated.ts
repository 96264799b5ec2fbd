// Config maps and secrets that a kustomization makes: what they are called and, of config maps, what it writes itself.
import { at, itemsAt, textAt, type Traced, type TracedMap } from '../traced';
import { changedAt, mapWith, withEntry, written } from '../traced-edit';
import type { BuildContext } from './build-context';
import { type Item, itemOf, kindOf, withValue } from './item';

const GENERATORS = [
  ['configMapGenerator', 'ConfigMap'],
  ['secretGenerator', 'Secret'],
] as const;

/** The items with those that are generated. Names end in a hash of what is in them, which is not worked out: that is told. */
export function withGenerated(items: readonly Item[], context: BuildContext): readonly Item[] {
  let result = items;
  for (const [field, kind] of GENERATORS) {
    for (const generator of itemsAt(context.kustomization.value, field)) {
      const name = textAt(generator, 'name');
      if (name === undefined) continue;
      // Values of secrets are not kept anywhere.
      const data = kind === 'ConfigMap' ? literalsOf(generator) : mapWith([], generator.place);
      const others = ['files', 'envs', 'env'].filter((key) => at(generator, key) !== undefined);
      const missing = kind === 'ConfigMap' && others.length > 0 ? `, and what its ${others.join(' and ')} hold` : '';
      const isHashed = textAt(context.kustomization.value, 'generatorOptions', 'disableNameSuffixHash') !== 'true';
      if (isHashed || missing !== '') {
        const hash = isHashed ? 'the hash at the end of its name' : 'nothing of its name';
        context.remark(generator, `${kind} ${name} is generated: ${hash}${missing} is not worked out`);
      }
      const behavior = textAt(generator, 'behavior');
      const isOld = (item: Item) => kindOf(item) === kind && item.known.some((known) => known.name === name);
      if (behavior === 'merge' || behavior === 'replace')
        result = result.map((item) => (isOld(item) ? withData(item, data, behavior === 'merge') : item));
      else result = [...result, ...made(kind, name, generator, data)];
    }
  }
  return result;
}

function made(kind: string, name: string, { place }: Traced, data: TracedMap): readonly Item[] {
  const metadata = mapWith([['name', written(name, place)]], place);
  const value = mapWith(
    [
      ['apiVersion', written('v1', place)],
      ['kind', written(kind, place)],
      ['metadata', metadata],
      ['data', data],
    ],
    place,
  );
  const item = itemOf(value);
  return item === undefined ? [] : [item];
}

function withData(item: Item, data: TracedMap, isMerged: boolean): Item {
  const joined = (found: Traced | undefined) =>
    isMerged && found?.kind === 'map'
      ? [...data.entries].reduce<TracedMap>((map, [key, value]) => withEntry(map, key, value), found)
      : data;
  return withValue(item, changedAt(item.value, ['data'], joined, data.place));
}

/** `literals: [KEY=value]`. */
function literalsOf(generator: Traced): TracedMap {
  const literals = itemsAt(generator, 'literals').flatMap((literal) => {
    const text = textAt(literal) ?? '';
    const equals = text.indexOf('=');
    return equals < 1
      ? []
      : [[text.slice(0, equals), written(unquoted(text.slice(equals + 1)), literal.place)] as const];
  });
  return mapWith(literals, generator.place);
}

function unquoted(text: string): string {
  return /^(["'])[^]*\1$/.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}
