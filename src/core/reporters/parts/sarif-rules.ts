// The rules as SARIF describes them, with the help that viewers show beside a result.
import type { ReportingDescriptor } from 'sarif';
import type { Severity } from '../../model/finding';
import { ALL_RULES } from '../../rules/judging/alert-rules';
import { manualFolder } from '../../rules/judging/manual-page';
import type { RenderOptions } from '../reporter';

export const TOOL_PAGE = 'https://github.com/sre-lens/sre-lens';

const LEVELS = { error: 'error', warning: 'warning', information: 'note' } as const satisfies Record<Severity, string>;
const CODE_SCANNING = { error: 'error', warning: 'warning', information: 'recommendation' } as const;

/** All rules in the order of `ALL_RULES`, so that the index in that list is the index in this one. */
export function sarifRules({ manual }: RenderOptions): ReportingDescriptor[] {
  return ALL_RULES.map(({ id, code, title, severity }) => {
    const page = manual?.(id);
    return {
      id,
      name: pascalCase(id),
      shortDescription: { text: `${title}.` },
      fullDescription: { text: (page === undefined ? undefined : firstParagraph(page)) ?? `${title}.` },
      help: page === undefined ? { text: `${title}.` } : { text: plain(page), markdown: page },
      helpUri: `${TOOL_PAGE}/blob/main/docs/${manualFolder(id)}/${id}.md`,
      defaultConfiguration: { level: LEVELS[severity] },
      properties: { code, tags: ['reliability'], 'problem.severity': CODE_SCANNING[severity] },
    };
  });
}

function pascalCase(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** The text below the title. */
function firstParagraph(page: string): string | undefined {
  const paragraph = page.split(/\n\s*\n/).find((block) => !block.startsWith('#'));
  return paragraph === undefined ? undefined : plain(paragraph).replace(/\s+/g, ' ').trim();
}

function plain(markdown: string): string {
  return markdown.replace(/\*\*|`/g, '').replace(/^#+ /gm, '');
}
