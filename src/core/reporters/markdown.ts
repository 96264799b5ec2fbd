// The report of a change as one short comment of a pull request; empty when nothing is new.
import { pullRequest } from './parts/pull-request';
import type { Reporter } from './reporter';

/** By this line a CI job finds the comment that it is to update. */
export const MARKER = '<!-- sre-lens-report -->';

export const markdown: Reporter = {
  id: 'markdown',
  title: 'A comment for a pull request',
  render: (report, options) => {
    const lines = pullRequest(report, options);
    return lines.length === 0 ? '' : `${[MARKER, ...lines].join('\n')}\n`;
  },
};
