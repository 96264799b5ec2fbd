// Who calls whom in a generated estate: layers, gateways, hubs, one ring.
import type { Chance } from './random';

export interface Node {
  readonly name: string;
  /** 0 is what users meet; calls lead to higher layers, so no chain is longer than there are layers. */
  readonly layer: number;
  /** Names of its callees, each once. */
  readonly callees: readonly string[];
}

const LAYERS = 6;
/** Shares of the services in each layer. */
const SHARES = [0.1, 0.25, 0.25, 0.2, 0.15, 0.05];
const MEAN_CALLS = 2.7;
const RING = 5;
/** This share of all calls goes to a hub. */
const TO_HUBS = 0.2;

/**
 * A topology of `count` services with about 2.2 calls a service: one gateway in a hundred has 10 to 12 callees, a few hubs
 * have a very high fan-in, one ring of five, chains of up to six services.
 */
export function drawTopology(count: number, chance: Chance): readonly Node[] {
  const names = Array.from({ length: count }, (_, index) => serviceName(index));
  const layers = layersOf(names);
  const hubs = (layers[LAYERS - 1] ?? []).slice(0, 3 + Math.floor(count / 400));
  const gateways = new Set((layers[0] ?? []).slice(0, Math.max(1, Math.round(count / 100))));
  const ring = (layers[2] ?? []).slice(0, RING);
  return layers.flatMap((members, layer) =>
    members.map((name) => {
      const callees = new Set<string>();
      const wanted = gateways.has(name) ? chance.between(10, 12) : calls(chance, layer);
      const below = layers.slice(layer + 1).flat();
      for (let tries = 0; callees.size < Math.min(wanted, below.length) && tries < 40; tries++) {
        const near = layers[layer + 1] ?? [];
        const callee = chance.pick(chance.next() < TO_HUBS ? hubs : chance.next() < 0.8 ? near : below);
        if (callee !== undefined && callee !== name && below.includes(callee)) callees.add(callee);
      }
      const at = ring.indexOf(name);
      const next = at < 0 ? undefined : ring[(at + 1) % ring.length];
      if (next !== undefined && next !== name) callees.add(next);
      return { name, layer, callees: [...callees] };
    }),
  );
}

export function serviceName(index: number): string {
  return `svc-${String(index).padStart(4, '0')}`;
}

function calls(chance: Chance, layer: number): number {
  if (layer === LAYERS - 1) return 0;
  return Math.floor(chance.next() * MEAN_CALLS * 2);
}

function layersOf(names: readonly string[]): readonly (readonly string[])[] {
  let from = 0;
  return SHARES.map((share, layer) => {
    const to = layer === LAYERS - 1 ? names.length : from + Math.max(1, Math.round(share * names.length));
    const members = names.slice(from, to);
    from = to;
    return members;
  });
}
