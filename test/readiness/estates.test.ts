// The manifests of three public systems, reviewed: every workload is looked at, nothing breaks, what was not rendered is told.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Review } from '../../src/core/model/review';
import { allNames } from '../../src/core/model/service';
import { reviewJudged } from '../../src/core/review';
import { createSession } from '../../src/core/session';
import { readEvidenceFiles } from '../../src/workspace/evidence-files';
import { openWorkspace } from '../../src/workspace/workspace';

const FOLDER = join('..', 'shared', 'estates');

/** By hand: charts that nobody has rendered. */
const NOT_RENDERED: Readonly<Record<string, number>> = { 'online-boutique': 13, 'retail-store': 51, 'sock-shop': 28 };

interface Reviewed {
  readonly review: Review;
  /** Every name by which a reviewed service is known. */
  readonly names: ReadonlySet<string>;
  readonly texts: readonly string[];
}

async function reviewEstate(name: string): Promise<Reviewed> {
  const root = join(FOLDER, name);
  const workspace = openWorkspace(root);
  await workspace.scan();
  workspace.setBaseline({ kind: 'empty' });
  const session = createSession();
  const snapshot = workspace.snapshot('2026-01-01');
  const { head } = session.judge(snapshot);
  const review = reviewJudged(session, await readEvidenceFiles(root), { profile: 'full' });
  const services = review.services.flatMap(({ service }) => head.services.get(service) ?? []);
  const texts = [...snapshot.head.values()].map(({ text }) => text()).filter((text) => typeof text === 'string');
  return { review, names: new Set(services.flatMap((service) => allNames(service))), texts };
}

/** The names of the Deployments in a text that nobody has to render, found without any reader of ours. */
function deploymentsIn(text: string): readonly string[] {
  return text.split(/^---.*$/m).flatMap((document) => {
    if (!/^kind: Deployment\s*$/m.test(document) || document.includes('{{')) return [];
    return /^metadata:\n(?:[ \t].*\n)*?[ \t]+name: (\S+)/m.exec(document)?.[1] ?? [];
  });
}

describe('public systems in a review', function () {
  this.timeout(120_000);

  before(function () {
    if (existsSync(FOLDER)) return;
    console.log('      skipped: the sample estates are not beside this checkout');
    this.skip();
  });

  for (const [name, templates] of Object.entries(NOT_RENDERED)) {
    it(`look at every workload of ${name}`, async () => {
      const { review, names, texts } = await reviewEstate(name);
      const { services, notRendered } = review;
      const deployments = texts.flatMap(deploymentsIn);
      assert.equal(deployments.length > 0, name !== 'retail-store');
      assert.deepEqual(
        deployments.filter((deployment) => !names.has(deployment)),
        [],
      );
      assert.equal(notRendered.length, templates);
      assert.ok(services.length > 0);
      for (const { service, checks } of services) {
        for (const { id, state, message, evidence } of checks) {
          assert.ok(message.length > 0, `${service} ${id}`);
          if (state === 'pass') assert.ok(evidence.length > 0, `${service} ${id} passes without evidence`);
        }
      }
    });
  }
});
