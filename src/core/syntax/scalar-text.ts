// Plain text as a YAML or JSON scalar: quoted only where it must be.
import { coreValue } from './yaml-scalar';

/** Safe beginnings: no indicator of YAML. */
const SAFE_START = /^[\p{L}\p{N}_./+$(=<]/u;
/** What ends or changes a plain scalar: `: `, ` #`, control characters, invisible ones, half surrogates. */
const UNSAFE = /:(?=\s|$)|\s#|[^\P{C}]|[\u2028\u2029]|\s$|\s\s/u;
const UNSAFE_IN_FLOW = /[,[\]{}]|:(?=[,[\]{}"'])/;
const JSON_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/;
const MAX_PLAIN = 1000;

/**
 * The text as it is written in YAML. What looks like a number or a boolean stays one (`true`, `2`, `99.95%`);
 * everything that would read as something else than the given text is quoted (`null`, `a: b`, `# x`, empty text).
 */
export function yamlScalar(text: string, flow = false): string {
  const negative = typeof coreValue(text) === 'number';
  const plain =
    text.length <= MAX_PLAIN &&
    (SAFE_START.test(text) || negative) &&
    !UNSAFE.test(text) &&
    !(flow && UNSAFE_IN_FLOW.test(text)) &&
    coreValue(text) !== null &&
    !/^(?:\.\.\.|<<$)/.test(text);
  return plain ? text : quoted(text);
}

/** The text as it is written in JSON: `true`, `false` and numbers stay what they are, the rest is a string. */
export function jsonScalar(text: string): string {
  return text === 'true' || text === 'false' || JSON_NUMBER.test(text) ? text : JSON.stringify(text);
}

/** JSON strings are YAML strings too, once line separators and the byte order mark are escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
