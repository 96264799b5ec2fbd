// What the SRE learns from the graph of the organisation.
import { callLabel, endLabel } from '../model/call';
import type { Promotion } from '../model/graph';
import type { Evidence } from '../model/place';
import type { Merged } from '../organisation/merge';
import type { News, NewsItem } from '../organisation/news';
import { count } from './parts/headline';
import { markdownCode, markdownText } from './parts/markdown-text';
import { type Cell, table } from './parts/table';
import { terminalText } from './parts/terminal-text';
import type { RenderOptions } from './reporter';

export interface OrganisationReporter {
  /** The value of `--format`. */
  readonly id: string;
  readonly title: string;
  /** Takes the merged graph, what is new in it, and what it was compared with, as it was named. */
  readonly render: (merged: Merged, news: News, previous: string | undefined, options: RenderOptions) => string;
}

export const organisationPretty: OrganisationReporter = {
  id: 'pretty',
  title: 'What is new, for people',
  render: (merged, news, previous, options) => {
    const parts = partsOf(news).flatMap(({ title, items }) => [
      '',
      options.paint('bold', title),
      ...table(items.map(row), options).flatMap((line, index) => [`  ${line}`, ...why(items[index])]),
    ]);
    const lines = [totalLine(merged), ...comparedLine(news, previous), ...parts, ...goneLine(news, (name) => name)];
    return `${lines.join('\n')}\n`;
  },
};

export const organisationMarkdown: OrganisationReporter = {
  id: 'markdown',
  title: 'What is new, as Markdown',
  render: (merged, news, previous) => {
    const parts = partsOf(news).flatMap(({ title, items }) => [
      '',
      `### ${title}`,
      '',
      '| service | tier | owner | found in | why |',
      '| --- | --- | --- | --- | --- |',
      ...items.map(markdownRow),
    ]);
    const gone = goneLine(news, markdownCode);
    const lines = [totalLine(merged), ...comparedLine(news, previous, markdownCode), ...parts, ...gone];
    return `${['## Services of the organisation', '', ...lines].join('\n')}\n`;
  },
};

export const ORGANISATION_REPORTERS: readonly OrganisationReporter[] = [organisationPretty, organisationMarkdown];

function totalLine({ graph, repositories }: Merged): string {
  const known = [...graph.services.values()].filter((service) => service.known).length;
  const of = count(repositories.length, 'repository').replace('repositorys', 'repositories');
  return `${of}: ${count(known, 'service')}, ${count(graph.calls.length, 'call')}, ${count(graph.flows.length, 'flow')}.`;
}

function comparedLine({ since }: News, previous: string | undefined, name = terminalText): readonly string[] {
  if (since === undefined) return ['There is no earlier graph to compare with; the next merge tells what is new.'];
  const { added, raised } = since;
  const core = [...added, ...raised].filter(({ effective }) => effective === 'core').length;
  const fresh = added.length === 0 ? 'No new service' : count(added.length, 'new service');
  return [`${fresh} since ${name(previous ?? 'the earlier graph')}${core === 0 ? '' : `; ${core} newly core`}.`];
}

interface Part {
  readonly title: string;
  readonly items: readonly NewsItem[];
}

function partsOf({ since, together }: News): readonly Part[] {
  const parts = [
    { title: 'New services', items: since?.added ?? [] },
    { title: 'More important than before', items: since?.raised ?? [] },
    { title: 'Seen only with all repositories together', items: together },
  ];
  return parts.filter(({ items }) => items.length > 0);
}

function goneLine({ since }: News, name: (text: string) => string): readonly string[] {
  if (since === undefined || since.gone.length === 0) return [];
  return ['', `No longer there: ${since.gone.map((one) => name(terminalText(one))).join(', ')}.`];
}

function row(item: NewsItem): readonly Cell[] {
  return [
    { text: terminalText(item.name), style: 'bold' },
    { text: tierText(item), ...(item.effective === 'core' && { style: 'red' as const }) },
    { text: terminalText(item.owner ?? 'no owner') },
    { text: terminalText(foundIn(item)) },
  ];
}

function why(item: NewsItem | undefined): readonly string[] {
  return item?.because === undefined ? [] : [`    ${terminalText(becauseText(item.because))}`];
}

function markdownRow(item: NewsItem): string {
  const owner = item.owner === undefined ? 'no owner' : markdownText(item.owner);
  const because = item.because === undefined ? '' : markdownCode(becauseText(item.because));
  return `| ${markdownCode(item.name)} | ${tierText(item)} | ${owner} | ${markdownCode(foundIn(item))} | ${because} |`;
}

/** `core (was normal)`, `core (declared supplementary)`. */
function tierText({ effective, declared, before }: NewsItem): string {
  if (before !== undefined) return `${effective} (was ${before})`;
  return effective === declared ? effective : `${effective} (declared ${declared})`;
}

function foundIn({ evidence, thirdParty }: NewsItem): string {
  if (evidence === undefined) return thirdParty ? 'a third party, named by calls' : 'named by calls';
  return placeText(evidence);
}

function placeText({ place, origins }: Evidence): string {
  const [origin] = origins ?? [];
  if (origin === undefined) return `${place.file}:${place.line}`;
  const at = `${origin.file}:${origin.line}`;
  return origin.repository === undefined ? at : `${origin.repository}: ${at}`;
}

/** `checkout: orders#pay → payments#charge`. */
function becauseText({ flow, path, entry }: Promotion): string {
  const steps = path.length === 0 ? endLabel(entry) : path.map(callLabel).join(', ');
  return `${flow}: ${steps}`;
}
