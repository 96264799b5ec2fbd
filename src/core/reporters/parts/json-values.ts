// The small values that all our JSON outputs are made of.
import type { Evidence, Origin } from '../../model/place';
import type { Json } from '../../model/service';

/** A map of JSON values; `undefined` stands for "not said" and is left out when written. */
export type JsonMap = { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json };

/** Leaves out what was not said. The keys are names of ours, never of a file. */
export function said(values: JsonMap): JsonObject {
  const kept: { [key: string]: Json } = {};
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (value !== undefined) kept[key] = value;
  }
  return kept;
}

/** Where a statement was read: file, line (1-based) and format. */
export function evidenceValue({ place, format }: Evidence): JsonObject {
  return { file: place.file, line: place.line, format };
}

/** What only repeats a statement of another repository names the line there: the graph file itself is not published. */
export function publishedEvidence(evidence: readonly Evidence[]): JsonObject[] {
  const values = evidence.flatMap((one) => one.origins?.map(originValue) ?? [evidenceValue(one)]);
  const unique = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...unique.values()];
}

function originValue({ file, line, format, repository }: Origin): JsonObject {
  return said({ file, line, format, repository });
}
