// Resources of Terraform, read line by line: what is written out, and nothing that has to be worked out.
import { linePlace, type Place } from '../model/place';
import type { SourceFile } from '../model/snapshot';

/** `text` as written, without quotes; absent where it is an expression, which nobody works out here. */
export interface TerraformValue {
  readonly text?: string;
  readonly place: Place;
}

export interface TerraformResource {
  /** `aws_db_instance`. */
  readonly type: string;
  /** Its name in the code: `orders`. */
  readonly name: string;
  readonly place: Place;
  /** By path: `backup_retention_period`, `settings.backup_configuration.enabled`. Of several blocks of one name the last. */
  readonly values: ReadonlyMap<string, TerraformValue>;
}

/** Longer files are generated, longer lines are no settings. */
const MOST_LINES = 50_000;
const LONGEST_LINE = 2000;
const RESOURCE = /^\s*resource\s+"([\w-]{1,100})"\s+"([\w-]{1,200})"\s*\{\s*$/;
const BLOCK = /^\s*([\w-]{1,100})(?:\s+"[^"]{0,200}")*\s*\{\s*$/;
const ENTRY = /^\s*"?([\w-]{1,100})"?\s*=\s*(\S.*)$/;
const ONE_LINE_BLOCK = /^\s*([\w-]{1,100})\s*\{\s*([\w-]{1,100})\s*=\s*([^{}]{1,300}?)\s*\}\s*$/;
const HEREDOC = /<<[-~]?\s*"?([A-Za-z_]\w{0,60})"?\s*$/;
const CLOSES = /^\s*[}\])]/;

const known = new WeakMap<SourceFile, readonly TerraformResource[]>();

/** The resources of a file, in its order; remembered with the file. A block of which the braces do not match ends the reading. */
export function terraformIn(source: SourceFile): readonly TerraformResource[] {
  const already = known.get(source);
  if (already !== undefined) return already;
  const text = source.text();
  const found = typeof text === 'string' ? resourcesOf(source.file, text) : [];
  known.set(source, found);
  return found;
}

interface Open {
  readonly type: string;
  readonly name: string;
  readonly place: Place;
  readonly values: Map<string, TerraformValue>;
}

function resourcesOf(file: string, text: string): readonly TerraformResource[] {
  const found: TerraformResource[] = [];
  let open: Open | undefined;
  /** Names of the blocks around; `undefined` for one whose entries are not kept: a list, an expression. */
  let path: (string | undefined)[] = [];
  let heredoc: string | undefined;
  for (const [index, written] of text.split('\n', MOST_LINES).entries()) {
    if (heredoc !== undefined) {
      if (written.trim() === heredoc) heredoc = undefined;
      continue;
    }
    const line = withoutComment(written.slice(0, LONGEST_LINE));
    heredoc = HEREDOC.exec(line)?.[1];
    const place = linePlace(file, index + 1);
    if (open === undefined) {
      const [, type, name] = RESOURCE.exec(line) ?? [];
      if (type !== undefined && name !== undefined) open = { type, name, place, values: new Map() };
      path = [];
      continue;
    }
    if (CLOSES.test(line)) {
      const closed = -depthOf(line);
      if (closed > path.length) {
        found.push(open);
        open = undefined;
      } else if (closed > 0) path = path.slice(0, path.length - closed);
      continue;
    }
    readLine(open, path, line, place);
  }
  return found;
}

function readLine(open: Open, path: (string | undefined)[], line: string, place: Place): void {
  const keep = (keys: readonly string[], value: string) => {
    if (path.includes(undefined)) return;
    const text = literal(value);
    open.values.set([...path, ...keys].join('.'), { place, ...(text === undefined ? {} : { text }) });
  };
  const [, around, inner, only] = ONE_LINE_BLOCK.exec(line) ?? [];
  if (around !== undefined && inner !== undefined && only !== undefined) {
    keep([around, inner], only);
    return;
  }
  const [, block] = BLOCK.exec(line) ?? [];
  if (block !== undefined) {
    path.push(block);
    return;
  }
  const [, key, value] = ENTRY.exec(line) ?? [];
  const opens = Math.max(0, depthOf(line));
  if (key !== undefined && value !== undefined) keep([key], value.trim());
  for (let depth = 0; depth < opens; depth++) path.push(undefined);
}

/** How many brackets a line leaves open, those in quotes left out; negative where it closes more. */
function depthOf(line: string): number {
  let depth = 0;
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && '{[('.includes(character)) depth += 1;
    else if (!quoted && '}])'.includes(character)) depth -= 1;
  }
  return depth;
}

function literal(value: string): string | undefined {
  const quoted = /^"([^"\\$%]*)"$/.exec(value)?.[1];
  return quoted ?? (/^(?:true|false|-?\d{1,15}(?:\.\d{1,15})?)$/.test(value) ? value : undefined);
}

/** `#` and `//` outside of quotes begin a comment. */
function withoutComment(line: string): string {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') quoted = !quoted;
    else if (!quoted && (line[at] === '#' || (line[at] === '/' && line[at + 1] === '/'))) return line.slice(0, at);
  }
  return line;
}
