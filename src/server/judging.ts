// When a folder is judged: soon after a change, at once where a request waits for it, in steps where it takes long.
import type { Report } from '../core/model/report';
import type { Steps } from '../core/syntax/steps';
import { type Clock, nextTurn } from './clock';

/** Why something is judged anew. */
export type Cause = 'typing' | 'other';

export interface JudgingEnvironment {
  readonly clock: Clock;
  /** Begins to judge what is there now. */
  readonly begin: () => Steps<Report>;
  /** False before the folder is read. */
  readonly isReady: () => boolean;
  /** Told after each judgement. `onlyTyping`: nothing but typing led to it. */
  readonly judged: (onlyTyping: boolean) => void;
  readonly failed: (error: unknown) => void;
}

export interface Judging {
  /** Judges soon. */
  readonly touch: (cause: Cause) => void;
  /** The report of what is there now, or the last one where that takes too long for a request; it is told when it is known. */
  readonly report: () => Report | undefined;
  /** The last report; never judges. */
  readonly latest: () => Report | undefined;
  /** False while a change waits for its judgement. */
  readonly isJudged: () => boolean;
  /** Judges now, with pauses; ends early where nobody waits for it any more. */
  readonly settled: (signal?: AbortSignal) => Promise<void>;
  readonly stop: () => void;
}

/** A judgement that took long is not begun again before as long has passed since it ended, or this many milliseconds. */
const LONGEST_REST_MS = 50;
/** One that took less than this, about what a screen takes for a picture, keeps no request waiting: the next one need not rest. */
const SHORT_MS = 16;
/** What ends within this time is not interrupted; a request waits no longer for a judgement. */
const MOST_AT_ONCE_MS = 100;
/** Between two pauses of one that takes longer. */
const SLICE_MS = 40;

interface UnderWay {
  readonly steps: Steps<Report>;
  readonly onlyTyping: boolean;
  /** Time on the wall, without the pauses. */
  spentMs: number;
}

/** Judges one folder. A change during a judgement begins it anew: what it says would be about texts that are no more. */
export function createJudging({ clock, begin, isReady, judged, failed }: JudgingEnvironment): Judging {
  let report: Report | undefined;
  let causes = new Set<Cause>();
  let underWay: UnderWay | undefined;
  let stopTurn: (() => void) | undefined;
  let isOtherUntold = false;
  let lastCost = 0;
  let lastEnd = 0;
  let stopped = false;

  const current = (): UnderWay => {
    if (underWay !== undefined && causes.size === 0) return underWay;
    const onlyTyping = !causes.has('other') && underWay?.onlyTyping !== false && !isOtherUntold;
    causes = new Set();
    underWay = { steps: begin(), onlyTyping, spentMs: 0 };
    return underWay;
  };
  const tellNow = (onlyTyping: boolean): void => {
    isOtherUntold = false;
    judged(onlyTyping);
  };
  /** After a long judgement there is much to show: on a turn of its own, unless a change makes it old before. */
  const tell = ({ onlyTyping, spentMs }: UnderWay): void => {
    if (report === undefined) return;
    if (spentMs === 0) return tellNow(onlyTyping);
    isOtherUntold = !onlyTyping;
    clock.later(0, () => {
      if (!stopped && causes.size === 0 && underWay === undefined) tellNow(onlyTyping);
    });
  };
  /** True if the judgement has come to its end, or failed. */
  const advance = (ms: number): boolean => {
    stopTurn?.();
    stopTurn = undefined;
    const begun = clock.now();
    const one = current();
    try {
      for (let step = one.steps.next(); ; step = one.steps.next()) {
        if (step.done === true) {
          report = step.value;
          break;
        }
        if (clock.now() - begun < ms) continue;
        one.spentMs += clock.now() - begun;
        stopTurn = clock.later(0, () => advance(SLICE_MS));
        return false;
      }
    } catch (error) {
      failed(error);
    }
    underWay = undefined;
    lastEnd = clock.now();
    lastCost = one.spentMs + lastEnd - begun;
    tell(one);
    return true;
  };

  return {
    touch: (cause) => {
      causes.add(cause);
      if (!isReady() || stopTurn !== undefined || stopped) return;
      // The first keystroke after a pause does not wait; in a burst the other half of the time is for requests.
      const rest = lastCost < SHORT_MS ? 0 : Math.min(lastCost, LONGEST_REST_MS) - (clock.now() - lastEnd);
      stopTurn = clock.later(Math.max(0, rest), () => advance(MOST_AT_ONCE_MS));
    },
    report: () => {
      if (isReady() && (stopTurn !== undefined || report === undefined)) advance(MOST_AT_ONCE_MS);
      return report;
    },
    latest: () => report,
    isJudged: () => stopTurn === undefined,
    settled: async (signal) => {
      while (isReady() && !stopped && stopTurn !== undefined && signal?.aborted !== true)
        if (!advance(MOST_AT_ONCE_MS)) await nextTurn();
    },
    stop: () => {
      stopped = true;
      stopTurn?.();
    },
  };
}
