// ARC-04: how a service is built is written down, and is about the service as it is.
import type { Fix } from '../model/edit';
import { pathFrom } from '../model/place';
import { listed } from '../rules/judging/words';
import type { Check, CheckContext, Verdict } from './check';
import { callsOf } from './judging/calls';
import { atDescriptors } from './judging/descriptors';
import { documentsNamed, type LinkedDocument } from './judging/links';
import { mentionedIn } from './judging/mentioned';
import { inText } from './judging/texts';
import { fails, notKnown, passes } from './judging/verdict';

export const arc04: Check = {
  id: 'ARC-04',
  group: 'ARC',
  title: 'Design document linked, and not older than the last structural change',
  why: 'In an incident people reason with the picture that they have; an old one leads them past the service that is down.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'design',
  remedy: 'Link the design (links.design) and bring it up to date: it names every service that this one calls.',
  level: 'auto',
  verify,
};

const DESIGN = /(^|\/)(?:[\w-]*(?:design|architecture)[\w-]*\.(?:md|mdx|adoc|rst))$/i;

/** Older than a call is a document that does not name the callee: what it says holds for a service without it. */
function verify(context: CheckContext): Verdict {
  const { name } = context.service;
  const documents = documentsNamed(context, 'design', DESIGN);
  const lost = documents.filter(({ where }) => where === 'missing');
  if (documents.length === 0) return fails(`No design of ${name} is linked or lies here.`, atDescriptors(context));
  if (lost.length > 0)
    return fails(
      `The design that is linked is not there: ${lost.map(({ text }) => text).join(', ')}.`,
      lost.flatMap(({ evidence }) => evidence),
    );
  const evidence = documents.flatMap((document) => document.evidence);
  const callees = [...new Set(callsOf(context).map(({ to }) => to.service))];
  const { named, missing } = mentionedIn(context, documents, callees);
  if (documents.every(({ where }) => where === 'elsewhere'))
    return notKnown('The design that is linked lies elsewhere: nobody here knows how old it is.', evidence);
  if (missing.length > 0)
    return fails(`The design does not name ${listed(missing)}, which ${name} calls: it is older than that.`, evidence);
  const unlinked = documents.filter(({ isLinked }) => !isLinked);
  if (unlinked.length > 0)
    return fails(`${unlinked[0]?.text} is linked nowhere.`, evidence, linkFixes(context, unlinked));
  return passes('The design is linked and names all that is called.', [
    ...evidence,
    ...inText(...named.map(({ place }) => place)),
  ]);
}

function linkFixes({ descriptors }: CheckContext, documents: readonly LinkedDocument[]): readonly Fix[] {
  const [descriptor] = descriptors;
  const [document] = documents;
  if (descriptor === undefined || document === undefined) return [];
  return [
    {
      title: `Link ${document.text}`,
      intent: {
        kind: 'set-entry',
        place: descriptor.value.place,
        path: ['links', 'design'],
        value: pathFrom(descriptor.file, document.text),
      },
    },
  ];
}
