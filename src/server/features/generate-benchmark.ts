// Drafts the load test of a service and writes it where nothing is yet.
import { writeK6Script } from '../../core/benchmark/generate/k6-script';
import { planBenchmark } from '../../core/benchmark/generate/plan';
import { GENERATE_BENCHMARK, type GenerateBenchmarkParams, type WriteResult } from '../../protocol/messages';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { uriOf } from '../uri';
import { writeText } from '../write-text';

export function registerGenerateBenchmark(server: Server): void {
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  const what = 'Generating a benchmark';
  onAsk<GenerateBenchmarkParams, WriteResult>(server.connection, GENERATE_BENCHMARK, what, failed, (params) =>
    generate(server, params),
  );
}

async function generate(server: Server, { service, folder: wanted }: GenerateBenchmarkParams): Promise<WriteResult> {
  const folders = server.folders().filter(({ uri }) => wanted === undefined || uri === wanted);
  for (const folder of folders) {
    const result = await write(server, folder, service);
    if (result !== undefined) return result;
  }
  const isKnown = folders.some((folder) => folder.report()?.head.services.has(service) === true);
  return {
    ok: false,
    reason: isKnown
      ? `Nobody says which operations ${service} has: there is no API document of it.`
      : `There is no service ${service}.`,
  };
}

/** `undefined` where the folder does not say which operations the service has. Never overwrites. */
async function write(server: Server, folder: Folder, name: string): Promise<WriteResult | undefined> {
  const graph = folder.report()?.head;
  const service = graph?.services.get(name);
  const plan = graph && service && planBenchmark(graph, service, folder.syntax);
  if (plan === undefined) return undefined;
  let isThere = false;
  const result = await writeText(server, folder, plan.script, (text) => {
    isThere = text !== undefined;
    return text ?? writeK6Script(plan);
  });
  if (!isThere) return result;
  const reason = `${plan.script} is there already; nothing was written.`;
  return { ok: false, reason, uri: uriOf(folder.root, plan.script) };
}
