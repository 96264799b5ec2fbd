// Whether two readings of one text say the same: kinds, values, spans, faults.
import type { Entry, Span, SyntaxNode } from '../../src/core/syntax/node';
import type { YamlRead } from '../../src/core/syntax/read-yaml';

type Read = YamlRead | 'template';

/** The first differences, in words; none where the readings are equal. */
export function differences(mine: Read, whole: Read): readonly string[] {
  if (mine === 'template' || whole === 'template') return mine === whole ? [] : ['only one is a template'];
  const told: string[] = [];
  if (mine.complete !== whole.complete) told.push(`complete: ${mine.complete}, ${whole.complete}`);
  if (faultsOf(mine) !== faultsOf(whole)) told.push(`faults: ${faultsOf(mine)}, ${faultsOf(whole)}`);
  if (mine.roots.length !== whole.roots.length) told.push(`roots: ${mine.roots.length}, ${whole.roots.length}`);
  mine.roots.forEach((root, index) => compareNodes(root, whole.roots[index], `#${index}`, told));
  return told.slice(0, 5);
}

function faultsOf({ faults }: YamlRead): string {
  const told = faults.map(({ code, message, span }) => `${span.start}-${span.end} ${code} ${message}`);
  return told.sort().join('; ');
}

function compareNodes(mine: SyntaxNode, whole: SyntaxNode | undefined, path: string, told: string[]): void {
  if (told.length >= 5) return;
  if (whole === undefined) told.push(`${path}: only in the index`);
  else if (headOf(mine) !== headOf(whole)) told.push(`${path}: ${headOf(mine)}, ${headOf(whole)}`);
  else if (mine.kind === 'list' && whole.kind === 'list') {
    if (mine.items.length !== whole.items.length) told.push(`${path}: ${mine.items.length} items`);
    mine.items.forEach((item, index) => compareNodes(item, whole.items[index], `${path}/${index}`, told));
  } else if (mine.kind === 'map' && whole.kind === 'map') {
    if (mine.entries.length !== whole.entries.length) told.push(`${path}: ${mine.entries.length} entries`);
    mine.entries.forEach((entry, index) => compareEntries(entry, whole.entries[index], path, told));
  }
}

function compareEntries(mine: Entry, whole: Entry | undefined, path: string, told: string[]): void {
  const own = `${path}/${mine.key}`;
  const said = `${mine.key} ${spanText(mine.keySpan)} ${spanText(mine.span)}`;
  const other = whole && `${whole.key} ${spanText(whole.keySpan)} ${spanText(whole.span)}`;
  if (said !== other) told.push(`${own}: ${said}, ${other}`);
  compareNodes(mine.value, whole?.value, own, told);
}

function headOf(node: SyntaxNode): string {
  const span = spanText(node.span);
  if (node.kind !== 'scalar') return `${node.kind} ${span} ${node.flow}`;
  return `${span} ${typeof node.value} ${String(node.value)} ${JSON.stringify(node.text)} ${node.quoted}`;
}

function spanText({ start, end }: Span): string {
  return `${start}-${end}`;
}
