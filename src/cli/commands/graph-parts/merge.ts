// `sre-lens graph merge`: the graph of the organisation from those of its repositories, and what is new in it.
import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { type Command as Program, Option } from 'commander';
import { link } from '../../../core/catalog/link';
import { DEFAULT_CONFIG } from '../../../core/config/read';
import { buildGraph } from '../../../core/graph/build';
import type { Graph } from '../../../core/model/graph';
import type { Problem } from '../../../core/model/problem';
import { mergeGraphs } from '../../../core/organisation/merge';
import { newsOf } from '../../../core/organisation/news';
import { type GraphFile, readPublished } from '../../../core/organisation/read';
import { graphJson } from '../../../core/reporters/graph-json';
import { ORGANISATION_REPORTERS, organisationPretty } from '../../../core/reporters/organisation';
import { terminalText } from '../../../core/reporters/parts/terminal-text';
import { decode, readBytes } from '../../../workspace/read-file';
import type { CommonOptions } from '../../command';
import { UsageError } from '../../exit';
import { deliver, renderOptions, say } from '../../output';

interface MergeOptions extends CommonOptions {
  readonly previous?: string;
}

/** Declares `graph merge` on its sub-command. */
export function defineMerge(program: Program): void {
  program
    .exitOverride()
    // The options of `graph` are not those of `graph merge`.
    .configureHelp({ showGlobalOptions: false })
    .description('the graph of the organisation from those of its repositories, and the services that are new in it')
    .argument('<files...>', 'graphs, as "sre-lens graph --format json" writes them')
    .option('--previous <file>', 'the merged graph to compare with (default: the file of --output, if it exists)')
    .option('--output <file>', 'write the merged graph to a file, whatever the format')
    .addOption(
      new Option('--format <format>', 'what to show: the merged graph, or what is new in it')
        .choices(['json', ...ORGANISATION_REPORTERS.map((reporter) => reporter.id)])
        .default('json'),
    )
    .action(run);
}

async function run(files: string[], options: MergeOptions): Promise<void> {
  const previous = await readPrevious(options);
  const merged = mergeGraphs(await Promise.all(files.map(readGraphFile)));
  for (const problem of merged.problems) sayProblem(problem);
  if (merged.repositories.length === 0) throw new UsageError('None of these files is a graph; nothing was written.');
  const news = newsOf(merged, previous?.graph);
  const json = graphJson.render(merged.graph, merged.problems, { repositories: merged.repositories });
  const reporter = ORGANISATION_REPORTERS.find((candidate) => candidate.id === options.format);
  const shown = (reporter ?? organisationPretty).render(
    merged,
    news,
    previous?.file,
    reporter === undefined ? PLAIN : renderOptions(new Map(), undefined),
  );
  if (options.output !== undefined) await deliver(json, options.output);
  if (reporter !== undefined) await deliver(shown, undefined);
  else {
    if (options.output === undefined) await deliver(json, undefined);
    say(shown.trimEnd());
  }
}

/** On stderr, which other programs log. */
const PLAIN = { paint: (_: string, text: string) => text, line: () => undefined };

/** The name as problems show it: relative to where the command was typed, the same however it was typed. */
async function readGraphFile(typed: string): Promise<GraphFile> {
  const file = relative(process.cwd(), resolve(typed)).split(sep).join('/') || typed;
  const bytes = await readBytes(resolve(typed)).catch((error: unknown) => ({
    message: `It cannot be read: ${error instanceof Error ? error.message : String(error)}`,
  }));
  if (bytes === undefined) return { file, text: { message: 'There is no such file.' } };
  return { file, text: Buffer.isBuffer(bytes) ? decode(bytes) : bytes };
}

/** Throws `UsageError` where the named file is no graph; one that only stands where the result will go is passed over. */
async function readPrevious({
  previous,
  output,
}: MergeOptions): Promise<{ readonly file: string; readonly graph: Graph } | undefined> {
  const path = previous ?? (output !== undefined && existsSync(output) ? output : undefined);
  if (path === undefined) return undefined;
  const file = await readGraphFile(path);
  const read = readPublished(file, path);
  if ('published' in read) return { file: file.file, graph: buildGraph(link([read.published.facts], DEFAULT_CONFIG)) };
  if (previous !== undefined) throw new UsageError(`${previous}: ${read.problem.message}`);
  say(terminalText(`sre-lens: ${file.file} is no graph, so nothing is known to be new.`));
  return undefined;
}

function sayProblem({ place, severity, message }: Problem): void {
  const where = place === undefined ? '' : `${place.file}:${place.line}: `;
  say(terminalText(`sre-lens: ${severity}: ${where}${message}`));
}
