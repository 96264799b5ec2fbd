// The part of the facts against which calls are resolved: it hardly ever changes while somebody types.
import type { ApiFact, Facts } from '../model/facts';
import { rememberList, sameData } from './remember';

export interface Standing {
  /** Facts in the order of their files. Of a file that says the same but for its calls and places of operations: earlier facts. */
  readonly facts: readonly Facts[];
  /** Documents in these facts → what they say now, where that differs. */
  readonly now: ReadonlyMap<ApiFact, ApiFact>;
}

/** Gives a function of facts sorted by file. The same list of facts is given again as long as nothing but calls moved. */
export function createStanding(): (facts: readonly Facts[]) => Standing {
  const sameList = rememberList<Facts>();
  /** Facts → the earlier facts that stand for them. */
  const standsFor = new WeakMap<Facts, Facts>();
  let last: readonly Facts[] = [];
  return (facts) => {
    const now = new Map<ApiFact, ApiFact>();
    const standing: Facts[] = [];
    let at = 0;
    for (const one of facts) {
      let earlier = last[at];
      while (earlier !== undefined && earlier.file < one.file) earlier = last[++at];
      let known = one;
      if (earlier !== one) {
        known = standsFor.get(one) ?? matching(one, earlier);
        standsFor.set(one, known);
      }
      if (known !== one) {
        known.apis.forEach((api, index) => {
          const other = one.apis[index];
          if (other !== undefined && other !== api) now.set(api, other);
        });
      }
      if (earlier?.file === one.file) at += 1;
      standing.push(known);
    }
    last = standing;
    return { facts: sameList(standing), now };
  };
}

function matching(now: Facts, earlier: Facts | undefined): Facts {
  return earlier !== undefined && earlier.file === now.file && saysSame(now, earlier) ? earlier : now;
}

/** All but the calls, the problems, and where the operations of documents stand and what they ask for. */
function saysSame(a: Facts, b: Facts): boolean {
  const part = ({
    formats,
    services,
    statements,
    routes,
    apiEntities,
    hosts,
    values,
    backends,
    reviews,
    flows,
  }: Facts) => [formats, services, statements, routes, apiEntities, hosts, values, backends, reviews, flows];
  return (
    sameData(part(a), part(b)) &&
    sameData(a.dangling, b.dangling) &&
    a.apis.length === b.apis.length &&
    a.apis.every((api, index) => sameApi(api, b.apis[index]))
  );
}

function sameApi(a: ApiFact, b: ApiFact | undefined): boolean {
  if (b === undefined || a.operations.length !== b.operations.length) return false;
  return (
    sameData({ ...a, operations: [], place: a.place.file }, { ...b, operations: [], place: b.place.file }) &&
    a.operations.every((operation, index) => {
      const other = b.operations[index];
      return (
        other !== undefined &&
        operation.operationId === other.operationId &&
        operation.evidence.format === other.evidence.format &&
        operation.method === other.method &&
        operation.path === other.path
      );
    })
  );
}
