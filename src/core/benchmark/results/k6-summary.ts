// k6's summary as JSON: `--summary-export`, the data of `handleSummary`, and the newer machine-readable shape.
import type { Located } from '../../model/place';
import { mapOf, nodeAt, textAt } from '../../syntax/access';
import type { SyntaxNode } from '../../syntax/node';
import { type NumberContext, numberContext, numberIn, scaled } from '../numbers';
import { runFactsIn } from '../run-facts';
import type { ResultFacts, ResultFormat } from './format';
import { measuredIn, operationsIn } from './k6/measured';
import { type Metrics, metricsOf } from './k6/metrics';
import { thresholdsIn } from './k6/thresholds';

export const k6Summary: ResultFormat = {
  id: 'k6-summary',
  title: "k6's summary as JSON",
  read: (text) => {
    const document = text.document();
    const root = mapOf(document?.roots[0]);
    if (document === undefined || root === undefined) return undefined;
    const context = numberContext(document);
    const metrics = metricsOf(context, root);
    const holds = [...metrics.keys()].some((name) => name.startsWith('http_req'));
    return holds ? facts(context, root, metrics) : undefined;
  },
};

function facts(context: NumberContext, root: SyntaxNode, metrics: Metrics): ResultFacts {
  const { document } = context;
  const milliseconds = numberIn(context, nodeAt(root, 'state', 'testRunDurationMs'), 'The duration of the run');
  const seconds = numberIn(context, nodeAt(root, 'config', 'duration'), 'The duration of the run');
  const durationMs = milliseconds ?? scaled(seconds, 1000);
  const generated = nodeAt(root, 'metadata', 'generatedAt');
  const said = runFactsIn(document, root);
  const written = textAt(nodeAt(root, 'metadata'), 'generatedAt');
  const date: Located<string> | undefined =
    generated && written !== undefined ? { value: written, place: document.place(generated.span) } : undefined;
  const measured = measuredIn(context, metrics, '', durationMs);
  const line = metrics.get('http_req_duration')?.place.line;
  return {
    tool: 'k6',
    ...(line !== undefined && { line }),
    ...(durationMs && { durationMs }),
    ...measured,
    ...(date && { date }),
    ...said,
    operations: operationsIn(context, metrics, durationMs),
    thresholds: thresholdsIn(context, metrics),
    problems: context.problems,
  };
}
