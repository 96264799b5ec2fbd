// The rooms of src/ and who may import whom. docs/architecture.md says it in words.

// Outside core: what a room may import besides itself.
const outer = new Map([
  ['workspace', ['core']],
  ['sources', ['core']],
  ['protocol', ['core/model']],
  ['server', ['core', 'workspace', 'sources', 'protocol']],
  ['client', ['protocol']],
  ['cli', ['core', 'workspace', 'sources']],
  ['page', ['core']],
]);

// Inside core: a room may import only those before it. Source is designed, not built.
const inner = [
  'model',
  'units',
  'patterns',
  'syntax',
  'config',
  'waivers',
  'openapi',
  'manifests',
  'source',
  'catalog',
  'graph',
  'changes',
  'organisation',
  'drafts',
  'artifacts',
  'impact',
  'live',
  'picture',
  'practices',
  'solution',
  'alerts',
  'benchmark',
  'rules',
  'fixes',
  'navigation',
  'completion',
  'readiness',
  'reporters',
];

// Files of core itself, after all its rooms, in this order; the façade is the last.
const innerFiles = [
  'last-good.ts',
  'trees.ts',
  'file-facts.ts',
  'reading.ts',
  'shelf.ts',
  'settled.ts',
  'published.ts',
  'report.ts',
  'session.ts',
  'review.ts',
];

// In these folders each file is one thing among many; the contract and the lists are not.
const collections = new Map([
  ['rules', /^rule\.ts$/],
  ['manifests', /^format\.ts$/],
  ['alerts', /^hygiene\.ts$/],
  ['benchmark/results', /^format\.ts$/],
  ['readiness', /^(field-)?check\.ts$/],
  ['reporters', /^(graph-|readiness-)?reporter\.ts$/],
  ['benchmark/scripts', /^format\.ts$/],
]);

// Packages that only these rooms may import.
const keepers = new Map([
  ['yaml', ['core/syntax']],
  ['js-yaml', ['core/syntax']],
  ['jsonc-parser', ['core/syntax']],
  ['vscode', ['client']],
  ['vscode-languageclient', ['client']],
  ['vscode-languageserver', ['server']],
  ['vscode-languageserver-textdocument', ['server']],
  ['commander', ['cli']],
  ['picocolors', ['cli']],
  ['ignore', ['workspace', 'core/catalog']],
  ['@apidevtools/swagger-parser', ['workspace']],
  ['vscode-uri', ['server', 'client']],
  ['@dagrejs/dagre', ['core/picture']],
  ['@cfworker/json-schema', ['core/readiness']],
  ['@prometheus-io/lezer-promql', ['core/alerts']],
  ['re2js', ['core/patterns']],
]);

// Packages of types alone; core may name them.
const typePackages = new Set(['openapi-types', 'sarif']);

// Only sources/ reaches a network, once a person has turned it on.
const network = new Set(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns']);

/** The room of a file: `server`, `core/model`, `core` for the files of core itself; '' for a file of src/ itself. */
export function roomOf(file) {
  const parts = file.split('/').slice(1, -1);
  if (parts[0] !== 'core') return parts[0] ?? '';
  return parts.length === 1 ? 'core' : `core/${parts[1]}`;
}

/** Whether the room of a file is one of the rooms of the design. */
export function knownRoom(file) {
  const room = roomOf(file);
  if (room === 'core') return innerFiles.includes(file.split('/').at(-1));
  return room.startsWith('core/') ? inner.includes(room.slice('core/'.length)) : outer.has(room);
}

function innerRank(file) {
  const room = roomOf(file);
  if (room === 'core') return inner.length + innerFiles.indexOf(file.split('/').at(-1));
  return inner.indexOf(room.slice('core/'.length));
}

// A thing of a collection lies directly in the room, or in a folder that belongs to one thing or to several.
function thing(file) {
  const parts = file.split('/').slice(2);
  const name = parts.at(-1);
  const contract = collections.get(parts.slice(0, -1).join('/'));
  if (contract === undefined) return undefined;
  return contract.test(name) || /(^|-)index\.ts$/.test(name) ? undefined : name;
}

function isList(file) {
  return /(^|-)index\.ts$/.test(file.split('/').at(-1));
}

function insideCore(from, to) {
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  if (fromRoom !== toRoom || fromRoom === 'core') {
    return innerRank(to) < innerRank(from) ? undefined : `${fromRoom} may not import ${toRoom}, which comes after it`;
  }
  if (thing(to) === undefined || isList(from)) return undefined;
  return `only the list of ${fromRoom} may import ${thing(to)}; what two of them share lies in a room before`;
}

/** Why a module may not import another of ours (both relative to the root); undefined when it may. */
export function allowedRoom(from, to) {
  if (!to.startsWith('src/')) {
    if (to.endsWith('.json') && !from.startsWith('src/core/')) return undefined;
    return `imports ${to}, which is not under src/`;
  }
  const [fromRoom, toRoom] = [roomOf(from), roomOf(to)];
  const fromCore = from.startsWith('src/core/');
  if (fromCore && to.startsWith('src/core/')) return insideCore(from, to);
  if (!fromCore && fromRoom === toRoom) return undefined;
  const allowed = outer.get(fromRoom) ?? [];
  if (allowed.some((room) => toRoom === room || toRoom.startsWith(`${room}/`))) return undefined;
  return `${fromRoom} may not import ${toRoom}`;
}

function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Why a module may not import a package or a module of Node; undefined when it may. */
export function allowedPackage(file, specifier, builtin, typeOnly) {
  const room = roomOf(file);
  const core = file.startsWith('src/core/');
  if (builtin) {
    if (core) return `core may not import ${specifier}`;
    if (room === 'page') return `page runs in a browser and may not import ${specifier}`;
    const name = specifier.replace(/^node:/, '').split('/')[0];
    return network.has(name) && room !== 'sources'
      ? `${room} may not import ${specifier}: only sources has a network`
      : undefined;
  }
  const name = packageName(specifier);
  const kept = keepers.get(name);
  if (kept?.includes(room)) return undefined;
  if (kept !== undefined) return `${room} may not import ${name}, only ${kept.join(' and ')} may`;
  if (typeOnly && typePackages.has(name)) return undefined;
  return `${room} may not import ${name}: no room keeps it`;
}
