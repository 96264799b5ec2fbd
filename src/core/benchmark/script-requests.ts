// Collects what a script calls: a request where its text says the path, a problem where it does not.
import type { Place } from '../model/place';
import type { Problem } from '../model/problem';
import { type Pattern, writePattern } from './pattern';
import { requestPath } from './request-url';
import type { ScriptRequest } from './script';

export interface RequestList {
  /** A method in any case; undefined where the script makes it up. */
  readonly add: (method: string | undefined, url: Pattern, place: Place) => void;
  readonly done: () => { readonly requests: readonly ScriptRequest[]; readonly problems: readonly Problem[] };
}

const METHODS = new Map([['DEL', 'DELETE']]);
/** More than any script that a person wrote; a generated one calls the same again and again. */
const MOST = 5000;

export function createRequestList(): RequestList {
  const requests: ScriptRequest[] = [];
  const problems: Problem[] = [];
  return {
    add: (written, url, place) => {
      const found = requestPath(url);
      const method = written?.trim().toUpperCase();
      if (found === undefined || method === undefined || !/^[A-Z]{2,20}$/.test(method)) {
        if (problems.length < MOST) problems.push(unread(url, place));
      } else if (requests.length < MOST) requests.push({ method: METHODS.get(method) ?? method, ...found, place });
    },
    done: () => ({ requests, problems }),
  };
}

function unread(url: Pattern, place: Place): Problem {
  const text = writePattern(url);
  const what = text === '{}' || text === '' ? 'A URL that is put together elsewhere' : `"${text}"`;
  return {
    code: 'benchmark-script-url',
    message: `${what} cannot be read from the text of the script; the request counts for no operation.`,
    place,
    severity: 'information',
  };
}
