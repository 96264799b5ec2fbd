// ALR-02: whoever is woken up finds the first steps.
import type { ServiceAlert } from '../alerts/judge';
import { folderOf } from '../catalog/folders';
import { reachFile } from '../openapi/relative-path';
import type { Check, CheckContext, Verdict } from './check';
import { alertsOfService, atAlerts, failing, flawsOf, noAlert, pagesOf } from './judging/alerts';

export const alr02: Check = {
  id: 'ALR-02',
  group: 'ALR',
  title: 'Each paging alert has a runbook that exists',
  why: 'At three in the morning the first minutes go into finding out what to do; a link that leads nowhere costs more than none.',
  tiers: { core: 'required', normal: 'required', supplementary: 'optional' },
  fromStage: 'ga',
  remedy: 'Write runbook_url at each alert that pages: a page that exists, with the first steps.',
  level: 'auto',
  verify,
};

function verify(context: CheckContext): Verdict {
  const own = alertsOfService(context);
  if (own.alerts.length === 0) return noAlert(context);
  const pages = pagesOf(own);
  if (pages.length === 0)
    return { state: 'unknown', message: `No alert of ${context.service.name} pages.`, evidence: atAlerts(own.alerts) };
  const without = flawsOf(own, ['AH-01']);
  if (without.length > 0) return failing(without);
  const lost = pages.flatMap((alert) => {
    const why = lostRunbook(context, alert);
    return why === undefined ? [] : [{ alert, why }];
  });
  if (lost.length > 0)
    return {
      state: 'fail',
      message: lost.map(({ alert, why }) => `The runbook of ${alert.rule.name.value} ${why}.`).join(' '),
      evidence: lost.flatMap(({ alert }) => runbookPlace(alert)),
    };
  return {
    state: 'pass',
    message: `${pages.length === 1 ? 'The alert that pages has its runbook' : `All ${pages.length} alerts that page have a runbook`}.`,
    evidence: pages.flatMap(runbookPlace),
  };
}

/** An address is well-formed or not: nothing is fetched. A path is a file of the workspace, seen from the rule or from the root. */
function lostRunbook({ artifacts }: CheckContext, { runbook, rule }: ServiceAlert): string | undefined {
  const text = runbook?.value.trim() ?? '';
  if (/^https?:\/\//i.test(text)) return isAddress(text) ? undefined : `is no address: ${text}`;
  const path = text.split('#', 1)[0] ?? '';
  const near = reachFile(rule.place.file, path);
  const candidates = [
    'file' in near ? near.file : path,
    path.replace(/^\.?\//, ''),
    `${folderOf(rule.place.file)}/${path}`,
  ];
  return candidates.some((file) => artifacts.fileAt(file) !== undefined) ? undefined : `is not there: ${text}`;
}

/** A scheme, a host, no blank. */
const ADDRESS = /^https?:\/\/[\w.-]+(?::\d+)?(?:[/?#]\S*)?$/i;

/** A template stands for what only Prometheus knows. */
function isAddress(text: string): boolean {
  return ADDRESS.test(text.replace(/\{\{[^}]*\}\}/g, 'x'));
}

function runbookPlace({ runbook, rule }: ServiceAlert) {
  return [{ place: (runbook ?? rule.name).place, format: 'prometheus-rules' }];
}
