// The mind map for a page: a Mermaid picture, and a table that says the same in words.
import { dueText } from '../../practices/due';
import { markdownCode, markdownText } from './markdown-text';
import { mermaidText } from './mermaid-text';
import {
  type ListedGroup,
  type ListedPractice,
  listedGroups,
  NO_PRACTICES,
  type PracticesShown,
  practicesSentence,
  STATE_SIGNS,
  STATE_WORDS,
} from './practices-values';

export function practicesMarkdown(shown: PracticesShown): string {
  const { practices, today, dueOnly } = shown;
  const title = '# SRE mind map';
  if (practices === undefined) return `${title}\n\n${markdownText(NO_PRACTICES)} Next: \`sre-lens practices init\`\n`;
  const groups = listedGroups(practices, today, dueOnly);
  const sections = [
    [title],
    [`${practicesSentence(practices, today)}. ✓ adopted, ✗ not now, ○ undecided.`],
    groups.length === 0 ? [] : ['```mermaid', ...mindMap(groups), '```'],
    table(groups),
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

export function practicesMindMap({ practices, today, dueOnly }: PracticesShown): string {
  const groups = practices === undefined ? [] : listedGroups(practices, today, dueOnly);
  return `${mindMap(groups).join('\n')}\n`;
}

function mindMap(groups: readonly ListedGroup[]): readonly string[] {
  return [
    'mindmap',
    '  root(("SRE practices"))',
    ...groups.flatMap(({ name, practices }, group) => [
      `    g${group + 1}["${mermaidText(name)}"]`,
      ...practices.map(
        ({ practice: { state, title } }, index) =>
          `      g${group + 1}p${index + 1}["${STATE_SIGNS[state]} ${mermaidText(title)}"]`,
      ),
    ]),
  ];
}

function table(groups: readonly ListedGroup[]): readonly string[] {
  const rows = groups.flatMap(({ name, practices }) => practices.map((one) => row(name, one)));
  if (rows.length === 0) return [];
  return ['| group | practice | state | reason | review | switches |', '|---|---|---|---|---|---|', ...rows];
}

function row(group: string, { practice, due }: ListedPractice): string {
  const { title, state, reason = '', review = '', checks } = practice;
  const told = due === undefined ? '' : ` (due: ${dueText(due)})`;
  const cells = [
    markdownText(group),
    markdownText(title),
    `${STATE_SIGNS[state]} ${STATE_WORDS[state]}${told}`,
    markdownText(reason),
    review,
    checks.map(markdownCode).join(' '),
  ];
  return `| ${cells.join(' | ')} |`;
}
