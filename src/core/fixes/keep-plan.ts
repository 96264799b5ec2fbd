// A planned call kept in a file: text in, text out, the same for the editor and the command line.
import type { CallEnd } from '../model/call';
import type { Graph } from '../model/graph';
import type { Place } from '../model/place';
import { DEFAULTS } from '../solution/defaults';
import { answerOfTerms } from '../solution/terms-evidence';
import { type StoryHead, writeAnswers } from '../solution/write';
import { readSyntax } from '../syntax/read';
import { plannedCall, type PlannedTerms, withPlannedCall } from './plan';

export interface Plan {
  readonly from: CallEnd;
  readonly to: CallEnd;
  readonly terms: PlannedTerms;
}

const WAITS = 'TS-05';

/** Questions that the terms of a planned call answer; a story file has no other place for them. */
const ANSWERED = ['TS-04', 'TS-05', 'TS-06', 'TS-07', 'TS-10', 'TS-11'];

/**
 * The text of a story file (`undefined`: there is none yet) with a record that plans the call, its terms as answers of `today`
 * (an ISO date). `undefined` where the text cannot be edited safely.
 */
export function planInStory(
  text: string | undefined,
  story: StoryHead,
  { from, to, terms }: Plan,
  head: Graph,
  today: string,
): string | undefined {
  const call = plannedCall(from, to, terms);
  const answers = new Map(
    ANSWERED.flatMap((id) => {
      const said = id === WAITS ? waitAnswer(terms) : answerOfTerms(id, call);
      return said === undefined ? [] : [[id, { text: said, on: today }] as const];
    }),
  );
  return writeAnswers(text, story, [{ call, planned: true, answers }], head);
}

/** The text of a document with a planned `x-sre-calls` entry below the operation whose key is at `place`. `undefined` as above. */
export function planInDocument(text: string, place: Place, { to, terms }: Plan): string | undefined {
  const syntax = readSyntax(place.file, text);
  const edit = withPlannedCall(syntax, place, to, terms);
  if (edit === undefined) return undefined;
  const { line, column, endLine, endColumn } = edit.place;
  return text.slice(0, syntax.offset(line, column)) + edit.newText + text.slice(syntax.offset(endLine, endColumn));
}

/** In the words of the ready answers. */
function waitAnswer({ mode, blocks }: PlannedTerms): string | undefined {
  if (mode !== 'async' || blocks === undefined) return undefined;
  const [yes, no] = DEFAULTS.get(WAITS) ?? [];
  return blocks ? yes : no;
}
