// Docker Compose files: services, the hosts that they answer to, and what their environment is configured to reach.
import type { FormatFacts, HostFact, ServiceFact, CallFact } from '../model/facts';
import type { MapNode } from '../syntax/node';
import { mapAt } from './facts/nodes';
import { readComposeService } from './compose-parts/service';
import type { Format, ManifestDocument } from './format';

const FORMAT = 'compose';

const TOP_LEVEL = new Set([
  'version',
  'name',
  'services',
  'networks',
  'volumes',
  'configs',
  'secrets',
  'include',
  'models',
]);
/** Fields that services of other tools with a `services:` map (Symfony, Azure, Helm values …) do not share as a rule. */
const SERVICE_FIELDS = new Set(
  (
    'image build environment env_file depends_on ports expose command entrypoint container_name hostname extends networks ' +
    'volumes deploy restart healthcheck links labels profiles cap_add cap_drop secrets configs logging tmpfs ulimits ' +
    'working_dir network_mode platform pull_policy read_only stdin_open tty user privileged init develop scale'
  ).split(' '),
);
const FILE_NAME = /(?:^|\/)(?:docker-)?compose[^/]*\.(?:ya?ml|json)$/;

/** Reads a Compose file or an override of one: a service of several files is one service, joined by its key. */
export const compose: Format = {
  id: FORMAT,
  title: 'Docker Compose files',
  read: readCompose,
};

function readCompose(document: ManifestDocument): FormatFacts | undefined {
  const map = mapAt(document.root, 'services');
  if (map === undefined || !isCompose(document, map)) return undefined;
  const services: ServiceFact[] = [];
  const calls: CallFact[] = [];
  const hosts: HostFact[] = [];
  for (const entry of map.entries) {
    // Without fields it is a name that is still being typed.
    if (entry.key.startsWith('x-') || entry.value.kind !== 'map') continue;
    const facts = readComposeService(document, entry, FORMAT);
    services.push(facts.service);
    calls.push(...facts.calls);
    hosts.push(...facts.hosts);
  }
  return { services, calls, hosts };
}

/** A file with the usual name needs a service map only: half-typed keys do not make it another's. */
function isCompose(document: ManifestDocument, services: MapNode): boolean {
  const bodies = services.entries.filter((entry) => !entry.key.startsWith('x-')).map((entry) => entry.value);
  const named = FILE_NAME.test(document.file);
  const top = mapAt(document.root)?.entries ?? [];
  if (!named && !top.every(({ key }) => TOP_LEVEL.has(key) || key.startsWith('x-'))) return false;
  const alike = bodies.map((body) => body.kind === 'map' && body.entries.some(({ key }) => SERVICE_FIELDS.has(key)));
  return named ? alike.includes(true) : alike.length > 0 && alike.every(Boolean);
}
