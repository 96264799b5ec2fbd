// Where the descriptor of a service goes: beside its API document, or beside the manifest that describes it.
import { folderOf } from '../catalog/folders';
import type { Graph } from '../model/graph';
import type { Service } from '../model/service';
import { OPENAPI } from '../openapi/operation';
import { documentsOf, whyNotDrafted } from './found';

/** Folders inside a service. */
const INSIDE =
  /^(?:apis?|docs?|documentation|openapi|swagger|specs?|src|main|resources|static|public|schemas?|contracts?|v\d+|k8s|kubernetes|kube|deploy(?:ments?)?|manifests?|helm|charts?|templates|base|overlays|config|\.\w+)$/i;

/** A name that is no folder and no option of anything. */
const FILE_NAME = /[^\p{L}\p{N}._-]+/gu;

/** The folder of each service of this repository that has, or should have, a descriptor; and of one that is asked for. */
export function homesOf(graph: Graph, asked?: string): ReadonlyMap<string, string> {
  const here = [...graph.services.values()].filter(
    (service) => service.name === asked || isHere(whyNotDrafted(service, graph)),
  );
  return new Map(here.map((service) => [service.name, homeOf(service, graph, here.length > 1)]));
}

/**
 * The file of the descriptor, relative to the root: `sre.yaml` in the folder of the service, `<service>.sre.yaml` there
 * where another file has the name, and `.sre/services/<service>.yaml` where several services share the folder, or where its
 * manifests for a cluster lie in it: every file of such a folder may be applied. `undefined` for a service without a home.
 */
export function descriptorFile(
  { name, evidence }: Service,
  homes: ReadonlyMap<string, string>,
  isTaken: (file: string) => boolean,
): string | undefined {
  const folder = homes.get(name);
  if (folder === undefined) return undefined;
  const inFolder = evidence.filter(({ place }) => folderOf(place.file) === folder).map(({ format }) => format);
  // Where an API document lies among them nobody applies the folder as a whole.
  const isApplied = folder !== '' && inFolder.includes('kubernetes') && !inFolder.includes(OPENAPI);
  const isApart = isApplied || [...homes].some(([other, home]) => other !== name && home === folder);
  const plain = join(folder, 'sre.yaml');
  if (!isApart && !isTaken(plain)) return plain;
  const stem = name.replace(FILE_NAME, '-').replace(/^[.-]+/, '') || 'service';
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? stem : `${stem}-${number}`;
    const file = isApart ? `.sre/services/${numbered}.yaml` : join(folder, `${numbered}.sre.yaml`);
    if (!isTaken(file)) return file;
  }
}

/** The folder that holds the whole service. The root is one only where the repository holds no other service. */
function homeOf(service: Service, graph: Graph, isOneOfSeveral: boolean): string {
  const [document] = documentsOf(service, graph);
  const manifest = service.evidence.find(({ format }) => format !== 'graph' && format !== 'config');
  const folder = folderOf(document ?? manifest?.place.file ?? '');
  const parts = folder === '' ? [] : folder.split('/');
  while (parts.length > 0 && INSIDE.test(parts.at(-1) ?? '')) parts.pop();
  const outer = parts.join('/');
  return outer === '' && isOneOfSeveral ? folder : outer;
}

function isHere(why: ReturnType<typeof whyNotDrafted>): boolean {
  return why === undefined || why === 'described';
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
