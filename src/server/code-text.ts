// What a rule, a check or a question is about, as Markdown with a link to its manual.
import { CHECKS } from '../core/readiness';
import { ALL_RULES } from '../core/rules/judging/alert-rules';
import { questionOf } from '../core/solution/questions';
import { escapeMarkdown as text } from './markdown';
import { checkPage, rulePage } from './to-lsp';

/** Takes a code or a rule's id as written; `undefined` for what the catalogue does not know, such as a company's own. */
export function codeText(written: string): string | undefined {
  const code = written.toUpperCase();
  const rule = ALL_RULES.find((one) => one.id === written || one.code === code);
  if (rule !== undefined) return told(`${rule.code} ${rule.id}`, `${rule.title}.`, rulePage(rule.id));
  const check = CHECKS.find(({ id }) => id === code);
  if (check !== undefined) return told(check.id, `${check.title}. ${check.why}`, checkPage(check.id));
  const question = questionOf(code);
  return question && told(question.id, `${question.question} ${question.why}`);
}

function told(name: string, about: string, page?: string): string {
  return [`**${text(name)}** ${text(about)}`, ...(page === undefined ? [] : [`[Manual](${page})`])].join('\n\n');
}
