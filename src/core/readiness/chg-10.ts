// CHG-10: what happens when the error budget is spent is agreed before it is.
import { folderOf } from '../catalog/folders';
import type { Fix } from '../model/edit';
import type { Check, CheckContext, Verdict } from './check';
import { documentsNamed } from './judging/links';
import { firstLine, inText } from './judging/texts';
import { notKnown, passes } from './judging/verdict';

export const chg10: Check = {
  id: 'CHG-10',
  group: 'CHG',
  title: 'Error budget policy agreed',
  why: 'A budget that nothing follows from is a number; the argument about stopping releases is had in calm times or in the outage.',
  tiers: { core: 'required', normal: 'recommended', supplementary: 'optional' },
  fromStage: 'ga',
  remedy:
    'Write down what stops when the budget is spent, who decides and who is asked above; link it (links.errorBudgetPolicy).',
  level: 'attest',
  verify,
};

const POLICY = /(^|\/)[\w-]*error[-_]?budget[\w-]*\.(?:md|mdx|adoc|rst)$/i;
/** What such a policy says at least. */
const SAYS = [
  ['what stops', /\b(?:freeze|frozen|halt|stop(?:s|ped)?|no (?:further )?(?:changes|releases))\b/i],
  ['who is asked above', /\bescalat/i],
  ['who owns it', /\b(?:owner|owned by|authors?|agreed by|approved by|approver)\b/i],
] as const;

function verify(context: CheckContext): Verdict {
  const { service, artifacts } = context;
  const own = documentsNamed(context, 'errorBudgetPolicy', POLICY);
  const shared = artifacts.allFiles(POLICY).filter(({ file }) => folderOf(file).split('/').length < 2);
  const files = [...own.flatMap(({ file }) => file ?? []), ...(own.length === 0 ? shared : [])];
  const [file] = files;
  if (file === undefined) {
    const [elsewhere] = own;
    return elsewhere === undefined
      ? notKnown(`No error budget policy of ${service.name} is linked or lies here.`, [], template(context))
      : notKnown(`The error budget policy was not read: ${elsewhere.text}.`, elsewhere.evidence);
  }
  const found = SAYS.map(([what, pattern]) => ({ what, place: firstLine(file, pattern) }));
  const missing = found.flatMap(({ what, place }) => (place === undefined ? [what] : []));
  const evidence = inText(...found.flatMap(({ place }) => place ?? []));
  if (missing.length > 0) return notKnown(`${file.file} does not say ${missing.join(', ')}.`, evidence);
  return passes(`${file.file} says what stops, who owns it and who is asked above.`, evidence);
}

/** The policy of the SRE Workbook, appendix B, in short; people fill in who they are. */
const TEXT = `# Error budget policy

When the error budget of the last four weeks is spent, all changes stop, apart from repairs of the highest priority and of
security, until the service is within its objective again.

An incident that spends more than 20 % of the budget of four weeks gets a postmortem with at least one action of the highest priority.

Owner:

Whoever disagrees about the numbers or what follows from them escalates to:
`;

function template({ descriptors }: CheckContext): readonly Fix[] {
  const [descriptor] = descriptors;
  if (descriptor === undefined) return [];
  const folder = folderOf(descriptor.file);
  const file = `${folder === '' ? '' : `${folder}/`}error-budget-policy.md`;
  return [{ title: 'Create an error budget policy to agree on', intent: { kind: 'create-file', file, text: TEXT } }];
}
