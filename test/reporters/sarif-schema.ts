// Checks values against the SARIF 2.1.0 schema of npm's @microsoft/jest-sarif.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const SCHEMA = 'schemas/sarif-2.1.0-rtm.5.json';
let validate: ValidateFunction | undefined;

/** What is wrong with a log, one line each; empty where it is valid. */
export function sarifErrors(value: unknown): readonly string[] {
  validate ??= compile();
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** The schema is written for draft 4; nothing in it means something else in draft 7 but its own names. */
function compile(): ValidateFunction {
  const folder = dirname(require.resolve('@microsoft/jest-sarif'));
  const schema = JSON.parse(readFileSync(join(folder, SCHEMA), 'utf8'));
  delete schema.$schema;
  delete schema.id;
  // One pattern of the schema is no regular expression of Unicode mode.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  ajv.addFormat('uri', (text) => URL.canParse(text));
  ajv.addFormat('uri-reference', /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[0-9a-f]{2})*$/i);
  ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)));
  return ajv.compile(schema);
}
