// F-25: a reference that is no call leads nowhere: a Service without pods, a route without a Service, a step nobody has.
import { folderOf } from '../catalog/folders';
import { nearestWord } from '../config/nearest';
import type { Fix } from '../model/edit';
import type { Severity } from '../model/finding';
import type { Dangling, Graph } from '../model/graph';
import { danglingCalls } from './dangling-target-parts/call';
import { mendFix } from './dangling-target-parts/mend';
import { fateOfOperation, newName } from './judging/moved';
import type { RuleContext, Verdict, WorkspaceRule } from './rule';

export const danglingTarget: WorkspaceRule = {
  id: 'dangling-target',
  code: 'F-25',
  title: 'A reference leads nowhere',
  severity: 'warning',
  on: 'workspace',
  check,
};

/** References that led somewhere in the baseline, or were not there. The same one written in another file is no new one. */
function check(context: RuleContext): readonly Verdict[] {
  return [...danglingReferences(context), ...danglingCalls(context)];
}

function danglingReferences({ head, before, changes }: RuleContext): readonly Verdict[] {
  const old = new Set(before.dangling.map(aboutOf));
  const told = new Set<string>();
  return head.dangling.flatMap((dangling) => {
    const about = aboutOf(dangling);
    if (old.has(about) || told.has(about)) return [];
    told.add(about);
    const call = callAt(changes, dangling);
    const mended = mendedText(head, before, dangling);
    const { message, next } = words(dangling);
    return [
      {
        message,
        next: mended === undefined ? next : `Did you mean ${mended}?`,
        severity: severityOf(dangling),
        place: dangling.place,
        about,
        ...(dangling.service === undefined ? {} : { service: dangling.service }),
        ...(call === undefined ? {} : { call }),
        ...(mended === undefined ? {} : { fixes: replaceFix(dangling, mended) }),
      },
    ];
  });
}

function aboutOf({ kind, text, by }: Dangling): string {
  // A Service is known by its own name, everything else by what it leads to, whoever names it.
  return kind === 'workload' ? `${kind} ${by}` : `${kind} ${text}`;
}

/** An address in the wrong namespace is a line in the finding of its call. */
function callAt({ calls }: RuleContext['changes'], { kind, place }: Dangling): string | undefined {
  if (kind !== 'namespace') return undefined;
  return calls.find(({ kind: change, it }) => change !== 'removed' && it.evidence.some((one) => isAt(one.place, place)))
    ?.it.key;
}

function isAt(a: Dangling['place'], b: Dangling['place']): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column;
}

/** What another repository may describe is information. */
function severityOf({ kind }: Dangling): Severity {
  return kind === 'api' || kind === 'successor' ? 'information' : 'warning';
}

/** What was meant, where one known name is a slip away, or the one namespace that has the host. */
function mendedText(head: Graph, before: Graph, { kind, text, near, elsewhere }: Dangling): string | undefined {
  const { services, documents } = head;
  if (kind === 'namespace') return elsewhere === undefined ? undefined : `${text.split('.')[0] ?? ''}.${elsewhere}`;
  if (kind === 'document') return nearestWord(text, [...documents.keys()], 1);
  if (kind !== 'flow-step' && kind !== 'successor') return near;
  const [name = '', operation] = text.split('#');
  const service = services.get(name);
  if (service === undefined || !service.known) {
    const known = [...services.values()].filter((one) => one.known).map((one) => one.name);
    const meant = newName(before, head, name) ?? nearestWord(name, known, 1);
    return meant === undefined ? undefined : [meant, ...(operation === undefined ? [] : [operation])].join('#');
  }
  const fate = fateOfOperation(before, head, name, operation ?? '');
  const meant =
    fate === undefined || fate.kind === 'removed'
      ? nearestWord(
          operation ?? '',
          service.operations.flatMap(({ operationId }) => operationId ?? []),
        )
      : fate.to;
  return meant === undefined ? undefined : `${name}#${meant}`;
}

/** Documents are written relative to the file that names them: in the same folder only their own names differ. */
function replaceFix({ kind, place, text }: Dangling, by: string): readonly Fix[] {
  if (kind !== 'document' || folderOf(text) !== folderOf(by)) return mendFix(place, text, by);
  const [old, mended] = [text, by].map((file) => file.slice(file.lastIndexOf('/') + 1));
  return [{ title: `Write ${by}`, intent: { kind: 'replace-text', place, text: old ?? text, by: mended ?? by } }];
}

function words(dangling: Dangling): { readonly message: string; readonly next: string } {
  const { kind, text, by, elsewhere } = dangling;
  switch (kind) {
    case 'workload':
      return {
        message: `The Service ${by} selects ${text}, but no workload here carries these labels: whoever calls it gets no answer.`,
        next: 'Mend the selector or the labels, or remove the Service.',
      };
    case 'backend':
      return {
        message: `${by} leads to the Service ${text}, which ${elsewhere === undefined ? 'is not described here' : `is in ${elsewhere} and not in its namespace`}.`,
        next: 'Mend the name, or add the Service.',
      };
    case 'namespace':
      return {
        message: `${by} looks for ${text}, but that Service is only in ${elsewhere ?? 'another namespace'}.`,
        next: 'Mend the namespace in the address.',
      };
    case 'flow-step':
      return {
        message: `The flow ${by} names ${text}, which is not known here, so what it needs cannot be followed.`,
        next: 'Mend the name of the service or the operation.',
      };
    case 'document':
      return {
        message: `${by} names ${text}, but no OpenAPI document was read there: its operations are not known.`,
        next: 'Mend the path.',
      };
    case 'api':
      return {
        message: `${by} provides the API ${text}, which no API entity of this workspace describes.`,
        next: 'Mend the name, or describe the API.',
      };
    case 'successor':
      return {
        message: `${by} is to be replaced by ${text}, which nothing in this workspace describes.`,
        next: 'Mend the name, or describe the successor.',
      };
  }
}
