// The text of `.sre/config.yaml` with a person's statement written into it; comments and order stay.
import type { Tier } from '../model/tier';
import type { Json } from '../model/service';
import { entriesOf, itemsOf, nodeAt, textOf } from '../syntax/access';
import { readSyntax } from '../syntax/read';
import { yamlScalar } from '../syntax/scalar-text';
import { updateYaml, type ValueChange } from '../syntax/update';

const LISTS = ['core', 'normal', 'supplementary'] as const;
const HEAD = 'sre-config: "1.0"\n';

/**
 * The config that lists exactly `core` as core services. `demoted` are services that call themselves core elsewhere and
 * are not: they are listed as normal. `text` is what the file holds now; `undefined` (as result) if it cannot be edited
 * safely.
 */
export function configWithCore(
  text: string | undefined,
  core: readonly string[],
  demoted: readonly string[],
): string | undefined {
  if (isEmpty(text)) return newConfig([['core', core], ...(demoted.length > 0 ? [['normal', demoted] as const] : [])]);
  const wanted = new Map<string, string>();
  for (const name of demoted) wanted.set(name, 'normal');
  for (const name of core) wanted.set(name, 'core');
  for (const name of listed(text, 'core')) if (!wanted.has(name)) wanted.set(name, 'none');
  return updateYaml(text, moves(text, wanted));
}

/** The config that lists `service` under `tier`, and under no other tier. */
export function configWithTier(text: string | undefined, service: string, tier: Tier): string | undefined {
  if (tier === 'unknown') return undefined;
  if (isEmpty(text)) return newConfig([[tier, [service]]]);
  return updateYaml(text, moves(text, new Map([[service, tier]])));
}

/** The config that says: what was taken for a call between two services is none. */
export function configWithNotCall(text: string | undefined, from: string, to: string): string | undefined {
  const before = isEmpty(text) ? HEAD : text;
  const count = itemsOf(nodeAt(rootOf(before), 'notCalls')).length;
  return updateYaml(before, [{ path: ['notCalls', count], value: `${from} -> ${to}` }]);
}

/** The config that says `value` at a path of keys; without one, nothing there, and no empty map is left behind. */
export function configWithValue(
  text: string | undefined,
  path: readonly string[],
  value: Json | undefined,
): string | undefined {
  const before = isEmpty(text) ? HEAD : text;
  const parent = nodeAt(rootOf(before), ...path.slice(0, -1));
  const isLast = value === undefined && path.length > 1 && entriesOf(parent).length <= 1;
  return updateYaml(before, [{ path: isLast ? path.slice(0, -1) : path, value }]);
}

/** Each name into the list that it belongs to and out of the others; positions from the end, so that none shifts. */
function moves(text: string, wanted: ReadonlyMap<string, string>): ValueChange[] {
  const changes: ValueChange[] = [];
  for (const list of LISTS) {
    const present = listed(text, list);
    const leaving = present.flatMap((name, index) => ((wanted.get(name) ?? list) === list ? [] : [index]));
    for (const index of leaving.reverse()) changes.push({ path: ['tiers', list, index], value: undefined });
    const staying = present.length - leaving.length;
    const coming = [...wanted].filter(([name, tier]) => tier === list && !present.includes(name));
    coming.forEach(([name], index) => {
      changes.push({ path: ['tiers', list, staying + index], value: name });
    });
  }
  return changes;
}

function listed(text: string, list: string): string[] {
  return itemsOf(nodeAt(rootOf(text), 'tiers', list)).map((node) => textOf(node) ?? '');
}

function rootOf(text: string): ReturnType<typeof nodeAt> {
  return readSyntax('config.yaml', text).roots[0];
}

function isEmpty(text: string | undefined): text is undefined {
  return text === undefined || text.trim() === '';
}

function newConfig(lists: readonly (readonly [list: string, names: readonly string[]])[]): string {
  const lines = lists.map(
    ([list, names]) => `  ${list}: [${names.map((name) => yamlScalar(name, true)).join(', ')}]\n`,
  );
  return `${HEAD}tiers:\n${lines.join('')}`;
}
