// Plans a call before any code exists: who calls whom, how, what that does to the numbers, and where to keep it.
import * as vscode from 'vscode';
import {
  PLAN,
  type PlannedHow,
  type PlanParams,
  SERVICES,
  type ServicesResult,
  WHAT_IF,
  type WhatIfParams,
  type WhatIfResult,
  type WriteResult,
} from '../../protocol/messages';
import type { ServiceRow } from '../../protocol/views';
import type { ClientCommand, ClientContext } from '../context';
import { pickFolder } from '../folders';
import { rangeOf } from '../links';
import { chooseOperation, chooseService, type End } from '../planning/ends';
import { chooseQuantities, chooseWaiting } from '../planning/how';
import { decide } from '../planning/preview';
import { type Answered, BACK, type } from '../planning/quick-input';
import { type Draft, type PlanStep, walk } from '../planning/walk';

const TITLE = 'Plan a New Call';

export const planNewCall: ClientCommand = {
  id: 'sreLens.planNewCall',
  run: async (client) => {
    const folder = await pickFolder('Plan a call in which folder?');
    if (folder === undefined) return;
    const rows = await client.connection.ask<ServicesResult>(SERVICES);
    const services = rows.filter((service) => service.folder === folder);
    const draft = await walk(stepsOf(client, folder, services));
    if (draft?.from === undefined || draft.to === undefined || draft.how === undefined || draft.kept === undefined)
      return;
    const { from, to, how, kept } = draft;
    const params: PlanParams = { folder, from, to, ...how, ...kept };
    const result = await client.connection.ask<WriteResult>(PLAN, params);
    if (result.ok) await showWritten(result);
    else await vscode.window.showErrorMessage(`The call was not planned. ${result.reason}`);
  },
};

function stepsOf(client: ClientContext, folder: string, services: readonly ServiceRow[]): readonly PlanStep[] {
  const callers = services.filter(({ known }) => known);
  const ask = (draft: Draft, how: PlannedHow): Promise<WhatIfResult> => {
    const { from = { service: '' }, to = { service: '' } } = draft;
    return client.connection.ask<WhatIfResult>(WHAT_IF, { folder, from, to, ...how } satisfies WhatIfParams);
  };
  return [
    async (_, canGoBack) => {
      const caller = await chooseService(callers, `${TITLE}: who calls?`, canGoBack);
      return caller === undefined || caller === BACK ? caller : { caller, from: { service: caller.name } };
    },
    async (draft) => {
      const { caller } = draft;
      if (caller === undefined || caller.operations.length === 0) return draft;
      const from = await chooseOperation(caller, `${TITLE}: who calls?`);
      return from === undefined || from === BACK ? from : { ...draft, from };
    },
    async (draft, canGoBack) => {
      const others = services.filter(({ name }) => name !== draft.caller?.name);
      const callee = await chooseService(others, `${TITLE}: whom does ${labelOf(draft.from)} call?`, canGoBack);
      return callee === undefined || callee === BACK ? callee : { ...draft, callee, to: { service: callee.name } };
    },
    async (draft) => {
      const { callee } = draft;
      if (callee === undefined || callee.operations.length === 0) return draft;
      const to = await chooseOperation(callee, `${TITLE}: whom does ${labelOf(draft.from)} call?`);
      return to === undefined || to === BACK ? to : { ...draft, to };
    },
    async (draft) => {
      const how = await chooseWaiting(titleOf(draft));
      return how === undefined || how === BACK ? how : { ...draft, how };
    },
    async (draft) => {
      const before = draft.how ?? { mode: 'sync' };
      const how = await chooseQuantities(titleOf(draft), before, async (next, field) => {
        const result = await ask(draft, next);
        return result.ok || result.field !== field ? undefined : result.reason;
      });
      return how === undefined || how === BACK ? how : { ...draft, how: { ...how } };
    },
    (draft) => preview(draft, ask),
    async (draft) => {
      if (draft.kept?.as !== 'story') return draft;
      const step = { title: titleOf(draft), placeHolder: 'Story: its key or a short name; empty = this branch' };
      const story = await type({ ...step, canGoBack: true }, '', () => Promise.resolve(undefined));
      if (story === undefined || story === BACK) return story;
      return { ...draft, kept: story === '' ? { as: 'story' } : { as: 'story', story } };
    },
  ];
}

/** Shows the numbers until the plan is kept or discarded; a way out that is chosen is shown with its own. */
async function preview(
  draft: Draft,
  ask: (draft: Draft, how: PlannedHow) => Promise<WhatIfResult>,
): Promise<Answered<Draft>> {
  const tried: PlannedHow[] = [draft.how ?? { mode: 'sync' }];
  for (;;) {
    const how = tried.at(-1) ?? { mode: 'sync' };
    const result = await ask(draft, how);
    if (!result.ok) {
      await vscode.window.showErrorMessage(`The numbers could not be made. ${result.reason}`);
      return undefined;
    }
    const decision = await decide(titleOf(draft), result.page, result.ways, draft.from?.operation !== undefined);
    if (decision === undefined || decision === 'discard') return undefined;
    if (decision === BACK) {
      tried.pop();
      if (tried.length === 0) return BACK;
    } else if ('how' in decision) tried.push(decision.how);
    else return { ...draft, how, kept: { as: decision.keep } };
  }
}

function titleOf({ from, to }: Draft): string {
  return `${TITLE}: ${labelOf(from)} → ${labelOf(to)}`;
}

function labelOf(end: End | undefined): string {
  if (end === undefined) return '';
  return end.operation === undefined ? end.service : `${end.service}#${end.operation}`;
}

/** The cursor goes behind what was written; a selection would be lost with the next key. */
async function showWritten({ uri, range }: Extract<WriteResult, { ok: true }>): Promise<void> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri));
  if (range === undefined) return;
  const written = rangeOf(range);
  editor.selection = new vscode.Selection(written.end, written.end);
  editor.revealRange(written, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
