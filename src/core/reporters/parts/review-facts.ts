// What a review says besides the calls: who must look, services introduced, flows, tiers changed, what else was found.
import { compareSeverities } from '../../model/finding';
import type { Promotion } from '../../model/graph';
import { endLabel } from '../../model/call';
import type { Line, Section, Span } from '../../model/page';
import type { Report } from '../../model/report';
import type { Tier } from '../../model/tier';
import { waiverText } from '../../waivers/words';
import { formatPercent } from '../../units/percent';
import { count } from './headline';
import { flowLoss, objectivesLost } from './objectives-lost';
import type { NewCall } from './pull-request-calls';
import { practiceOffText } from './practice-off';
import { reviewers, touchedFlows } from './reviewers';
import { joined, list, name, strong, where, words } from './spans';

/** More lines than this are not read; the rest is counted. */
const MOST = 50;

type Titled = readonly Section[];

/** Owners of the callees that matter and of the flows touched, each with what they own. */
export function whoMustLook(report: Report, calls: readonly NewCall[]): Titled {
  return section(
    'Who must look',
    reviewers(report, calls, touchedFlows(report, calls)).map(({ who, what }) => [
      who === undefined ? words('No owner known') : strong(who),
      words(' for '),
      ...joined(what.map((one) => name(one))),
    ]),
  );
}

/** Services that the baseline does not have, with tier and owner. */
export function servicesIntroduced(report: Report): Titled {
  const added = report.changes.services.filter(({ kind }) => kind === 'added');
  return section(
    'Services introduced',
    added.map(({ it }) => [
      name(it.name, it.evidence[0]?.place),
      words(`, ${tierText(report.head.tiers.get(it.name)?.tier ?? 'unknown')}`),
      words(it.owner === undefined ? ', no owner known' : `, ${it.owner.value.team}`),
      words(it.known ? '' : ', described nowhere in this workspace'),
    ]),
  );
}

/** Declared flows that a new call is a step of, with what they depend on now. */
export function flowsTouched(report: Report, calls: readonly NewCall[]): Titled {
  const promotions = calls.flatMap((one) => one.promotions);
  const flows = report.head.flows.filter((flow) => touchedFlows(report, calls).includes(flow.name));
  return section(
    'Flows that come into the picture',
    flows.map((flow) => {
      const loss = flowLoss(report, flow.name);
      const needs = [...new Set(promotions.filter((one) => one.flow === flow.name).map(({ service }) => service))];
      return [
        name(flow.name, flow.evidence.place),
        words(`, ${tierText(flow.tier)}, begins at `),
        name(endLabel(flow.entry)),
        ...(needs.length === 0 ? [] : [words('; now depends on '), ...joined(needs.map((one) => name(one)))]),
        ...(loss === '' ? [] : [words(`; ${loss}`)]),
      ];
    }),
  );
}

/** Services whose objective the branch makes impossible, with what stands in the way. */
export function lostObjectives(report: Report): Titled {
  return section(
    'Objectives that can no longer be kept',
    objectivesLost(report).map(({ service, target, because }) => [
      name(service),
      words(` (${formatPercent(target)})`),
      ...(because === undefined
        ? []
        : [words(': '), name(because.service), words(` allows ${formatPercent(because.availability)}`)]),
    ]),
  );
}

/** Effective tiers that differ from the baseline, and those that hang on an answer. */
export function tiersChanged(report: Report, calls: readonly NewCall[]): Titled {
  const { head, before } = report;
  if (before === undefined) return [];
  const rows = [...head.tiers].flatMap(([service, now]): (readonly Line[])[] => {
    const earlier = before.tiers.get(service)?.tier;
    if (earlier === undefined || earlier === now.tier) return [];
    return [row(report, service, earlier, words(now.tier), now.because)];
  });
  const asked = new Map(
    calls
      .flatMap((one) => one.promotions)
      .filter(({ certainty }) => certainty === 'possible')
      .map((one) => [one.service, one]),
  );
  for (const [service, promotion] of asked) {
    const tier = head.tiers.get(service)?.tier ?? 'unknown';
    rows.push(row(report, service, tier, words(`perhaps ${promotion.to}`), promotion));
  }
  if (rows.length === 0) return [];
  const table = { kind: 'table' as const, head: ['service', 'before', 'after', 'because'], rows: rows.slice(0, MOST) };
  return [{ level: 2, title: [words('Tiers changed')], blocks: [table, ...more(rows.length)] }];
}

/** Findings that are about no call. */
export function otherFindings(report: Report): Titled {
  const others = report.findings.filter(({ call }) => call === undefined);
  return section(
    'Also found',
    [...others]
      .sort((a, b) => compareSeverities(b.severity, a.severity))
      .map(({ severity, code, message, place, waived }) => [
        strong(waived === undefined ? severity : 'waived'),
        words(' '),
        name(code),
        words(` ${message} `),
        where(place),
        ...(waived === undefined ? [] : [words(` ${waiverText(waived)}`)]),
      ]),
  );
}

/** What practices keep from this page. */
export function offByPractice({ off }: Report): Titled {
  return section(
    'Off by practice',
    off.map((one) => [words(`${practiceOffText(one)} `), where(one.place)]),
  );
}

/** What could not be read is told: it may hide something. */
export function notRead(report: Report): Titled {
  const serious = report.problems.filter(({ severity }) => severity !== 'information');
  return section(
    'What could not be read',
    serious.map(({ message, place }) => [words(`${message} `), ...(place === undefined ? [] : [where(place)])]),
  );
}

function section(title: string, items: readonly Line[]): Titled {
  if (items.length === 0) return [];
  return [{ level: 2, title: [words(title)], blocks: [...list(items.slice(0, MOST)), ...more(items.length)] }];
}

function more(all: number): Section['blocks'] {
  return all > MOST ? [{ kind: 'text', line: [words(`And ${count(all - MOST, 'more line')}.`)] }] : [];
}

function row(
  report: Report,
  service: string,
  before: Tier,
  after: Span,
  because: Promotion | undefined,
): readonly Line[] {
  const known = report.head.services.get(service);
  const place = because?.path.at(-1)?.evidence[0]?.place ?? known?.tier.place ?? known?.evidence[0]?.place;
  return [
    [name(service)],
    [words(before)],
    [after],
    [...why(report, because), ...(place === undefined ? [] : [words(' '), where(place)])],
  ];
}

function why(report: Report, because: Promotion | undefined): Line {
  if (because === undefined) return [words('declared')];
  const last = because.path.at(-1);
  const what = because.how === 'gating' && last !== undefined ? `its call of ${endLabel(last.to)}` : 'it';
  // A core service that is in no flow stands for itself.
  const declared = report.head.flows.some((one) => one.name === because.flow);
  const flow = declared || because.how !== 'gating' ? name(because.flow) : words('a core flow');
  return because.certainty === 'claimed'
    ? [flow, words(` waits for ${what}`)]
    : [words('does '), flow, words(` wait for ${what}?`)];
}

function tierText(tier: Tier): string {
  return tier === 'unknown' ? 'tier unknown' : tier;
}
