// The services and their calls for Graphviz.
import type { Tier } from '../model/tier';
import { oneLine } from '../units/one-line';
import type { GraphReporter } from './graph-reporter';
import { type ServiceEdge, serviceEdges } from './parts/service-edges';

const LINES: Record<ServiceEdge['line'], string> = { hard: 'solid', soft: 'dashed', unknown: 'dotted' };
const COLOURS: Record<Tier, string> = {
  core: '#b3261e',
  normal: '#2f6fab',
  supplementary: '#6b7280',
  unknown: '#888888',
};

export const graphDot: GraphReporter = {
  id: 'dot',
  title: 'A Graphviz digraph of services',
  render: (graph) => {
    const { nodes, edges } = serviceEdges(graph);
    const lines = [
      'digraph services {',
      '  rankdir=LR; node [shape=box, style=rounded, fontname="sans-serif"]; edge [fontname="sans-serif"];',
      ...nodes.map(
        ({ id, name, tier }) => `  ${id} [label=${quote(name)}, color="${COLOURS[tier]}", tooltip="${tier}"];`,
      ),
      ...edges.map(
        ({ from, to, label, line }) =>
          `  ${from.id} -> ${to.id} [style=${LINES[line]}${label && `, label=${quote(label)}`}];`,
      ),
      '}',
    ];
    return `${lines.join('\n')}\n`;
  },
};

/** Backslashes are doubled, so that a name cannot use the escapes of labels (`\N`, `\n`). */
function quote(text: string): string {
  return `"${oneLine(text).replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
}
