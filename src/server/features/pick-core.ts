// Writes the core services that a person picked into `.sre/config.yaml`; comments and order of the file stay.
import type { Graph } from '../../core/model/graph';
import { CONFIG_FILE } from '../../core/model/config';
import { configWithCore } from '../../core/fixes/config-text';
import { PICK_CORE, type PickCoreParams, type WriteResult } from '../../protocol/messages';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { writeText } from '../write-text';

export function registerPickCore(server: Server): void {
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  onAsk<PickCoreParams, WriteResult>(server.connection, PICK_CORE, 'Picking core services', failed, (params) =>
    pickCore(server, params),
  );
}

async function pickCore(server: Server, { core: names, folder: wanted }: PickCoreParams): Promise<WriteResult> {
  const folders = server.folders().flatMap((folder) => {
    if (wanted !== undefined && wanted !== folder.uri) return [];
    const graph = folder.report()?.head;
    return graph === undefined ? [] : [{ folder, graph }];
  });
  const stranger = names.find((name) => !folders.some(({ graph }) => graph.services.has(name)));
  if (stranger !== undefined) return { ok: false, reason: `There is no service ${stranger}.` };
  let result: WriteResult | undefined;
  for (const { folder, graph } of folders) {
    const core = names.filter((name) => graph.services.has(name));
    // Of several folders only those are written that have something to say.
    if (folders.length > 1 && core.length === 0 && !hasCore(graph)) continue;
    const written = await writeFolder(server, folder, graph, core);
    if (!written.ok) return written;
    result ??= written;
  }
  return result ?? { ok: false, reason: 'No services were found.' };
}

function writeFolder(server: Server, folder: Folder, graph: Graph, core: readonly string[]): Promise<WriteResult> {
  const declaredElsewhere = [...graph.services.values()]
    .filter(({ tier }) => tier.declared === 'core' && tier.place?.file !== CONFIG_FILE)
    .map((service) => service.name);
  const demoted = declaredElsewhere.filter((name) => !core.includes(name));
  return writeText(server, folder, CONFIG_FILE, (text) => configWithCore(text, core, demoted));
}

function hasCore(graph: Graph): boolean {
  return [...graph.services.values()].some(({ tier }) => tier.declared === 'core');
}
