// The lines of a picture: calls of one pair of services that look the same are drawn as one.
import type { Picture, PictureCall } from '../model/picture';

/** How a line looks: `hard` solid, `soft` dashed, `async` (nobody waits) dotted, `unknown` dash and dot. */
export type LineKind = 'hard' | 'soft' | 'async' | 'unknown';

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly kind: LineKind;
  /** Numbers of calls; never empty. */
  readonly calls: readonly number[];
  readonly change?: 'new' | 'changed';
}

/** The look of a call. A hard call is solid whether it is synchronous or waited for. */
export function lineKind({ criticality, mode }: PictureCall): LineKind {
  if (criticality === 'hard') return 'hard';
  if (criticality === 'unknown') return 'unknown';
  return mode === 'async' ? 'async' : 'soft';
}

/** The lines of some calls (their numbers), in their order. Calls of a service to itself have none. */
export function edgesOf({ calls }: Picture, numbers: readonly number[]): readonly Edge[] {
  const edges = new Map<
    string,
    { from: number; to: number; kind: LineKind; calls: number[]; change?: 'new' | 'changed' }
  >();
  for (const number of numbers) {
    const call = calls[number];
    if (call === undefined || call.from === call.to) continue;
    const kind = lineKind(call);
    const key = `${call.from} ${call.to} ${kind}`;
    const edge = edges.get(key) ?? { from: call.from, to: call.to, kind, calls: [] };
    edge.calls.push(number);
    if (call.change !== undefined && edge.change !== 'new') edge.change = call.change;
    edges.set(key, edge);
  }
  return [...edges.values()];
}
