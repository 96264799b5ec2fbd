// CHG-05: whatever is built is known: the pipeline that delivers a service also registers it.
import type { Fix } from '../model/edit';
import { linePlace } from '../model/place';
import type { SourceFile } from '../model/snapshot';
import type { Check, CheckContext, Verdict } from './check';
import { pipelinesOf } from './judging/pipelines';
import { firstLine, inText } from './judging/texts';
import { fails, notKnown, passes } from './judging/verdict';

export const chg05: Check = {
  id: 'CHG-05',
  group: 'CHG',
  title: 'Pipeline exists and registers the service',
  why: 'A service that nobody registered is run by nobody: SRE hears of it in its first incident.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'development',
  remedy:
    'Add a step that runs sre-lens check or review (docs/ci.md has one for each system), or that registers the service in the catalogue.',
  level: 'auto',
  verify,
};

/** A step of ours, or one that tells a catalogue. */
const REGISTERS =
  /\bsre-lens\b|\bsre[_-]?(?:check|review|register)\b|backstage|catalog-info|register[-_ ]?(?:service|component|catalog)|servicecatalog/i;

function verify(context: CheckContext): Verdict {
  const pipelines = pipelinesOf(context);
  if (pipelines.length === 0) return notKnown(`No pipeline of ${context.service.name} was found in this workspace.`);
  const places = pipelines.flatMap((file) => firstLine(file, REGISTERS) ?? []);
  const evidence = inText(...pipelines.map(({ file }) => linePlace(file)));
  if (places.length > 0) return passes(`The pipeline ${names(pipelines)} registers the service.`, inText(...places));
  return fails(
    `The pipeline ${names(pipelines)} has no step that registers or reviews the service.`,
    evidence,
    workflowFix(context, pipelines),
  );
}

function names(pipelines: readonly SourceFile[]): string {
  return pipelines.map(({ file }) => file).join(', ');
}

const WORKFLOW = '.github/workflows/sre-lens.yml';
/** The small form of the one in docs/ci.md. */
const STEPS = [
  'name: SRE Lens',
  'on: pull_request',
  'jobs:',
  '  sre-lens:',
  '    runs-on: ubuntu-latest',
  '    steps:',
  '      - uses: actions/checkout@v4',
  '        with:',
  '          fetch-depth: 0',
  '      - name: Install',
  '        run: npm install --global "$SRE_LENS_PACKAGE"',
  '        env:',
  '          SRE_LENS_PACKAGE: ${{ vars.SRE_LENS_PACKAGE }}',
  '      - run: sre-lens check --baseline "origin/${{ github.base_ref }}" --format github',
  '      - run: sre-lens review',
  '',
].join('\n');

/** Where GitHub runs the pipelines a further one is a file of its own; others are changed by hand. */
function workflowFix({ artifacts }: CheckContext, pipelines: readonly SourceFile[]): readonly Fix[] {
  const isGitHub = pipelines.some(({ file }) => file.startsWith('.github/workflows/'));
  if (!isGitHub || artifacts.fileAt(WORKFLOW) !== undefined) return [];
  return [{ title: `Create ${WORKFLOW}`, intent: { kind: 'create-file', file: WORKFLOW, text: STEPS } }];
}
