// Where an expression asks whether something is missing.
import { type Call, everyPart, type Expression } from './expression';

/** The first `absent(…)`. `absent_over_time` is not meant: it looks over a time of its own. */
export function absentIn(expression: Expression): Call | undefined {
  for (const part of everyPart(expression)) if (part.kind === 'call' && part.name === 'absent') return part;
  return undefined;
}
