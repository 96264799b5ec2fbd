// The thresholds in a summary of k6.
import { boolOf, entriesOf, nodeAt } from '../../../syntax/access';
import type { NumberContext } from '../../numbers';
import type { ThresholdOutcome } from '../../result';
import type { Metrics } from './metrics';

/** `handleSummary` says that a threshold is ok, `--summary-export` that it was crossed. */
export function thresholdsIn({ document }: NumberContext, metrics: Metrics): readonly ThresholdOutcome[] {
  return [...metrics].flatMap(([metric, { node }]) =>
    entriesOf(nodeAt(node, 'thresholds')).flatMap(({ key, keySpan, value }) => {
      const [ok, crossed] = [boolOf(nodeAt(value, 'ok')), boolOf(value)];
      const held = ok ?? (crossed === undefined ? undefined : !crossed);
      return held === undefined ? [] : [{ metric, expression: key, held, place: document.place(keySpan) }];
    }),
  );
}
