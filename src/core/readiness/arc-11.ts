// ARC-11: what happens when a part fails is thought through before it does.
import { type Traced, textAt } from '../artifacts/traced';
import type { Fix } from '../model/edit';
import { listed } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { hardCalleesOf } from './judging/calls';
import { inDescriptor, listedAt } from './judging/descriptors';
import { sectionOn } from './judging/headings';
import { documentsNamed } from './judging/links';
import { mentionedIn } from './judging/mentioned';
import { inText } from './judging/texts';
import { notKnown, passes } from './judging/verdict';

export const arc11: Check = {
  id: 'ARC-11',
  group: 'ARC',
  title: 'Failure modes written down: instance, zone, each hard dependency, third party',
  why: 'Whoever has thought of a failure before sees it in minutes; all others learn what it does to users from the users.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'limited',
  remedy:
    'Write for an instance, a zone and each hard dependency how it is noticed, what it does, and what is done (failureModes).',
  level: 'attest',
  verify,
};

/** What can fail in every service, besides what it needs. */
const ALWAYS = ['instance', 'zone'];
const PARTS = ['detection', 'effect', 'mitigation', 'blastRadius'] as const;
const DESIGN = /(^|\/)[\w-]*(?:design|architecture|failure)[\w-]*\.(?:md|mdx|adoc|rst)$/i;
const SECTION = /failure[- ]modes?|\bFMEA\b|what can (?:fail|go wrong)/i;

function verify(context: CheckContext): Verdict {
  const wanted = [...ALWAYS, ...hardCalleesOf(context)];
  const modes = listedAt(context, 'failureModes');
  if (modes.length > 0) return ofModes(context, modes, wanted);
  const documents = documentsNamed(context, 'design', DESIGN);
  const section = sectionOn(documents, SECTION);
  if (section === undefined)
    return notKnown(`No file says what follows from a failure of ${listed(wanted)}.`, [], fixesFor(context, wanted));
  const { named, missing } = mentionedIn(context, documents, wanted);
  const evidence = inText(section, ...named.map(({ place }) => place));
  return missing.length === 0
    ? passes(`The design has a section on failure modes and names ${listed(wanted)}.`, evidence)
    : notKnown(
        `The section on failure modes is there; nobody there says what happens without ${listed(missing)}.`,
        evidence,
      );
}

function ofModes(context: CheckContext, modes: readonly Traced[], wanted: readonly string[]): Verdict {
  const complete = modes.filter((mode) => PARTS.every((part) => textAt(mode, part) !== undefined));
  const told = new Set(complete.map((mode) => textAt(mode, 'of')));
  const missing = wanted.filter((one) => !told.has(one));
  const evidence = inDescriptor(...modes.map(({ place }) => place));
  if (missing.length === 0)
    return passes(`It is written down what follows from a failure of ${listed(wanted)}.`, evidence);
  const begun = new Set(modes.map((mode) => textAt(mode, 'of')));
  return notKnown(
    `${listed(missing)}: ${PARTS.join(', ')} are not all written down.`,
    evidence,
    fixesFor(
      context,
      missing.filter((one) => !begun.has(one)),
    ),
  );
}

/** An entry to be filled in. */
function fixesFor({ descriptors }: CheckContext, missing: readonly string[]): readonly Fix[] {
  const [descriptor] = descriptors;
  if (descriptor === undefined) return [];
  return missing.map((one) => ({
    title: `Add a failure mode: ${one}`,
    intent: {
      kind: 'add-item',
      place: descriptor.value.place,
      path: ['failureModes'],
      item: [['of', one], ...PARTS.map((part) => [part, ''] as const)],
    },
  }));
}
