// Layouts are made in a worker, so that the page answers meanwhile, and kept for as long as the page lives.
import { type Layout, layoutOf, type Plan } from '../core/picture/layout';

/** In the worker: answers each plan with its layout. */
export function answerPlans(): void {
  globalThis.addEventListener('message', ({ data }: MessageEvent<Plan>) => {
    globalThis.postMessage(layoutOf(data));
  });
}

export interface Layouts {
  /** The layout of a plan; `undefined` if `cancel` or a later request came first. Rejects where it cannot be made. */
  readonly layout: (plan: Plan) => Promise<Layout | undefined>;
  readonly cancel: () => void;
}

const KEPT = 12;

/** `script` is the text of this very script, which the worker runs too. */
export function createLayouts(script: string): Layouts {
  const known = new Map<string, Layout>();
  let stop: (() => void) | undefined;
  const remember = (key: string, layout: Layout): Layout => {
    known.set(key, layout);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return layout;
  };
  const cancel = (): void => {
    stop?.();
    stop = undefined;
  };
  return {
    layout: async (plan) => {
      cancel();
      const key = JSON.stringify(plan);
      const before = known.get(key);
      if (before !== undefined) return before;
      const made = await new Promise<Layout | undefined>((resolve, reject) => {
        const worker = workerOf(script);
        stop = () => {
          worker?.end();
          resolve(undefined);
        };
        // A browser that starts no worker from a file draws all the same; it only does not answer meanwhile.
        const here = (): void => {
          try {
            resolve(layoutOf(plan));
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        if (worker === undefined) here();
        else worker.ask(plan, resolve, here);
      });
      return made && remember(key, made);
    },
    cancel,
  };
}

interface PlanWorker {
  readonly ask: (plan: Plan, answer: (layout: Layout) => void, failed: () => void) => void;
  readonly end: () => void;
}

function workerOf(script: string): PlanWorker | undefined {
  try {
    const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    const worker = new Worker(address);
    const end = (): void => {
      worker.terminate();
      URL.revokeObjectURL(address);
    };
    return {
      ask: (plan, answer, failed) => {
        worker.addEventListener('message', ({ data }: MessageEvent<Layout>) => {
          end();
          answer(data);
        });
        worker.addEventListener('error', () => {
          end();
          failed();
        });
        worker.postMessage(plan);
      },
      end,
    };
  } catch {
    return undefined;
  }
}
