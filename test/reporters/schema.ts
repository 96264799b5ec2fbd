// Checks values against the schemas that the project publishes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

const FOLDER = join(import.meta.dirname, '../../schemas');
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });

/** What is wrong with a value, one line each; empty where it fits `schemas/<name>.schema.json`. */
export function schemaErrors(name: string, value: unknown): readonly string[] {
  const known = ajv.getSchema(name);
  const validate =
    known ?? ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, `${name}.schema.json`), 'utf8')), name).getSchema(name);
  if (validate === undefined) throw new Error(`no schema ${name}`);
  validate(value);
  return (validate.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  );
}
