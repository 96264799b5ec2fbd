// Drafts the descriptor of a service and writes it beside what describes the service; one that is there is shown.
import { codeOwnersOf } from '../../core/catalog/code-owners';
import { draftOf } from '../../core/drafts/missing';
import type { Place } from '../../core/model/place';
import type { Service } from '../../core/model/service';
import { CREATE_DESCRIPTOR, type CreateDescriptorParams, type WriteResult } from '../../protocol/messages';
import type { Server } from '../context';
import type { Folder } from '../folder';
import { onAsk } from '../guard';
import { toRange } from '../to-lsp';
import { uriOf } from '../uri';
import { writeText } from '../write-text';

export function registerCreateDescriptor(server: Server): void {
  const failed: WriteResult = { ok: false, reason: 'The output channel says more.' };
  const what = 'Creating a service descriptor';
  onAsk<CreateDescriptorParams, WriteResult>(server.connection, CREATE_DESCRIPTOR, what, failed, (params) =>
    createDescriptor(server, params),
  );
}

async function createDescriptor(
  server: Server,
  { service: name, folder: wanted }: CreateDescriptorParams,
): Promise<WriteResult> {
  const folders = server.folders().filter(({ uri }) => wanted === undefined || uri === wanted);
  const all = folders.flatMap((folder) => {
    const service = folder.report()?.head.services.get(name);
    return service === undefined ? [] : [{ folder, service }];
  });
  for (const { folder, service } of all) {
    const place = describedAt(service);
    if (place !== undefined) return { ok: true, uri: uriOf(folder.root, place.file), range: toRange(place) };
  }
  for (const { folder } of all) {
    const result = await write(server, folder, name);
    if (result !== undefined) return result;
  }
  const reason = all.length === 0 ? `There is no service ${name}.` : notHere(name, all[0]?.service);
  return { ok: false, reason };
}

/** The descriptor that the service has. */
function describedAt({ evidence }: Service): Place | undefined {
  return evidence.find(({ format }) => format === 'sre-yaml')?.place;
}

/** `undefined` where nothing in the folder describes the service. Never overwrites. */
async function write(server: Server, folder: Folder, name: string): Promise<WriteResult | undefined> {
  const { head } = folder.workspace.snapshot(server.clock.today());
  const graph = folder.report()?.head;
  const draft =
    graph &&
    draftOf(name, graph, {
      isTaken: (file) => head.has(file),
      ownersOf: (file) => codeOwnersOf([head], [file]).get(file) ?? [],
    });
  if (draft === undefined) return undefined;
  let isThere = false;
  const result = await writeText(server, folder, draft.file, (text) => {
    isThere = text !== undefined;
    return text ?? draft.text;
  });
  return isThere ? { ok: false, reason: `${draft.file} is there already; nothing was written.` } : result;
}

function notHere(name: string, service: Service | undefined): string {
  const graph = service?.evidence.find(({ format }) => format === 'graph');
  return graph === undefined
    ? `Nothing in this workspace describes ${name}; its descriptor belongs into its own repository.`
    : `${name} is described by another repository (${graph.place.file}:${graph.place.line}); its descriptor belongs there.`;
}
