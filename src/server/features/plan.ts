// Keeps a planned call, before any code exists: an `x-sre-calls` entry of the caller's operation, or a story file.
import { planInStory } from '../../core/fixes/keep-plan';
import { type PlannedTerms, withPlannedCall } from '../../core/fixes/plan';
import { whatIf } from '../../core/impact/what-if';
import type { CallEnd } from '../../core/model/call';
import { operationKey } from '../../core/model/operation';
import { storyFile, storyId } from '../../core/solution/story';
import { PLAN, type PlanParams, type WriteResult } from '../../protocol/messages';
import type { Server } from '../context';
import { onAsk } from '../guard';
import { findPlan, type FoundPlan, refuse } from '../planned-call';
import { applyInEditor, writeText } from '../write-text';

export function registerPlan(server: Server): void {
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  onAsk<PlanParams, WriteResult>(server.connection, PLAN, 'Planning', failed, (params) => plan(server, params));
}

async function plan(server: Server, params: PlanParams): Promise<WriteResult> {
  const found = findPlan(server, params);
  if ('reason' in found) return found;
  // What follows from the rate of the caller's requests is kept as the rate of the call.
  const { from, to } = found.planned;
  const { mode } = found.planned.terms;
  const terms = { ...whatIf(found.head, found.planned).terms, mode };
  const one: Planned = { ...found, from, to, terms, ...(params.story === undefined ? {} : { story: params.story }) };
  return params.as === 'story' ? inStory(server, one) : inApi(server, one);
}

interface Planned extends Pick<FoundPlan, 'folder' | 'head'> {
  readonly from: CallEnd;
  readonly to: CallEnd;
  readonly terms: PlannedTerms;
  readonly story?: string;
}

function inStory(server: Server, { folder, head, from, to, terms, ...rest }: Planned): Promise<WriteResult> {
  const today = server.clock.today();
  const { branch } = folder.workspace.snapshot(today);
  const story = { story: rest.story ?? storyId(branch) };
  return writeText(server, folder, storyFile(rest.story ?? branch), (text) =>
    planInStory(text, story, { from, to, terms }, head, today),
  );
}

async function inApi(server: Server, { folder, head, from, to, terms }: Planned): Promise<WriteResult> {
  if (from.operation === undefined) return refuse('Name the operation that calls, or keep the call in a story file.');
  const operation = head.services.get(from.service)?.operations.find((one) => operationKey(one) === from.operation);
  const place = operation?.evidence.place;
  const syntax = place && (await folder.nodes(place.file));
  const edit = syntax && withPlannedCall(syntax, place, to, terms);
  if (edit === undefined) return refuse('The document of the operation cannot be edited: it has syntax errors.');
  return applyInEditor(server, folder, edit);
}
