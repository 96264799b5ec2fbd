// The goals, in their order.
import { activationGoal } from './p11-activation';
import { checkGoal } from './p07-check';
import { firstDiagnosticGoal } from './p06-first-diagnostic';
import { fullIndexGoal } from './p02-full-index';
import { gitGoal } from './p09-git';
import type { Goal } from './goal';
import { keystrokeServerGoal } from './p05-keystroke-server';
import { keystrokeSizeGoal } from './p04-keystroke-size';
import { memoryGoal } from './p08-memory';
import { relinkGoal } from './p10-relink';
import { pictureGoal } from './p12-picture';
import { reviewGoal } from './p13-review';
import { skeletonGoal } from './p01-skeleton';
import { warmStartGoal } from './p03-warm-start';

export const GOALS: readonly Goal[] = [
  skeletonGoal,
  fullIndexGoal,
  warmStartGoal,
  keystrokeSizeGoal,
  keystrokeServerGoal,
  firstDiagnosticGoal,
  checkGoal,
  memoryGoal,
  gitGoal,
  relinkGoal,
  activationGoal,
  pictureGoal,
  reviewGoal,
];
