// The syntax trees of the last few files that were asked for: read as a whole, or from the tree before an edit.
import type { TextSplice } from './model/edit';
import type { SourceFile } from './model/snapshot';
import type { SyntaxFile } from './syntax/node';
import { editEntries, readSyntax, readSyntaxInSteps } from './syntax/read';
import type { Steps } from './syntax/steps';

/** Counters that do not depend on the machine: what reading cost so far. */
export interface ReaderWork {
  /** Texts read, after an edit or as a whole. */
  readonly texts: number;
  /** Characters looked at by the scan, and given to the tolerant parser. */
  readonly scanned: number;
  readonly parsed: number;
  /** Texts that the tolerant parser read as a whole. */
  readonly whole: number;
}

export interface Trees {
  /** `undefined` if the file has no text, or one that is too much to be read as a whole here. */
  readonly of: (source: SourceFile) => SyntaxFile | undefined;
  /** What the text says is known: only its tree is made ready for the next edit, where an edit leads to it. */
  readonly follow: (source: SourceFile) => void;
  /** True if it can be read from the tree of the text before. */
  readonly isEdited: (source: SourceFile) => boolean;
  /** Since this was asked last, a tree was wanted that is too much to be read here. */
  readonly missed: () => boolean;
  /**
   * Reads a text that is too much to be read at once; edits meanwhile are followed. Gives its tree, or that of an earlier text of
   * the file; `undefined` where only a whole reading helps.
   */
  readonly ahead: (source: SourceFile) => Steps<SyntaxFile | undefined>;
  readonly work: () => ReaderWork;
}

/** Syntax trees are large: only the last few are kept, for `$ref`s into one shared file and for edits. */
const KEPT_TREES = 16;
/** Files whose text has run ahead of their tree. */
const KEPT_BASES = 4;

/** What lies between two texts: `start` to `end` of the one became `start` to `newEnd` of the other. */
interface Difference {
  readonly start: number;
  readonly end: number;
  readonly newEnd: number;
}

interface Tree {
  readonly syntax: SyntaxFile;
  /** Of a text that nobody has saved. */
  readonly isTyped: boolean;
}

/** A tree of an earlier text of a file, or one that is being read, and what was typed since. */
interface Base {
  readonly tree: SyntaxFile | undefined;
  /** The content that `difference` leads to. */
  readonly at: string;
  readonly difference: Difference | undefined;
}

/** `isTooMuch` tells which texts are not to be read as a whole. */
export function createTrees(isTooMuch: (source: SourceFile) => boolean): Trees {
  const trees = new Map<string, Tree>();
  const bases = new Map<string, Base>();
  let work: ReaderWork = { texts: 0, scanned: 0, parsed: 0, whole: 0 };
  let missed = false;

  const keep = (source: SourceFile, syntax: SyntaxFile): SyntaxFile => {
    const { scanned, parsed, whole } = syntax.work;
    work = {
      texts: work.texts + 1,
      scanned: work.scanned + scanned,
      parsed: work.parsed + parsed,
      whole: work.whole + Number(whole),
    };
    trees.set(keyOf(source), { syntax, isTyped: source.typed === true });
    dropOldest(trees, KEPT_TREES);
    return syntax;
  };
  const whole = (source: SourceFile): SyntaxFile | undefined => {
    const text = source.text();
    if (typeof text !== 'string') return undefined;
    if (!isTooMuch(source)) return readSyntax(source.file, text);
    missed = true;
    return undefined;
  };
  const baseOf = ({ file, edited }: SourceFile): Base | undefined => {
    if (edited === undefined) return undefined;
    const tree = trees.get(keyOf({ file, id: edited.from }))?.syntax;
    if (tree !== undefined) return { tree, at: edited.from, difference: undefined };
    const base = bases.get(file);
    return base?.at === edited.from ? base : undefined;
  };
  const afterEdit = (source: SourceFile): SyntaxFile | undefined => {
    const { file, edited, text } = source;
    const base = baseOf(source);
    if (edited === undefined || base === undefined) return undefined;
    // Each keystroke would push a tree of another file out. What is saved stays: an undo leads back to it, and no edit to its tree.
    const from = keyOf({ file, id: edited.from });
    if (trees.get(from)?.isTyped === true) trees.delete(from);
    const difference = edited.splices.reduce(differenceAfter, base.difference);
    const splices = base.difference === undefined ? edited.splices : spliceOf(difference, textOf(text()));
    const syntax = base.tree && editEntries(base.tree, splices, () => textOf(text()));
    bases.delete(file);
    if (syntax === undefined) {
      // A line that breaks the whole text is mended soon: then it is a small edit of what was read before.
      bases.set(file, { tree: base.tree, at: source.id, difference });
      dropOldest(bases, KEPT_BASES);
    }
    return syntax;
  };

  return {
    of: (source) => {
      const key = keyOf(source);
      const known = trees.get(key);
      if (known === undefined) {
        const syntax = afterEdit(source) ?? whole(source);
        return syntax && keep(source, syntax);
      }
      // Used last: moved to the end.
      trees.delete(key);
      trees.set(key, known);
      return known.syntax;
    },
    follow: (source) => {
      if (source.edited === undefined || trees.has(keyOf(source))) return;
      const syntax = afterEdit(source);
      if (syntax !== undefined) keep(source, syntax);
    },
    isEdited: (source) => baseOf(source)?.tree !== undefined,
    missed: () => {
      const was = missed;
      missed = false;
      return was;
    },
    ahead: function* (source) {
      const known = trees.get(keyOf(source))?.syntax;
      const text = source.text();
      if (known !== undefined || typeof text !== 'string') return known;
      const earlier = bases.get(source.file);
      if (earlier?.at === source.id && earlier.tree !== undefined) return earlier.tree;
      bases.set(source.file, { tree: undefined, at: source.id, difference: undefined });
      const tree = yield* readSyntaxInSteps(source.file, text);
      const base = bases.get(source.file);
      if (tree === undefined || base === undefined || base.tree !== undefined) return tree;
      if (base.difference === undefined) {
        bases.delete(source.file);
        return keep(source, tree);
      }
      bases.set(source.file, { ...base, tree });
      return tree;
    },
    work: () => work,
  };
}

export function keyOf({ file, id }: Pick<SourceFile, 'file' | 'id'>): string {
  return `${file}\0${id}`;
}

function dropOldest(table: Map<string, unknown>, most: number): void {
  const oldest = table.keys().next();
  if (table.size > most && oldest.done !== true) table.delete(oldest.value);
}

function differenceAfter(before: Difference | undefined, { start, end, newText }: TextSplice): Difference {
  const by = newText.length - (end - start);
  if (before === undefined) return { start, end, newEnd: end + by };
  return {
    start: Math.min(before.start, start),
    end: before.end + Math.max(0, end - before.newEnd),
    newEnd: Math.max(before.newEnd, end) + by,
  };
}

function spliceOf(difference: Difference | undefined, text: string): readonly TextSplice[] {
  if (difference === undefined) return [];
  const { start, end, newEnd } = difference;
  return [{ start, end, newText: text.slice(start, newEnd) }];
}

function textOf(text: ReturnType<SourceFile['text']>): string {
  return typeof text === 'string' ? text : '';
}
