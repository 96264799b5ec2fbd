// `sre-lens graph`: services, operations and calls; the JSON is also a baseline and a source for other repositories.
import { Option } from 'commander';
import type { Problem } from '../../core/model/problem';
import type { Graph } from '../../core/model/graph';
import type { FileSet } from '../../core/model/snapshot';
import { ownGraph } from '../../core/published';
import { GRAPH_REPORTERS } from '../../core/reporters/graph-index';
import { createSession } from '../../core/session';
import { repositoryName } from '../../workspace/repository-name';
import type { Command, CommonOptions } from '../command';
import { UsageError } from '../exit';
import { type Loaded, load, withCacheOption } from '../load';
import { configCode, deliver, sayUnknownBaseline } from '../output';
import { pageParts } from '../page-parts';
import { defineMerge } from './graph-parts/merge';

interface GraphOptions extends CommonOptions {
  readonly baseline?: string;
  readonly repository?: string;
}

export const graph: Command = {
  id: 'graph',
  define: (program) => {
    withCacheOption(program)
      .description('services, operations and calls as data or a picture')
      .enablePositionalOptions()
      .addOption(
        new Option('--format <format>', 'how to show it')
          .choices(GRAPH_REPORTERS.map((reporter) => reporter.id))
          .default('json'),
      )
      .option('--output <file>', 'write the result to a file')
      .option('--baseline <ref or file>', 'html: mark what is new against this commit or graph file')
      .option('--repository <name>', 'what this repository is called in the data (default: the path of its git origin)')
      .action(run);
    defineMerge(program.command('merge'));
  },
};

async function run(options: GraphOptions): Promise<void> {
  const isPage = options.format === 'html';
  if (options.baseline !== undefined && !isPage)
    throw new UsageError('--baseline is for --format html: data and the other pictures show one side alone.');
  const { report, head, root, judging } = await load({
    cwd: process.cwd(),
    audit: !isPage,
    cache: options.cache,
    ...(options.baseline === undefined ? {} : { baseline: options.baseline }),
  });
  const reporter = GRAPH_REPORTERS.find((candidate) => candidate.id === options.format);
  if (reporter === undefined) throw new Error(`no graph reporter ${options.format}`);
  const isData = options.format === 'json';
  const repository = isData ? (options.repository ?? (await repositoryName(root))) : undefined;
  const shown = isData ? publishedBy({ report, head }) : { graph: report.head, problems: report.problems };
  const text = reporter.render(shown.graph, shown.problems, {
    judging,
    ...(isPage ? { compared: report, page: pageParts(root, options.output) } : {}),
    ...(repository === undefined ? {} : { repository }),
  });
  await deliver(text, options.output);
  if (isPage) sayUnknownBaseline(report);
  process.exitCode = configCode(report);
}

/** What other repositories published stays with them: what came back from here would never go away again. */
function publishedBy({ report, head }: Pick<Loaded, 'report' | 'head'>): {
  readonly graph: Graph;
  readonly problems: readonly Problem[];
} {
  const graphs = graphFiles(report.head);
  if (graphs.size === 0) return { graph: report.head, problems: report.problems };
  const own: FileSet = new Map([...head].filter(([file]) => !graphs.has(file)));
  const alone = createSession().judge({ head: own, baseline: { kind: 'empty' }, today: '' });
  return {
    graph: ownGraph(report.head, alone.head),
    problems: report.problems.filter(({ place }) => place === undefined || !graphs.has(place.file)),
  };
}

function graphFiles({ services, calls, flows }: Graph): ReadonlySet<string> {
  const evidence = [
    ...[...services.values()].flatMap((service) => service.evidence),
    ...calls.flatMap((call) => call.evidence),
    ...flows.map((flow) => flow.evidence),
  ];
  return new Set(evidence.filter(({ format }) => format === 'graph').map(({ place }) => place.file));
}
