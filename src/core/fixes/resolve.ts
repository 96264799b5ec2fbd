// Turns what a quick fix means into edits of texts.
import { writeK6Script } from '../benchmark/generate/k6-script';
import { planBenchmark } from '../benchmark/generate/plan';
import { draftOf } from '../drafts/missing';
import { type Call, endLabel } from '../model/call';
import { CONFIG_FILE } from '../model/config';
import type { Fix, ResolvedFix, TextEdit } from '../model/edit';
import { SOLUTION_FORMAT } from '../solution/planned';
import { addListEntry, setEntry } from '../syntax/edit';
import type { Fields } from '../syntax/edit-style';
import { configWithNotCall, configWithTier, configWithValue } from './config-text';
import { descriptorOf, descriptorText, type FixContext, newDescriptor } from './descriptor';
import { differingSpan } from './differing-span';
import { nodeAtPlace } from './locate';
import { withText } from './replace-text';
import { withoutEntry } from './remove-entry';
import { withoutKey } from './remove-key';
import { withEntry, withItem } from './set-entry';
import { withValue } from './set-value';
import { termFields } from './terms';
import { withWaiver } from './waive';

/**
 * The edits by which a fix is made true. `undefined` where it cannot be done by editing texts: the fix is a command, the
 * call has gone, or the file to edit has syntax errors.
 */
export function resolveFix(context: FixContext, fix: Fix): ResolvedFix | undefined {
  const { intent, title } = fix;
  switch (intent.kind) {
    case 'open-checklist':
      return undefined;
    case 'replace-text': {
      const file = context.syntax(intent.place.file);
      const edit = file && withText(file, intent.place, intent.text, intent.by);
      return edit && { title, edits: [edit] };
    }
    case 'replace-texts': {
      const edits = intent.texts.flatMap(({ place, text, by }) => {
        const file = context.syntax(place.file);
        return (file && withText(file, place, text, by)) ?? [];
      });
      return edits.length === intent.texts.length ? { title, edits } : undefined;
    }
    case 'set-value': {
      const file = context.syntax(intent.place.file);
      const edit = file && withValue(file, intent.place, intent.field, intent.value);
      return edit && { title, edits: [edit] };
    }
    case 'set-entry': {
      const file = context.syntax(intent.place.file);
      const edit = file && withEntry(file, intent.place, intent.path, intent.value);
      return edit && { title, edits: [edit] };
    }
    case 'add-item': {
      const file = context.syntax(intent.place.file);
      const edit = file && withItem(file, intent.place, intent.path, intent.item);
      return edit && { title, edits: [edit] };
    }
    case 'create-file':
      // A file that is there is nobody's draft.
      return context.syntax(intent.file) === undefined
        ? { title, edits: [], create: { file: intent.file, text: intent.text } }
        : undefined;
    case 'waive': {
      const file = context.syntax(intent.place.file);
      const edit = file && withWaiver(file, intent.place, intent.rule, intent.until);
      return edit && { title, edits: [edit] };
    }
    case 'set-config':
      return inConfig(context, title, (text) => configWithValue(text, intent.path, intent.value));
    case 'remove-entry': {
      const file = context.syntax(intent.place.file);
      const edit = file && withoutEntry(file, intent.place);
      return edit && { title, edits: [edit] };
    }
    case 'remove-key': {
      const file = context.syntax(intent.place.file);
      const edit = file && withoutKey(file, intent.place, intent.key);
      return edit && { title, edits: [edit] };
    }
    case 'switch-callee': {
      const call = context.head.calls.find((one) => one.key === intent.call);
      return call && atEntry(context, title, call, [['to', intent.to]]);
    }
    case 'set-owner': {
      const own = descriptorOf(context, intent.service);
      return own && { title, edits: [setEntry(own.file, own.root, 'owner', intent.team)] };
    }
    case 'create-descriptor': {
      const draft = draftOf(intent.service, context.head, {
        isTaken: (file) => context.syntax(file) !== undefined,
        ownersOf: () => intent.owners,
      });
      return draft && { title, edits: [], create: { file: draft.file, text: draft.text } };
    }
    case 'create-benchmark': {
      const service = context.head.services.get(intent.service);
      const plan = service && planBenchmark(context.head, service, context.syntax);
      return plan && { title, edits: [], create: { file: plan.script, text: writeK6Script(plan) } };
    }
    case 'not-a-call':
      return inConfig(context, title, (text) => configWithNotCall(text, intent.from, intent.to));
    case 'declare-tier':
      return inConfig(context, title, (text) => configWithTier(text, intent.service, intent.tier));
    case 'set-terms': {
      const call = context.head.calls.find((one) => one.key === intent.call);
      if (call === undefined) return undefined;
      // A story says who calls whom; what more is known of a planned call belongs into a descriptor, if there is one.
      if (isPlannedOnly(call) && descriptorOf(context, call.from.service) === undefined) return undefined;
      const fields = termFields(intent.terms);
      return atEntry(context, title, call, fields) ?? inDescriptor(context, title, call, fields);
    }
  }
}

function inConfig(
  { syntax }: FixContext,
  title: string,
  update: (text: string | undefined) => string | undefined,
): ResolvedFix | undefined {
  const config = syntax(CONFIG_FILE);
  const text = update(config?.text);
  if (text === undefined) return undefined;
  if (config === undefined) return { title, edits: [], create: { file: CONFIG_FILE, text } };
  const difference = differingSpan(config.text, text);
  if (difference === undefined) return { title, edits: [] };
  return { title, edits: [{ place: config.place(difference.span), newText: difference.newText }] };
}

/** Where the call is declared by an entry of ours, the entry says it. */
function atEntry({ syntax }: FixContext, title: string, call: Call, fields: Fields): ResolvedFix | undefined {
  for (const { place, format } of call.evidence) {
    if (format === SOLUTION_FORMAT) continue;
    const file = syntax(place.file);
    const node = file && nodeAtPlace(file, place);
    if (file === undefined || node?.kind !== 'map' || node.entry('to') === undefined) continue;
    return { title, edits: fields.map(([key, value]) => setEntry(file, node, key, value)) };
  }
  return undefined;
}

function isPlannedOnly({ evidence }: Call): boolean {
  return evidence.every(({ format }) => format === SOLUTION_FORMAT);
}

/** Else the caller's descriptor declares it: the one that is there, or a new one beside the manifest. */
function inDescriptor(context: FixContext, title: string, call: Call, fields: Fields): ResolvedFix | undefined {
  const entry: Fields = [
    ['to', endLabel(call.to)],
    ...(call.from.operation === undefined ? [] : [['from', call.from.label ?? call.from.operation] as const]),
    ...fields,
  ];
  const own = descriptorOf(context, call.from.service);
  if (own !== undefined) {
    const edits: TextEdit[] = [addListEntry(own.file, own.root, 'dependencies', entry)];
    return { title, edits };
  }
  const file = newDescriptor(context, call.from.service, call.evidence[0]?.place);
  if (file === undefined) return undefined;
  return { title, edits: [], create: { file, text: descriptorText(call.from.service, entry) } };
}
