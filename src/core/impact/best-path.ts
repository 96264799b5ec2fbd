// The path with the largest product of factors, without recursion and without going round.

interface Step<T> {
  readonly to: string;
  readonly factor: number;
  readonly what: T;
}

/** The best way on from a node: its product, and its first step. */
export interface Best<T> {
  readonly product: number;
  readonly step?: Step<T>;
}

/**
 * Fills `memory` with the best way on from a node and from all that it reaches; gives the one of the node. What is known there
 * is not looked at again. A step that leads back to where the walk is under way does not count.
 */
export function bestFrom<T>(
  start: string,
  next: (node: string) => readonly Step<T>[],
  memory: Map<string, Best<T>>,
): Best<T> {
  const open = new Set<string>();
  const stack = [{ node: start, steps: next(start), at: 0 }];
  open.add(start);
  for (let top = stack.at(-1); top !== undefined && !memory.has(start); top = stack.at(-1)) {
    const step = top.steps[top.at++];
    if (step === undefined) {
      memory.set(top.node, bestOf(top.steps, memory));
      open.delete(top.node);
      stack.pop();
    } else if (!memory.has(step.to) && !open.has(step.to)) {
      open.add(step.to);
      stack.push({ node: step.to, steps: next(step.to), at: 0 });
    }
  }
  return memory.get(start) ?? { product: 1 };
}

function bestOf<T>(steps: readonly Step<T>[], memory: ReadonlyMap<string, Best<T>>): Best<T> {
  let best: Best<T> = { product: 1 };
  for (const step of steps) {
    const behind = memory.get(step.to)?.product;
    if (behind !== undefined && behind * step.factor > best.product) best = { product: behind * step.factor, step };
  }
  return best;
}

/** What the steps of the best way on are, first one first. */
export function stepsFrom<T>(start: string, memory: ReadonlyMap<string, Best<T>>): readonly T[] {
  const steps: T[] = [];
  for (let step = memory.get(start)?.step; step !== undefined; step = memory.get(step.to)?.step) steps.push(step.what);
  return steps;
}
