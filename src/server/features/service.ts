// One service unfolded: who calls it, whom it calls, its flows, and every line that speaks of it.
import type { Call, CallEnd } from '../../core/model/call';
import type { Flow } from '../../core/model/flow';
import type { Place } from '../../core/model/place';
import type { Report } from '../../core/model/report';
import { SERVICE, type ServiceParams, type ServiceResult } from '../../protocol/messages';
import type { CallRow, Link, ServiceView } from '../../protocol/views';
import type { Server } from '../context';
import { onAsk } from '../guard';
import { toLink } from '../to-lsp';

export function registerService({ connection, folders }: Server): void {
  onAsk<ServiceParams, ServiceResult>(connection, SERVICE, 'The service', null, (params) => {
    const folder = folders().find((one) => one.uri === params.folder);
    const report = folder?.report();
    if (folder === undefined || report === undefined) return null;
    return viewOf(folder.root, report, params.name) ?? null;
  });
}

function viewOf(root: string, report: Report, name: string): ServiceView | undefined {
  const { services, calls, flows } = report.head;
  const service = services.get(name);
  if (service === undefined) return undefined;
  const added = new Set(report.changes.calls.flatMap(({ kind, it }) => (kind === 'added' ? [it.key] : [])));
  const rows = (wanted: (call: Call) => boolean, other: (call: Call) => CallEnd): CallRow[] =>
    calls
      .filter(wanted)
      .map((call) => callRow(root, call, other(call).service, added.has(call.key)))
      .sort(byService);
  return {
    name,
    callers: rows(
      ({ to }) => to.service === name,
      ({ from }) => from,
    ),
    callees: rows(
      ({ from }) => from.service === name,
      ({ to }) => to,
    ),
    flows: flows.flatMap((flow) => {
      const how = roleIn(flow, name, report);
      return how === undefined
        ? []
        : [{ name: flow.name, tier: flow.tier, how, link: lineLink(root, flow.evidence.place) }];
    }),
    evidence: service.evidence.map(({ format, place }) => ({ format, link: lineLink(root, place) })),
  };
}

function callRow(root: string, call: Call, service: string, isNew: boolean): CallRow {
  const mode =
    call.mode === 'unknown' ? 'mode unknown' : call.terms.blocks === true ? `${call.mode}, waits` : call.mode;
  const criticality = call.criticality === 'unknown' ? [] : [`${call.criticality}${call.assumed ? ' (assumed)' : ''}`];
  const ends = [call.from, call.to].map((end) =>
    end.operation === undefined ? undefined : (end.label ?? end.operation),
  );
  return {
    key: call.key,
    service,
    operations: ends.every((end) => end === undefined) ? '' : ends.map((end) => end ?? '…').join(' → '),
    terms: [mode, ...criticality, call.grade].join(', '),
    isNew,
    links: call.evidence.map(({ place }) => lineLink(root, place)),
  };
}

/** What a service is to a flow, or `undefined` where it is nothing to it. */
function roleIn(flow: Flow, service: string, { head }: Report): string | undefined {
  if (flow.entry.service === service) return 'begins here';
  if (flow.steps.some((step) => step.service === service)) return 'a step';
  const tier = head.tiers.get(service);
  if (tier?.because?.flow === flow.name) return 'waits for it';
  return tier?.possible?.flow === flow.name ? 'may wait for it' : undefined;
}

function lineLink(root: string, place: Place): Link {
  return toLink(root, `${place.file}:${place.line}`, place);
}

function byService(a: CallRow, b: CallRow): number {
  if (a.isNew !== b.isNew) return a.isNew ? -1 : 1;
  return a.service < b.service ? -1 : a.service > b.service ? 1 : a.key < b.key ? -1 : 1;
}
