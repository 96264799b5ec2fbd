// How the planned call is made: does the caller wait, and what else is known of it.
import * as vscode from 'vscode';
import type { PlannedHow } from '../../protocol/messages';
import { type Answered, BACK, type Choice, choose, type } from './quick-input';

const WAITING: readonly Choice<PlannedHow>[] = [
  {
    label: 'Waits for the answer, and fails without it',
    description: 'sync, hard',
    value: { mode: 'sync', criticality: 'hard' },
  },
  {
    label: 'Waits for the answer, and can do without',
    description: 'sync, soft',
    value: { mode: 'sync', criticality: 'soft' },
  },
  {
    label: 'Sends a message; the flow goes on only when the result is back',
    description: 'async, blocks',
    value: { mode: 'async', blocks: true },
  },
  { label: 'Sends a message and goes on', description: 'async', value: { mode: 'async', blocks: false } },
];

export function chooseWaiting(title: string): Promise<Answered<PlannedHow>> {
  return choose({ title, placeHolder: 'Does the caller wait?', canGoBack: true }, WAITING);
}

type Quantity = 'timeout' | 'tries' | 'callsPerRequest' | 'rps';

const QUANTITIES: readonly { readonly field: Quantity; readonly label: string; readonly prompt: string }[] = [
  { field: 'timeout', label: 'Timeout of one attempt', prompt: 'A duration such as 300ms or 2s; empty = not known' },
  { field: 'tries', label: 'Tries in all', prompt: 'The first attempt counts: 1, 2 …; empty = not known' },
  { field: 'callsPerRequest', label: 'Calls per request', prompt: 'For one request of the caller; empty = not known' },
  {
    field: 'rps',
    label: 'Requests a second',
    prompt: 'Requests of the caller at peak that make the call, such as 40 or 3000/min; empty = not known',
  },
];

/** Says what is wrong with a plan, if its one new field is. */
export type ProblemOf = (how: PlannedHow, field: keyof PlannedHow) => Promise<string | undefined>;

/** Goes on at once, or after as many of the quantities as are known. */
export async function chooseQuantities(
  title: string,
  how: PlannedHow,
  problemOf: ProblemOf,
): Promise<Answered<PlannedHow>> {
  let said = how;
  for (;;) {
    const items: Choice<Quantity | 'done'>[] = [
      { label: '$(graph) See the numbers', value: 'done' },
      { label: 'optional', kind: vscode.QuickPickItemKind.Separator },
      ...QUANTITIES.map(({ field, label }) => ({ label, description: said[field] ?? 'not known', value: field })),
    ];
    const chosen = await choose({ title, placeHolder: 'What else is known of the call?', canGoBack: true }, items);
    if (chosen === undefined || chosen === BACK) return chosen;
    if (chosen === 'done') return said;
    const prompt = QUANTITIES.find(({ field }) => field === chosen)?.prompt ?? '';
    const step = { title, placeHolder: prompt, canGoBack: true };
    const base = said;
    const text = await type(step, said[chosen] ?? '', (value) => problemOf({ ...base, [chosen]: value }, chosen));
    if (text === undefined) return undefined;
    if (text === BACK) continue;
    const { [chosen]: _, ...others } = said;
    said = text === '' ? others : { ...others, [chosen]: text };
  }
}
