// The formats of the graph.
import { graphDot } from './graph-dot';
import { graphHtml } from './graph-html';
import { graphJson } from './graph-json';
import { graphMermaid } from './graph-mermaid';
import type { GraphReporter } from './graph-reporter';

export const GRAPH_REPORTERS: readonly GraphReporter[] = [graphJson, graphMermaid, graphDot, graphHtml];
