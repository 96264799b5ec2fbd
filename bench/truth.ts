// Real histories: what each revision adds and removes, against the set difference of two full parses by another library.
//
//   npm run truth -- [--most N] [--path PATH] CLONE…
//
// CLONE is a git directory on this machine (bare, or the .git of a clone); --path takes only commits that touch PATH. Exit code 1 where anything differs.
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createSession } from '../src/core/session';
import { revisionsOf } from './truth/history';
import { createOracle } from './truth/oracle';
import { judgeRevision, type Verdict } from './truth/revision';

const SHOWN = 12;

function judgeHistory(clone: string, most: number, path: string | undefined): readonly Verdict[] {
  let session = createSession();
  const oracle = createOracle();
  const verdicts: Verdict[] = [];
  for (const revision of revisionsOf(clone, most, path)) {
    const verdict = judgeRevision(session, oracle, revision);
    verdicts.push(verdict);
    // Revisions are as far apart as checkouts: what a broken file said in one is no typing for the next.
    if (verdict.incomplete) session = createSession();
    for (const difference of verdict.differences.slice(0, SHOWN))
      console.error(`${nameOf(clone)} ${verdict.commit.slice(0, 10)} ${difference}`);
    const more = verdict.differences.length - SHOWN;
    if (more > 0) console.error(`${nameOf(clone)} ${verdict.commit.slice(0, 10)} … and ${more} more`);
  }
  return verdicts;
}

function nameOf(clone: string): string {
  const name = basename(clone);
  return (name === 'repo' || name === '.git' ? basename(dirname(clone)) : name).replace('+', '/');
}

function row(name: string, verdicts: readonly Verdict[]): string {
  const sum = (of: (verdict: Verdict) => number) => String(verdicts.reduce((total, one) => total + of(one), 0));
  return `| ${[
    name,
    String(verdicts.length),
    sum(({ touched }) => Number(touched)),
    sum(({ refactor }) => Number(refactor)),
    sum(({ operations }) => operations),
    sum(({ added }) => added),
    sum(({ removed }) => removed),
    sum(({ contracts }) => contracts),
    sum(({ required }) => required),
    sum(({ consumed }) => consumed),
    sum(({ calls }) => calls),
    sum(({ unreadable }) => unreadable),
    sum(({ regrouped }) => regrouped),
    sum(({ differences }) => differences.length),
  ].join(' | ')} |`;
}

function main(args: readonly string[]): void {
  const { values, positionals: clones } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { most: { type: 'string', default: '60' }, path: { type: 'string' } },
  });
  const most = Number(values.most);
  if (clones.length === 0 || !(most > 0)) {
    console.error('npm run truth -- [--most N] [--path PATH] CLONE…');
    process.exitCode = 2;
    return;
  }
  console.log(
    '| repository | revisions | that touch a document | and neither add nor remove an operation | operations compared | added | removed | contracts compared | inputs newly required | old calls laid under | new calls | documents not parsed | sets regrouped | differences |',
  );
  console.log(`|---|${'---:|'.repeat(13)}`);
  const all: Verdict[] = [];
  for (const clone of clones) {
    const verdicts = judgeHistory(clone, most, values.path);
    all.push(...verdicts);
    console.log(row(nameOf(clone), verdicts));
  }
  console.log(row('**all**', all));
  if (all.some(({ differences }) => differences.length > 0)) process.exitCode = 1;
}

main(process.argv.slice(2));
