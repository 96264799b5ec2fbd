// The services and their calls as a Mermaid flowchart.
import type { GraphReporter } from './graph-reporter';
import { mermaidText, tierClasses } from './parts/mermaid-text';
import { type ServiceEdge, serviceEdges } from './parts/service-edges';

const LINES: Record<ServiceEdge['line'], string> = { hard: '-->', soft: '-.->', unknown: '-.-' };

export const graphMermaid: GraphReporter = {
  id: 'mermaid',
  title: 'A Mermaid flowchart of services',
  render: (graph) => {
    const { nodes, edges } = serviceEdges(graph);
    const lines = [
      'flowchart LR',
      ...nodes.map((node) => `${node.id}["${mermaidText(node.name)}"]:::${node.tier}`),
      ...edges.map(({ from, to, label, line }) => `${from.id} ${LINES[line]}${label && `|${label}|`} ${to.id}`),
      ...tierClasses(nodes.map(({ tier }) => tier)),
    ];
    return `${lines.map((line, index) => (index === 0 ? line : `  ${line}`)).join('\n')}\n`;
  },
};
