// ALR-07: an alert that was never seen firing may never fire.
import { folderOf } from '../catalog/folders';
import type { SourceFile } from '../model/snapshot';
import { linePlace } from '../model/place';
import type { Check, CheckContext, Verdict } from './check';
import { alertsOfService, atAlerts, noAlert } from './judging/alerts';

export const alr07: Check = {
  id: 'ALR-07',
  group: 'ALR',
  title: 'Alert rules have unit tests',
  why: 'A rule with a misspelt label never fires; a test with made-up series shows it before the incident does.',
  tiers: { core: 'recommended', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Write a file for `promtool test rules` that names the rule file, with series for which it fires and does not.',
  level: 'auto',
  verify,
};

const YAML = /\.ya?ml$/i;

function verify(context: CheckContext): Verdict {
  const { alerts } = alertsOfService(context);
  if (alerts.length === 0) return noAlert(context);
  const files = [...new Set(alerts.map(({ rule }) => rule.place.file))];
  const tests = context.artifacts.allFiles(YAML).flatMap((source) => testOf(source) ?? []);
  const untested = files.filter((file) => !tests.some(({ rules }) => rules.includes(file)));
  const evidence = atAlerts(alerts.filter(({ rule }) => untested.includes(rule.place.file)));
  if (untested.length > 0)
    return { state: 'fail', message: `No promtool test names ${untested.join(', ')}.`, evidence };
  const own = tests.filter(({ rules }) => rules.some((file) => files.includes(file)));
  return {
    state: 'pass',
    message: `${own.map(({ file }) => file).join(', ')} tests its rules.`,
    evidence: own.map(({ file, line }) => ({ place: linePlace(file, line), format: 'promtool-test' })),
  };
}

interface RuleTest {
  readonly file: string;
  /** Of `rule_files`. */
  readonly line: number;
  readonly rules: readonly string[];
}

/** A file of `promtool test rules`: the rule files that it names, as paths of the workspace; a `*` is no path. */
function testOf(source: SourceFile): RuleTest | undefined {
  const text = source.text();
  if (typeof text !== 'string' || !text.includes('rule_files') || !text.includes('tests:')) return undefined;
  const lines = text.split(/\r?\n/);
  const at = lines.findIndex((line) => /^rule_files\s*:/.test(line));
  if (at < 0) return undefined;
  const inline = /^rule_files\s*:\s*\[([^\]]*)\]/.exec(lines[at] ?? '')?.[1]?.split(',') ?? [];
  const below: string[] = [];
  for (const line of lines.slice(at + 1)) {
    const item = /^\s*-\s+(.+?)\s*(?:#.*)?$/.exec(line)?.[1];
    if (item === undefined) break;
    below.push(item);
  }
  const folder = folderOf(source.file);
  const rules = [...inline, ...below].map((item) => resolved(folder, item.trim().replace(/^['"]|['"]$/g, '')));
  return { file: source.file, line: at + 1, rules };
}

function resolved(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
