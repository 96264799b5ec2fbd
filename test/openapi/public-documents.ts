// The public OpenAPI documents beside the repository, and what another library and a line scan read in them.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import type { Operation } from '../../src/core/model/operation';

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/specs');
const LARGEST = 4 * 1024 * 1024;
const METHODS = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']);

export interface PublicDocument {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** The YAML documents up to 4 MB; `undefined` where the folder is absent, which is said on the console. */
export function publicDocuments(): readonly PublicDocument[] | undefined {
  if (!existsSync(FOLDER)) {
    console.log('      skipped: ../shared/specs is absent');
    return undefined;
  }
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml') && statSync(path.join(FOLDER, name)).size <= LARGEST)
    .map((name) => ({ name, file: path.join(FOLDER, name), text: readFileSync(path.join(FOLDER, name), 'utf8') }));
}

interface OracleOperation {
  readonly operationId?: unknown;
  readonly deprecated?: unknown;
  readonly responses?: object;
}

/** What swagger-parser (which parses with js-yaml) sees: `METHOD /path operationId deprecated responses`, sorted. */
export async function oracleOperations(
  file: string,
): Promise<{ readonly lines: readonly string[]; readonly whole: unknown }> {
  const whole = await SwaggerParser.parse(file);
  const lines: string[] = [];
  for (const [name, item] of Object.entries(whole.paths ?? {})) {
    for (const [key, value] of Object.entries(item ?? {})) {
      if (!METHODS.has(key)) continue;
      const operation = value as OracleOperation;
      const responses = Object.keys(operation.responses ?? {}).sort();
      lines.push(operationLine(key, name, operation.operationId, operation.deprecated === true, responses));
    }
  }
  return { lines: lines.sort(), whole };
}

/** The same line of an operation that we read. */
export function lineOf(operation: Operation): string {
  const { method, path: name, operationId, deprecated, responses } = operation;
  return operationLine(method, name, operationId, deprecated === true, [...responses].sort());
}

/** What stands at an operation's place in a block-style or pretty-printed text, by its indentation: `paths /a get`. */
export function keysAt(lines: readonly string[], line: number, column: number): string {
  const here = lines[line - 1] ?? '';
  if (here.length - here.trimStart().length !== column - 1) return `column ${column} is not where the key begins`;
  const keys = [keyOf(here)];
  let indent = column - 1;
  for (let above = line - 2; above >= 0 && keys.length < 3; above--) {
    const text = lines[above] ?? '';
    const depth = text.length - text.trimStart().length;
    if (text.trim() === '' || text.trimStart().startsWith('#') || depth >= indent) continue;
    keys.unshift(keyOf(text));
    indent = depth;
  }
  return keys.join(' ');
}

function keyOf(line: string): string {
  const text = line.trim();
  const quoted = /^(["'])(.*?)\1\s*:/.exec(text);
  return quoted?.[2] ?? text.slice(0, text.search(/:(\s|$)/));
}

function operationLine(method: string, name: string, id: unknown, deprecated: boolean, responses: string[]): string {
  return `${method.toUpperCase()} ${name} ${String(id)} ${deprecated} ${responses.join(',')}`;
}
