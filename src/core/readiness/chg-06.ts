// CHG-06: what was tested is what runs.
import type { Workload } from '../artifacts/kubernetes/workload';
import { at, textAt } from '../artifacts/traced';
import type { Check, Verdict } from './check';
import { inKubernetes, nameOf, overWorkloads } from './judging/workloads';

export const chg06: Check = {
  id: 'CHG-06',
  group: 'CHG',
  title: 'Immutable image reference',
  why: 'An image that can change under its name makes a restart a release that nobody tested, and a rollback does nothing.',
  tiers: { core: 'required', normal: 'required', supplementary: 'required' },
  fromStage: 'limited',
  remedy: 'Pin the image: a version tag that is never moved, or a digest (@sha256:…).',
  level: 'auto',
  verify: (context) => overWorkloads(context, judge),
};

/** Tags that move by custom. */
const MOVING = new Set(['latest', 'master', 'main', 'develop', 'dev', 'edge', 'nightly', 'stable']);

function judge(workload: Workload): Verdict {
  const images = workload.containers.map((container) => ({
    image: textAt(container, 'image'),
    place: (at(container, 'image') ?? container).place,
  }));
  const name = nameOf(workload);
  const loose = images.flatMap(({ image, place }) => {
    const why = moves(image);
    return why === undefined ? [] : [{ text: `${image ?? 'no image'} (${why})`, place }];
  });
  if (images.length === 0)
    return { state: 'unknown', message: `${name} shows no container.`, evidence: inKubernetes(workload.object.place) };
  if (loose.length > 0)
    return {
      state: 'fail',
      message: `${name} runs ${loose.map(({ text }) => text).join(', ')}.`,
      evidence: inKubernetes(...loose.map(({ place }) => place)),
    };
  return {
    state: 'pass',
    message: `${name} runs pinned images.`,
    evidence: inKubernetes(...images.map(({ place }) => place)),
  };
}

/** Why an image may change under its name; undefined for a fixed tag or a digest. */
function moves(image: string | undefined): string | undefined {
  if (image === undefined) return 'no image is named';
  if (image.includes('@sha256:')) return undefined;
  const last = image.slice(image.lastIndexOf('/') + 1);
  const tag = last.includes(':') ? last.slice(last.indexOf(':') + 1) : undefined;
  if (tag === undefined) return 'no tag, so latest';
  return MOVING.has(tag) ? `the tag ${tag} moves` : undefined;
}
