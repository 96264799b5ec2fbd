// `sre-lens review --record`: writes the review of each service into its record.
import type { Review } from '../core/model/review';
import { recordFile, withHistory } from '../core/readiness/review/record';
import { terminalText } from '../core/reporters/parts/terminal-text';
import { openGit } from '../workspace/git';
import { updateFile } from '../workspace/write-file';
import { UsageError } from './exit';
import { say } from './output';

/** `on` is the day of the review. Throws `UsageError` for a record that cannot be written; those before it are. */
export async function record(root: string, { services, asked }: Review, on: string): Promise<void> {
  const commit = await headCommit(root);
  for (const service of services) {
    const file = recordFile(service);
    const held = { on, ...(commit === undefined ? {} : { commit }) };
    const written = await updateFile(root, file, (text) => withHistory(text, service, asked, held));
    if (!written.ok) throw new UsageError(written.reason);
    say(terminalText(`sre-lens: recorded in ${file}`));
  }
}

async function headCommit(root: string): Promise<string | undefined> {
  const git = openGit(root);
  try {
    const [commit] = await git.commits(['HEAD']);
    return commit?.slice(0, SHORT);
  } finally {
    git.close();
  }
}

/** As long as `git log --oneline` in a large repository. */
const SHORT = 12;
