// The rules of a workspace, joined to its services: what the checks of alerts look at.
import { grouped } from '../../catalog/grouped';
import { rememberEach } from '../../catalog/remember';
import type { AlertRule } from '../../model/alert-rule';
import type { AlertSeverity } from '../../model/alert-severity';
import type { Config } from '../../model/config';
import type { Graph } from '../../model/graph';
import { allNames, type Service } from '../../model/service';
import { contentOf } from './identity';
import { alertSeverity } from './severity';

/** A rule with what follows from its labels. */
export interface ReadRule {
  readonly rule: AlertRule;
  /** Absent where it names none that is known here. */
  readonly service?: Service;
  /** Of alerts; absent where no label says it in a word that is known. */
  readonly severity?: AlertSeverity;
}

export interface AlertEstate {
  readonly graph: Graph;
  readonly config: Config;
  /** In the order of files and lines. */
  readonly rules: readonly ReadRule[];
  readonly alertsOf: (service: string) => readonly ReadRule[];
  readonly alertsNamed: (name: string) => readonly ReadRule[];
  /** Rules that record the series of this name. */
  readonly recorded: (metric: string) => readonly ReadRule[];
  /** True for rules that the baseline does not have, or has with other words; all of them where there is none. */
  readonly isNew: (rule: AlertRule) => boolean;
  /** Absent in an audit. */
  readonly before?: AlertEstate;
}

export interface EstateSource {
  readonly graph: Graph;
  readonly config: Config;
  readonly rules: readonly AlertRule[];
}

/** Joins the rules of one side; with the estate of the baseline it is known which of them are new. */
export function alertEstate({ graph, config, rules }: EstateSource, before?: AlertEstate): AlertEstate {
  const named = serviceNames(graph);
  const read = rules.map((rule): ReadRule => {
    const service = rule.services.map((name) => named.get(name)).find((one) => one !== undefined);
    const severity = rule.kind === 'alert' ? alertSeverity(rule, config.severities) : undefined;
    return { rule, ...(service === undefined ? {} : { service }), ...(severity === undefined ? {} : { severity }) };
  });
  const alerts = read.filter(({ rule }) => rule.kind === 'alert');
  const records = read.filter(({ rule }) => rule.kind === 'record');
  const byService = grouped(alerts, ({ service }) => service?.name);
  const byName = grouped(alerts, ({ rule }) => rule.name.value);
  const byRecord = grouped(records, ({ rule }) => rule.name.value);
  return {
    graph,
    config,
    rules: read,
    alertsOf: (service) => byService.get(service) ?? NONE,
    alertsNamed: (name) => byName.get(name) ?? NONE,
    recorded: (metric) => byRecord.get(metric) ?? NONE,
    isNew: newness(read, before),
    ...(before === undefined ? {} : { before }),
  };
}

const NONE: readonly ReadRule[] = [];

function serviceNames({ services }: Graph): ReadonlyMap<string, Service> {
  const named = new Map<string, Service>();
  for (const service of services.values())
    for (const name of allNames(service)) if (!named.has(name)) named.set(name, service);
  for (const service of services.values()) named.set(service.name, service);
  return named;
}

const contentOnce = rememberEach(contentOf);

/** Of rules that say the same, as many are new as the baseline has fewer of: a copy is one. */
function newness(read: readonly ReadRule[], before: AlertEstate | undefined): AlertEstate['isNew'] {
  if (before === undefined) return () => true;
  let fresh: ReadonlySet<AlertRule> | undefined;
  return (rule) => {
    fresh ??= newRules(read, before);
    return fresh.has(rule);
  };
}

function newRules(read: readonly ReadRule[], before: AlertEstate): ReadonlySet<AlertRule> {
  // Most files are the same on both sides, and so are their rules.
  const [here, there] = [read, before.rules].map((rules) => new Set(rules.map(({ rule }) => rule)));
  const left = new Map<string, number>();
  for (const { rule } of before.rules) {
    if (here?.has(rule)) continue;
    const content = contentOnce(rule);
    left.set(content, (left.get(content) ?? 0) + 1);
  }
  const fresh = new Set<AlertRule>();
  for (const { rule } of read) {
    if (there?.has(rule)) continue;
    const content = contentOnce(rule);
    const count = left.get(content) ?? 0;
    if (count === 0) fresh.add(rule);
    else left.set(content, count - 1);
  }
  return fresh;
}
