// A review as JUnit test results: a suite for each group of a service, a test for each check that is part of the review.
import { type CheckResult, type Group, GROUPS, GROUP_TITLES, type Review, type ServiceReview } from '../model/review';
import { gateText, standing, tallyOf, tallyText } from '../readiness/review/words';
import { waiverText } from '../waivers/words';
import { type Case, junitXml, type Suite } from './parts/junit-xml';
import { terminalText } from './parts/terminal-text';
import type { ReadinessReporter } from './readiness-reporter';

const NAME = 'sre-lens review';

export const readinessJunit: ReadinessReporter = {
  id: 'junit',
  title: 'JUnit XML, for the test page of a CI server',
  render: (review) => {
    const suites = review.services.flatMap((service) => GROUPS.flatMap((group) => suiteOf(service, group)));
    const about = aboutCases(review);
    return junitXml(NAME, [...(about.length === 0 ? [] : [{ name: NAME, cases: about, notes: [] }]), ...suites]);
  },
};

/** What is off is no test; a group without one is no suite. */
function suiteOf(service: ServiceReview, group: Group): readonly Suite[] {
  const checks = service.checks.filter((check) => check.group === group && check.state !== 'off');
  if (checks.length === 0) return [];
  const gate = gateText(service);
  const notes = [
    `${service.service}: ${standing(service).join(', ')}`,
    `${tallyText(tallyOf(service.checks))}${gate === undefined ? '' : `; ${gate}`}`,
  ];
  return [
    {
      name: `${service.service}: ${GROUP_TITLES[group]}`,
      cases: checks.map((check) => caseOf(check, service)),
      notes: notes.map(terminalText),
    },
  ];
}

/**
 * The tests fail where the review does: a failure that counts as information and an unknown that is no error are skipped with
 * their reason, because test pages count errors as failures and a pass would claim evidence.
 */
function caseOf(check: CheckResult, { service, described }: ServiceReview): Case {
  const { id, title, group, evidence, remedy, why } = check;
  const [first] = (evidence.length > 0 ? evidence : described).map(({ place }) => place);
  const isOpen = check.state === 'fail' || check.state === 'unknown';
  return {
    name: `${id} ${title}`,
    // A dot of a name would be a level of the tree.
    group: `${service.replace(/\./g, '_')}.${GROUP_TITLES[group]}`,
    ...(first !== undefined && { file: first.file, line: first.line }),
    ...outcomeOf(check),
    details: [
      ...evidence.map(({ place }) => `${place.file}:${place.line}:${place.column}`),
      ...(check.waived === undefined ? [] : [check.message]),
      ...(isOpen ? [`why: ${why}`, `next: ${remedy}`] : []),
    ],
  };
}

function outcomeOf({ state, severity, message, waived }: CheckResult): Pick<Case, 'outcome' | 'message' | 'type'> {
  switch (state) {
    case 'pass':
      return { outcome: 'passed', message };
    case 'fail':
      return severity === 'information'
        ? { outcome: 'skipped', message: `for information: ${message}` }
        : { outcome: 'failure', message, type: severity ?? 'information' };
    case 'unknown':
      return severity === 'error'
        ? { outcome: 'error', message: `no evidence: ${message}`, type: 'no-evidence' }
        : { outcome: 'skipped', message: `no evidence: ${message}` };
    case 'waived':
      return { outcome: 'skipped', message: waived === undefined ? message : waiverText(waived) };
    case 'not-applicable':
    case 'off':
      return { outcome: 'skipped', message: `not applicable: ${message}` };
  }
}

/** What belongs to no service: names that nobody has, manifests that could not be looked at. */
function aboutCases({ problems, notRendered }: Review): readonly Case[] {
  return [
    ...problems.map(({ code, message, severity, place }) => ({
      name: place === undefined ? code : `${code}: ${place.file}:${place.line}`,
      ...(place === undefined ? {} : { file: place.file, line: place.line }),
      group: 'sre-lens.review',
      outcome: severity === 'error' ? ('error' as const) : ('skipped' as const),
      message,
      details: [],
      type: code,
    })),
    ...notRendered.map((file) => ({
      name: `${file} is rendered`,
      group: 'sre-lens.review',
      file,
      line: 1,
      outcome: 'skipped' as const,
      message: 'not reviewed: template that nobody has rendered',
      details: [],
    })),
  ];
}
