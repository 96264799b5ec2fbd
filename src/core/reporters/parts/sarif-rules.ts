// The rules and the checks as SARIF describes them, with the help that viewers show beside a result.
import type { Invocation, Log, PropertyBag, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../../model/finding';
import type { Review } from '../../model/review';
import { ALL_RULES } from '../../rules/judging/alert-rules';
import { manualFolder } from '../../rules/judging/manual-page';
import type { RenderOptions } from '../reporter';
import { sarifText } from './sarif-location';

const TOOL_PAGE = 'https://github.com/sre-lens/sre-lens';

export const SARIF_LEVELS = { error: 'error', warning: 'warning', information: 'note' } as const satisfies Record<
  Severity,
  string
>;
const CODE_SCANNING = { error: 'error', warning: 'warning', information: 'recommendation' } as const;

export interface SarifRun {
  readonly rules: ReportingDescriptor[];
  /** Keeps the results of two kinds of runs apart; ends with `/`. */
  readonly category: string;
  readonly invocation: Invocation;
  readonly results: Result[];
  readonly properties: PropertyBag;
}

/** One run of this program as a log. */
export function sarifLog({ rules, category, invocation, results, properties }: SarifRun, options: RenderOptions): Log {
  const { version } = options;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'SRE Lens',
            ...(version !== undefined && { version, semanticVersion: version }),
            informationUri: TOOL_PAGE,
            rules,
          },
        },
        automationDetails: { id: category },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top folder of the repository.' } } },
        invocations: [invocation],
        results,
        properties,
      },
    ],
  };
}

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
      defaultConfiguration: { level: SARIF_LEVELS[severity] },
      properties: { code, tags: ['reliability'], 'problem.severity': CODE_SCANNING[severity] },
    };
  });
}

/** The checks of a review, each once; how much a failure counts is said with the result, because it hangs on the tier. */
export function sarifChecks({ services }: Review, { manual }: RenderOptions): ReportingDescriptor[] {
  const checks = new Map(services.flatMap((service) => service.checks.map((check) => [check.id, check] as const)));
  return [...checks.values()].map(({ id, title, why, remedy, group }) => {
    const page = manual?.(id);
    return {
      id,
      name: id.replace(/-/g, ''),
      shortDescription: { text: sarifText(`${title}.`) },
      fullDescription: { text: sarifText(why) },
      help: page === undefined ? { text: sarifText(remedy) } : { text: plain(page), markdown: page },
      ...(page === undefined ? {} : { helpUri: `${TOOL_PAGE}/blob/main/docs/checks/${id}.md` }),
      defaultConfiguration: { level: 'warning' },
      properties: { tags: ['reliability', group] },
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
