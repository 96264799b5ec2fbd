// DEP-02: when a service is switched off, nobody and nothing asks for it any more.
import type { Place } from '../model/place';
import type { SourceFile } from '../model/snapshot';
import { listed } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { atCalls } from './judging/calls';
import { pipelinesOf } from './judging/pipelines';
import { saidOf } from './judging/service-evidence';
import { firstMention, inText, linesOf } from './judging/texts';
import { fails, notKnown, passes } from './judging/verdict';

export const dep02: Check = {
  id: 'DEP-02',
  group: 'DEP',
  title: 'No callers and no references left before retirement',
  why: 'The last caller of a service that is switched off finds out by its errors; alerts that are left over wake somebody for nothing.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'retired',
  remedy: 'Move the callers, then remove the service from alerts, dashboards and pipelines, then switch it off.',
  level: 'auto',
  verify,
};

/** How many references a message names. */
const NAMED = 5;

function verify(context: CheckContext): Verdict {
  const { service, report } = context;
  const { name, lifecycle, sunset } = service;
  const calls = report.head.calls.filter(({ from, to }) => to.service === name && from.service !== name);
  const callers = [...new Set(calls.map(({ from }) => from.service))].sort();
  const references = referencesTo(context);
  if (calls.length > 0 || references.length > 0) {
    const files = references.slice(0, NAMED).map(({ file }) => file);
    const more = references.length > NAMED ? ` and ${references.length - NAMED} more` : '';
    const words = [
      ...(callers.length === 0 ? [] : [`${name} is still called by ${listed(callers)}.`]),
      ...(files.length === 0 ? [] : [`It is still named in ${files.join(', ')}${more}.`]),
    ];
    return fails(words.join(' '), [...atCalls(calls), ...inText(...references)]);
  }
  const evidence = [lifecycle, sunset].flatMap((said) => saidOf(service, said?.place));
  const none = `No call and no alert, dashboard or pipeline of this workspace names ${name}.`;
  return evidence.length > 0 ? passes(none, evidence) : notKnown(`${none} No file says that it is retired.`);
}

/** Where alerts, dashboards and pipelines name it; a folder of the same name is none. */
function referencesTo(context: CheckContext): readonly Place[] {
  const { artifacts, service } = context;
  const files = [...artifacts.allFiles(/\.(?:ya?ml|json)$/i).filter(isWatching), ...pipelinesOf(context)];
  return [...new Set(files)].flatMap((file) => firstMention(file, service.name) ?? []);
}

/** Rules of Prometheus and dashboards of Grafana, by what they hold. */
function isWatching(file: SourceFile): boolean {
  const lines = linesOf(file);
  const holds = (pattern: RegExp) => lines.some((line) => pattern.test(line));
  if (/\.json$/i.test(file.file)) return holds(/"panels"\s*:/);
  return holds(/^\s*(?:-\s*)?alert\s*:/) && holds(/^\s*(?:-\s*)?expr\s*:/);
}
