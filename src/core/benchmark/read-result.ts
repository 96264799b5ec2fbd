// A file to the result that it holds: the one entry for results of load tests.
import { linePlace } from '../model/place';
import type { BenchmarkResult, RunFacts } from './result';
import { type ResultSource, resultText } from './result-text';
import { RESULT_FORMATS } from './results';

/**
 * What the file says of a run, `undefined` where no format knows it. `beside` are the facts of the file beside it
 * (`run-facts.ts`); what the result says itself wins. Never throws.
 */
export function readResult(source: ResultSource, beside: RunFacts = {}): BenchmarkResult | undefined {
  const text = resultText(source);
  for (const format of RESULT_FORMATS) {
    const facts = format.read(text);
    if (facts === undefined) continue;
    const { line, ...said } = facts;
    return { ...beside, ...said, evidence: { place: linePlace(source.file, line), format: format.id } };
  }
  return undefined;
}
