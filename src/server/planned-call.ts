// A planned call as a request names it, as the graph and the formulas need it.
import type { PlannedCall } from '../core/impact/what-if';
import { type CallEnd, type CallTerms, FALLBACK_KINDS } from '../core/model/call';
import type { Graph } from '../core/model/graph';
import { operationKey, operationLabel } from '../core/model/operation';
import { formatDuration, parseDuration } from '../core/units/duration';
import { formatRate, parseRate } from '../core/units/rate';
import type { PlannedHow, WhatIfParams } from '../protocol/messages';
import type { Server } from './context';
import type { Folder } from './folder';

export interface FoundPlan {
  readonly folder: Folder;
  readonly head: Graph;
  readonly planned: PlannedCall & { readonly terms: CallTerms & Pick<PlannedHow, 'mode'> };
}

export interface Refusal {
  readonly ok: false;
  readonly reason: string;
  readonly field?: keyof PlannedHow;
}

/** The planned call in the folder that knows its caller, or why there is none. */
export function findPlan(server: Server, params: WhatIfParams): FoundPlan | Refusal {
  for (const folder of server.folders()) {
    if (params.folder !== undefined && params.folder !== folder.uri) continue;
    const head = folder.report()?.head;
    if (head?.services.has(params.from.service) !== true) continue;
    const from = endOf(head, params.from);
    const to = endOf(head, params.to);
    if (from === undefined) return refuse(`${params.from.service} has no operation ${params.from.operation ?? ''}.`);
    if (to === undefined) return refuse(`${params.to.service} has no operation ${params.to.operation ?? ''}.`);
    if (from.service === to.service) return refuse(`${from.service} cannot call itself: name two services.`);
    const how = termsOf(params);
    return 'reason' in how ? how : { folder, head, planned: { from, to, ...how } };
  }
  return refuse(`There is no service ${params.from.service}.`);
}

/** How a call with these terms is planned. */
export function howOf({ terms, requestRps }: Pick<PlannedCall, 'terms' | 'requestRps'>): PlannedHow {
  const { mode = 'sync', criticality, blocks, timeoutMs, tries, callsPerRequest, fallback } = terms;
  return {
    mode,
    ...(criticality === undefined ? {} : { criticality }),
    ...(blocks === undefined ? {} : { blocks }),
    ...(fallback === undefined ? {} : { fallback: fallback.kind }),
    ...(timeoutMs === undefined ? {} : { timeout: formatDuration(timeoutMs) }),
    ...(tries === undefined ? {} : { tries: String(tries) }),
    ...(callsPerRequest === undefined ? {} : { callsPerRequest: String(callsPerRequest) }),
    ...(requestRps === undefined ? {} : { rps: formatRate(requestRps) }),
  };
}

export function refuse(reason: string, field?: keyof PlannedHow): Refusal {
  return { ok: false, reason, ...(field === undefined ? {} : { field }) };
}

/** An end as the graph knows it; the callee may be a service of another repository. `undefined`: no such operation. */
function endOf(head: Graph, end: WhatIfParams['to']): CallEnd | undefined {
  if (end.operation === undefined) return { service: end.service };
  const operations = head.services.get(end.service)?.operations ?? [];
  const named = (key: string, label: string): boolean => key === end.operation || label === end.operation;
  const operation = operations.find((one) => named(operationKey(one), operationLabel(one)));
  return operation && { service: end.service, operation: operationKey(operation), label: operationLabel(operation) };
}

function termsOf(how: PlannedHow): Pick<FoundPlan['planned'], 'terms' | 'requestRps'> | Refusal {
  const { mode, criticality, blocks } = how;
  const timeoutMs = how.timeout === undefined ? undefined : parseDuration(how.timeout);
  if (how.timeout !== undefined && (timeoutMs === undefined || timeoutMs <= 0))
    return refuse('Write a duration with its unit: 300ms, 2s, 1m30s.', 'timeout');
  if (how.tries !== undefined && !/^[1-9]\d{0,2}$/.test(how.tries))
    return refuse('Write a whole number from 1: the first attempt counts.', 'tries');
  if (how.callsPerRequest !== undefined && !/^\d{1,6}(\.\d{1,6})?$/.test(how.callsPerRequest))
    return refuse('Write a number: 1, 2.5.', 'callsPerRequest');
  const requestRps =
    how.rps === undefined ? undefined : parseRate(/^[\d.]+$/.test(how.rps) ? `${how.rps}rps` : how.rps);
  if (how.rps !== undefined && requestRps === undefined) return refuse('Write a rate: 40, 40rps, 3000/min.', 'rps');
  const fallback = FALLBACK_KINDS.find((kind) => kind === how.fallback);
  if (how.fallback !== undefined && fallback === undefined)
    return refuse(`A fallback is one of ${FALLBACK_KINDS.join(', ')}.`, 'fallback');
  const terms = {
    mode,
    ...(criticality === undefined ? {} : { criticality }),
    ...(blocks === undefined || mode === 'sync' ? {} : { blocks }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(how.tries === undefined ? {} : { tries: Number(how.tries) }),
    ...(how.callsPerRequest === undefined ? {} : { callsPerRequest: Number(how.callsPerRequest) }),
    ...(fallback === undefined ? {} : { fallback: { kind: fallback } }),
  };
  return { terms, ...(requestRps === undefined ? {} : { requestRps }) };
}
