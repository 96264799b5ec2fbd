// A file to the load-test script that it holds: the one entry for scripts.
import { linePlace } from '../model/place';
import type { BenchmarkScript } from './script';
import { SCRIPT_FORMATS } from './scripts';

/** What the text says that is called, `undefined` where it is no load test that is known. Never throws, never runs anything. */
export function readScript(file: string, text: string): BenchmarkScript | undefined {
  for (const format of SCRIPT_FORMATS) {
    const facts = format.read({ file, text });
    if (facts !== undefined) return { ...facts, evidence: { place: linePlace(file), format: format.id } };
  }
  return undefined;
}
