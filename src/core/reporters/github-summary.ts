// The report for the summary page of a GitHub Actions job: as the pull-request comment, but never empty.
import type { Report } from '../model/report';
import { baselineName, count, countsOf, countsSentence } from './parts/headline';
import { markdownCode } from './parts/markdown-text';
import { pullRequest } from './parts/pull-request';
import type { Reporter } from './reporter';

export const githubSummary: Reporter = {
  id: 'github-summary',
  title: 'Step summary of GitHub Actions',
  render: (report, options) => {
    const lines = pullRequest(report, options);
    return `${(lines.length === 0 ? quiet(report) : lines).join('\n')}\n`;
  },
};

/** A job that ran says so. */
function quiet(report: Report): readonly string[] {
  const serious = report.problems.filter(({ severity }) => severity !== 'information');
  const problems =
    serious.length === 0
      ? ''
      : ` ${count(serious.length, 'problem')} while reading: run \`sre-lens check\` to see them.`;
  const compared = `Compared with ${markdownCode(baselineName(report.baseline))}.`;
  return ['### SRE Lens', '', `${countsSentence(countsOf(report))} ${compared}${problems}`];
}
