// Under which names a script of k6 has the module that makes requests.
import { argumentsAt } from '../../code/brackets';
import { follows, isWord, type Source } from '../../code/source';

export interface HttpNames {
  /** `import http from 'k6/http'`, `import * as http`, `const http = require('k6/http')`. */
  readonly modules: ReadonlySet<string>;
  /** `import { get, post as create }`: the name here and its own. */
  readonly functions: ReadonlyMap<string, string>;
}

export function httpNames(source: Source): HttpNames {
  const { tokens } = source;
  const modules = new Set<string>();
  const functions = new Map<string, string>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'text' || token.text !== 'k6/http') continue;
    if (follows(tokens, at - 3, '=', 'require', '(')) modules.add(tokens[at - 4]?.text ?? '');
    if (!isWord(tokens[at - 1], 'from')) continue;
    const name = tokens[at - 2];
    if (name?.kind === 'word') modules.add(name.text);
    if (!isWord(name, '}')) continue;
    const open = tokens.slice(0, at - 2).findLastIndex((one) => isWord(one, '{'));
    if (tokens[open - 2]?.kind === 'word' && isWord(tokens[open - 1], ',')) modules.add(tokens[open - 2]?.text ?? '');
    for (const { from, to } of argumentsAt(source, open))
      functions.set(tokens[to - 1]?.text ?? '', tokens[from]?.text ?? '');
  }
  return { modules, functions };
}
