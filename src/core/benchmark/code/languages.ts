// The languages of load tests: JavaScript (k6), the JVM's (Gatling), Python (Locust).
import { type Hole, type Pattern, patternOf } from '../pattern';
import { expressionEnd } from './interpolation';
import type { Language } from './language';

export const JAVASCRIPT: Language = {
  lineComment: '//',
  blockComments: true,
  quotes: ['"', "'", '`'],
  multiline: ['`'],
  regularExpressions: true,
  pattern: (raw, quote) => (quote === '`' ? templatePattern(raw) : [unescaped(raw)]),
};

/** Gatling's own `#{id}` and `${id}`, Kotlin's and Scala's `$id`. */
const JVM_HOLE = /[#$]\{\s*([A-Za-z_]\w{0,80})?[^{}]{0,200}\}|\$[A-Za-z_]\w{0,80}/g;

export const JVM: Language = {
  lineComment: '//',
  blockComments: true,
  quotes: ['"""', '"'],
  multiline: ['"""'],
  regularExpressions: false,
  pattern: (raw) => patternOf(unescaped(raw), JVM_HOLE),
};

const PYTHON_HOLE = /\{([A-Za-z_]\w{0,80})\}|\{[^{}]{0,200}\}/g;

export const PYTHON: Language = {
  lineComment: '#',
  blockComments: false,
  quotes: ['"""', "'''", '"', "'"],
  multiline: ['"""', "'''"],
  regularExpressions: false,
  pattern: (raw, _quote, prefix) => (/f/i.test(prefix) ? patternOf(unescaped(raw), PYTHON_HOLE) : [unescaped(raw)]),
};

/** Only what URLs hold: an escaped quote or slash is itself. */
function unescaped(raw: string): string {
  return raw.replace(/\\([\s\S])/g, '$1');
}

const NAME = /^\s*([A-Za-z_$][\w$]*)\s*$/;

function templatePattern(raw: string): Pattern {
  const parts: (string | Hole)[] = [];
  let from = 0;
  for (let at = raw.indexOf('${'); at >= 0; at = raw.indexOf('${', from)) {
    if (at > from) parts.push(unescaped(raw.slice(from, at)));
    from = expressionEnd(raw, at + 2);
    const name = NAME.exec(raw.slice(at + 2, from - 1))?.[1];
    parts.push(name === undefined ? {} : { name });
  }
  if (from < raw.length || parts.length === 0) parts.push(unescaped(raw.slice(from)));
  return parts;
}
