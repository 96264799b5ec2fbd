// The steps of a plan, one after the other and back.
import type { PlannedHow, PlanParams } from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import type { End } from './ends';
import { type Answered, BACK } from './quick-input';

export interface Draft {
  readonly caller?: ServiceRow;
  readonly from?: End;
  readonly callee?: ServiceRow;
  readonly to?: End;
  readonly how?: PlannedHow;
  readonly kept?: Pick<PlanParams, 'as' | 'story'>;
}

/** A step gives the draft with its answer; the same draft where there is nothing to ask. */
export type PlanStep = (draft: Draft, canGoBack: boolean) => Promise<Answered<Draft>>;

/** The steps in order; back goes to the last one that asked something. */
export async function walk(steps: readonly PlanStep[]): Promise<Draft | undefined> {
  const asked: { readonly at: number; readonly draft: Draft }[] = [];
  let draft: Draft = {};
  let at = 0;
  for (let step = steps[at]; step !== undefined; step = steps[at]) {
    const next = await step(draft, asked.length > 0);
    if (next === undefined) return undefined;
    if (next === BACK) {
      const before = asked.pop();
      if (before === undefined) return undefined;
      ({ at, draft } = before);
      continue;
    }
    if (next !== draft) asked.push({ at, draft });
    draft = next;
    at += 1;
  }
  return draft;
}
