// The numbers of each service as it stands: targets, budgets, what it can reach, who spends most.
import { compareText } from '../catalog/order';
import type { Graph } from '../model/graph';
import type { ServiceNumbers } from '../model/impact';
import type { Service } from '../model/service';
import type { Slo } from '../model/slo';
import { sharesOf } from './budget-use';
import { ceilingOf } from './ceiling';
import { verdictOn } from './feasible';
import { errorBudgetMinutes } from './formulas/error-budget';
import { availabilitySlo, latencySlo } from './objectives';
import { type Side, sideOf } from './side';
import { missingAvailability } from './unknown';

const MONTH_DAYS = 30;
const YEAR_DAYS = 365;

/** The numbers of every service of a graph, by name. A service without an objective has no budget and can keep nothing. */
export function serviceNumbers(graph: Graph): readonly ServiceNumbers[] {
  const side = sideOf(graph, graph);
  return [...graph.services.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map((service) => numbersOf(service, side));
}

/** Those of one service. */
export function numbersOfService(graph: Graph, service: Service): ServiceNumbers {
  return numbersOf(service, sideOf(graph, graph));
}

function numbersOf(service: Service, side: Side): ServiceNumbers {
  const slo = availabilitySlo(service);
  const latency = latencySlo(service);
  const ceiling = ceilingOf(side, service.name);
  const hasCeiling = ceiling.missing.length === 0;
  const verdict = slo === undefined ? {} : verdictOn(side, service.name, slo.target);
  const [spender] = slo === undefined ? [] : sharesOf(side.needs(service.name), slo, new Set());
  return {
    service: service.name,
    ...(slo === undefined ? {} : { target: slo.target, windowDays: slo.windowDays, ...budgetOf(slo) }),
    ...(hasCeiling ? { ceiling: ceiling.value, basis: ceiling.basis } : {}),
    ...verdict,
    ...(spender?.availability === undefined ? {} : { biggestSpender: { ...spender, isNew: false } }),
    ...(latency === undefined ? {} : { latency }),
    unknown: (slo === undefined ? [service.name] : ceiling.missing).map(missingAvailability),
  };
}

function budgetOf({ target, windowDays }: Slo): Pick<ServiceNumbers, 'budget'> {
  const [window, month, year] = [windowDays, MONTH_DAYS, YEAR_DAYS].map((days) => errorBudgetMinutes(target, days));
  return window === undefined || month === undefined || year === undefined ? {} : { budget: { window, month, year } };
}
