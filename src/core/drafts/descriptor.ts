// The draft of a service descriptor: what files say already; the tier and the modes of calls are left to people.
import type { Call } from '../model/call';
import type { Graph } from '../model/graph';
import { pathFrom } from '../model/place';
import type { Service } from '../model/service';
import { yamlScalar } from '../syntax/scalar-text';
import { documentsOf } from './found';
import { commentText, placeText } from './text';

export interface DescriptorHome {
  /** Where the descriptor will stand, relative to the root: its paths are relative to it. */
  readonly file: string;
  /** Who owns the files of the service by CODEOWNERS, as written there. */
  readonly owners: readonly string[];
  /** The team, where a person or a rule names one. */
  readonly owner?: string;
}

/** The text of a descriptor that our own reader reads without a problem. It never holds a tier. */
export function draftDescriptor(service: Service, graph: Graph, { file, owners, owner }: DescriptorHome): string {
  const apis = documentsOf(service, graph).map((document) => yamlScalar(pathFrom(file, document), true));
  const lines = [
    '# Drafted by SRE Lens from what this repository says. Check it, complete it, and commit it.',
    'sre: "1.0"',
    `service: ${yamlScalar(service.name)}`,
    '# tier:    (core, normal or supplementary: a person decides)',
    owner === undefined ? ownerLine(service, owners) : `owner: ${yamlScalar(owner)}`,
    ...(apis.length === 0 ? [] : [`apis: [${apis.join(', ')}]`]),
    ...dependencyLines(service, graph),
  ];
  return `${lines.join('\n')}\n`;
}

const TEAM = /^@[\w.-]+\/([\w.-]+)$/;

/** A team of a catalogue or of CODEOWNERS; a person who reviews a file is not taken for the owner of a service. */
function ownerLine({ owner }: Service, owners: readonly string[]): string {
  if (owner !== undefined) return `owner: ${yamlScalar(owner.value.team)}   # as in ${placeText(owner.place)}`;
  const team = owners.map((one) => TEAM.exec(one)?.[1]).find((one) => one !== undefined);
  const named = commentText(owners.join(' '));
  if (team !== undefined) return `owner: ${yamlScalar(team)}   # CODEOWNERS: ${named}`;
  return owners.length === 0 ? '# owner:    (the team)' : `# owner:    (the team; CODEOWNERS names ${named})`;
}

function dependencyLines(service: Service, graph: Graph): readonly string[] {
  const calls = undeclaredCalls(service, graph);
  // Behind a `#` stands an operation: a name that holds one cannot be written as a target.
  const known = calls.filter(({ to }) => graph.services.get(to.service)?.known === true && !to.service.includes('#'));
  const unknown = calls.filter((call) => !known.includes(call));
  return [
    ...(known.length === 0
      ? []
      : ['# Found in configuration; no manifest declares them yet.', 'dependencies:', ...known.flatMap(entryLines)]),
    ...(unknown.length === 0
      ? []
      : ['# Also found; nothing here describes what they lead to:', ...unknown.map(unknownLine)]),
  ];
}

/** One call for each callee, by name. */
function undeclaredCalls({ name }: Service, { calls }: Graph): readonly Call[] {
  const found = new Map<string, Call>();
  for (const call of calls) {
    const { from, to, grade } = call;
    if (from.service === name && to.service !== name && grade !== 'declared' && !found.has(to.service))
      found.set(to.service, call);
  }
  return [...found.values()];
}

function entryLines({ to, terms, evidence }: Call): readonly string[] {
  const [first] = evidence;
  const mode = terms.mode === undefined ? '# mode:    (sync or async)' : `mode: ${terms.mode}`;
  return [
    `  - to: ${yamlScalar(to.service)}${first === undefined ? '' : `   # ${placeText(first.place)}`}`,
    `    ${mode}`,
  ];
}

function unknownLine({ to, evidence }: Call): string {
  const [first] = evidence;
  return `#   ${commentText(to.service)}${first === undefined ? '' : `   (${placeText(first.place)})`}`;
}
