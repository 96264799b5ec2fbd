// `sre-lens explain`: the manual of a rule, a check, a question or a format, or why a service has its tier.
import { Option } from 'commander';
import { nearestTerm } from '../../core/config/nearest';
import { explainTier } from '../../core/graph/explain';
import { FORMATS } from '../../core/manifests/index';
import { CHECKS } from '../../core/readiness/index';
import { ownManual } from '../../core/readiness/review/own-checks';
import { manualFolder } from '../../core/rules/judging/manual-page';
import { HYGIENE_CHECKS } from '../../core/alerts/index';
import { RULES } from '../../core/rules/index';
import { ALL_RULES } from '../../core/rules/judging/alert-rules';
import { questionOf, QUESTIONS } from '../../core/solution/questions';
import type { Command, CommonOptions } from '../command';
import { manual } from '../../workspace/manuals';
import { UsageError } from '../exit';
import { load, withCacheOption } from '../load';
import { deliver } from '../output';

interface Explanation {
  readonly id: string;
  readonly kind: 'rule' | 'check' | 'question' | 'format' | 'service';
  readonly text: string;
}

export const explain: Command = {
  id: 'explain',
  define: (program) => {
    withCacheOption(program)
      .description(
        'the manual of a rule (F-01 or new-call-to-core), a check (CAP-04), a question (TS-04) or a format; why a service has its tier',
      )
      .argument('<id>', 'code, name, or a service of this workspace')
      .addOption(new Option('--format <format>', 'how to show it').choices(['pretty', 'json']).default('pretty'))
      .option('--output <file>', 'write the result to a file')
      .action(async (id: string, options: CommonOptions) => {
        const code = codeOf(id);
        const found =
          ofRule(id, code) ??
          ofCheck(code) ??
          ofQuestion(code) ??
          ofFormat(id) ??
          (await ofWorkspace(id, code, options.cache));
        await deliver(options.format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : found.text, options.output);
      });
  },
};

/** `f-1` → `F-01`: how codes are written; any other text in capitals. */
function codeOf(id: string): string {
  const [, letters, number] = /^([A-Za-z]+)-?(\d{1,2})$/.exec(id) ?? [];
  return (letters === undefined || number === undefined ? id : `${letters}-${number.padStart(2, '0')}`).toUpperCase();
}

function ofRule(id: string, code: string): Explanation | undefined {
  const rule = ALL_RULES.find((candidate) => candidate.id === id || candidate.code === code);
  const text = rule === undefined ? undefined : manual(manualFolder(rule.id), rule.id);
  return rule === undefined || text === undefined ? undefined : { id: rule.id, kind: 'rule', text };
}

function ofCheck(code: string): Explanation | undefined {
  const check = CHECKS.find((candidate) => candidate.id === code);
  const text = check && manual('checks', check.id);
  return check === undefined || text === undefined ? undefined : { id: check.id, kind: 'check', text };
}

function ofQuestion(code: string): Explanation | undefined {
  const question = questionOf(code);
  return question === undefined
    ? undefined
    : { id: question.id, kind: 'question', text: `# ${question.id} ${question.question}\n\n${question.why}\n` };
}

function ofFormat(id: string): Explanation | undefined {
  const text = FORMATS.some((format) => format.id === id) ? manual('formats', id) : undefined;
  return text === undefined ? undefined : { id, kind: 'format', text };
}

/** A check that this workspace writes itself, or one of its services. Throws `UsageError` where nothing at all has the name. */
async function ofWorkspace(id: string, code: string, cache: boolean | undefined): Promise<Explanation> {
  const { report, judging } = await load({ cwd: process.cwd(), audit: true, cache });
  const own = judging.config?.checks.find((check) => check.id === id || check.id === code);
  if (own !== undefined) return { id: own.id, kind: 'check', text: ownManual(own) };
  const lines = explainTier(report.head, id);
  if (lines === undefined) throw new UsageError(unknown(id, [...report.head.services.keys()]));
  return { id, kind: 'service', text: `${[`# ${id}`, '', ...lines.map((line) => line.text)].join('\n')}\n` };
}

function unknown(id: string, services: readonly string[]): string {
  const names = [...services, ...ALL_RULES.map((rule) => rule.id), ...FORMATS.map((format) => format.id)];
  // Codes are near to each other by chance.
  const near = /\d/.test(id) ? undefined : nearestTerm(id, names);
  if (near !== undefined) return `nothing is called ${id}. Did you mean ${near}?`;
  const [changes, alerts] = [RULES, HYGIENE_CHECKS].map((list) => `${list[0]?.code} to ${list.at(-1)?.code}`);
  return `nothing is called ${id}. Rules: ${changes}, ${alerts}. Questions: ${QUESTIONS[0]?.id} to ${QUESTIONS.at(-1)?.id}. Checks: ${CHECKS[0]?.id} to ${CHECKS.at(-1)?.id}. Or name a service of this workspace.`;
}
