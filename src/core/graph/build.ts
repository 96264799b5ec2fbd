// The graph of one side: its catalog, and what follows for the tiers.
import type { Catalog, Graph } from '../model/graph';
import { effectiveTiers } from './tiers';

/** Takes a catalog; gives the graph. Ends on every input, cycles included; the same catalog gives the same graph. */
export function buildGraph(catalog: Catalog): Graph {
  return { ...catalog, ...effectiveTiers(catalog) };
}
