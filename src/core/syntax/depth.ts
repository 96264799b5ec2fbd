// The depth cap: cuts what is nested too deeply before the recursive parts of the libraries see it.
import type { CST } from 'yaml';

/** Collections may be nested this deep (the deepest of 2,639 public API documents has 34 levels). */
export const MAX_DEPTH = 100;

/**
 * Cuts everything below `MAX_DEPTH` out of a token tree, in place and without recursion.
 * Returns the offset of the first collection that was cut, or undefined. The composer of the library recurses, and
 * near the end of the stack the process dies (RegExp compiler) instead of throwing: so this must come first.
 */
export function cutDeepTokens(document: CST.Token): number | undefined {
  let cut: number | undefined;
  const stack: { token: CST.Token; depth: number }[] = [{ token: document, depth: 0 }];
  const visit = (token: CST.Token, depth: number): boolean => {
    if (!isCollection(token)) return true;
    if (depth > MAX_DEPTH) {
      cut = cut === undefined ? token.offset : Math.min(cut, token.offset);
      return false;
    }
    stack.push({ token, depth });
    return true;
  };

  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { token, depth } = next;
    if (token.type === 'document') {
      if (token.value && !visit(token.value, depth + 1)) delete token.value;
      continue;
    }
    if (!isCollection(token)) continue;
    for (const item of token.items) {
      if (item.key && !visit(item.key, depth + 1)) item.key = null;
      if (item.value && !visit(item.value, depth + 1)) delete item.value;
    }
  }
  return cut;
}

function isCollection(token: CST.Token): token is CST.BlockMap | CST.BlockSequence | CST.FlowCollection {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}
