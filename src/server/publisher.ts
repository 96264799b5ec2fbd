// Keeps what each document shows: takes views of the report, holds back what is half typed, sends what differs.
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic, Range } from 'vscode-languageserver/node';
import type { Clock } from './clock';
import { holdBack, leaves, PAUSE_MS, type Typing, typingAfter } from './hold';
import { type LineEdit, moveRange } from './line-edit';
import { underlined } from './to-lsp';

export interface ShownDiagnostic {
  readonly id: string;
  /** All of the entry that it is about. */
  readonly range: Range;
  readonly diagnostic: Diagnostic;
}

export interface ShownLens {
  readonly id: string;
  readonly range: Range;
  readonly title: string;
  /** Key of the call whose checklist it opens; absent = no command. */
  readonly call?: string;
}

/** Everything that a report says in editors, by file. */
export interface View {
  readonly diagnostics: ReadonlyMap<string, readonly ShownDiagnostic[]>;
  readonly lenses: ReadonlyMap<string, readonly ShownLens[]>;
  /** Files with syntax errors. */
  readonly broken: ReadonlySet<string>;
}

export interface PublisherEnvironment {
  readonly clock: Clock;
  /** False while a change waits for its judgement. */
  readonly judged: () => boolean;
  readonly send: (file: string, diagnostics: readonly Diagnostic[]) => void;
  readonly lensesChanged: () => void;
  /** What was held back has been told. */
  readonly settled: () => void;
}

export interface Publisher {
  /** An open document changed; of its lines those around the edits are needed. Told before the change waits for its judgement. */
  readonly edited: (file: string, edits: readonly LineEdit[] | undefined, lines: readonly string[]) => void;
  readonly cursor: (file: string, line: number) => void;
  /** What was typed counts as written. */
  readonly settle: () => void;
  /** False if it was held back, because nothing but typing led to it. */
  readonly show: (view: View, onlyTyping: boolean) => boolean;
  readonly lenses: (file: string) => readonly ShownLens[];
  /** Takes everything away. */
  readonly clear: () => void;
}

type Table<T> = Map<string, readonly T[]>;

/** A publisher of one workspace folder. */
export function createPublisher({ clock, judged, send, lensesChanged, settled }: PublisherEnvironment): Publisher {
  let latest: View = { diagnostics: new Map(), lenses: new Map(), broken: new Set() };
  let diagnostics: Table<ShownDiagnostic> = new Map();
  let lenses: Table<ShownLens> = new Map();
  const sent = new Map<string, readonly Diagnostic[]>();
  let typing: Typing | undefined;
  let lastEdit = 0;
  let stopTimer: (() => void) | undefined;

  const publish = (onlyTyping: boolean): void => {
    const held = { typing, sinceEdit: clock.now() - lastEdit, onlyTyping, broken: latest.broken };
    diagnostics = merge(diagnostics, latest.diagnostics, held);
    const lensesBefore = lenses;
    lenses = merge(lenses, latest.lenses, held);
    for (const file of new Set([...sent.keys(), ...diagnostics.keys()])) sendFile(file);
    if (!isDeepStrictEqual(lenses, lensesBefore)) lensesChanged();
  };
  const sendFile = (file: string): void => {
    const list = (diagnostics.get(file) ?? []).map((shown) => ({
      ...shown.diagnostic,
      range: underlined(shown.range),
    }));
    if (isDeepStrictEqual(sent.get(file) ?? [], list)) return;
    if (list.length === 0) sent.delete(file);
    else sent.set(file, list);
    send(file, list);
  };
  const settle = (): void => {
    stopTimer?.();
    stopTimer = undefined;
    if (typing === undefined) return;
    typing = undefined;
    // What has not been judged yet will be told by the judgement under way.
    if (!judged()) return;
    publish(false);
    settled();
  };

  return {
    edited: (file, edits, lines) => {
      const step = typingAfter(typing, file, edits, lines);
      if (step.settles) settle();
      typing = step.typing;
      lastEdit = clock.now();
      diagnostics = moved(diagnostics, file, edits);
      lenses = moved(lenses, file, edits);
      latest = {
        ...latest,
        diagnostics: moved(latest.diagnostics, file, edits),
        lenses: moved(latest.lenses, file, edits),
      };
      stopTimer?.();
      stopTimer = typing === undefined ? undefined : clock.later(PAUSE_MS, settle);
    },
    cursor: (file, line) => {
      if (typing !== undefined && leaves(typing, file, line)) settle();
    },
    settle,
    show: (view, onlyTyping) => {
      latest = view;
      publish(onlyTyping);
      return typing === undefined || !onlyTyping;
    },
    lenses: (file) => lenses.get(file) ?? [],
    clear: () => {
      stopTimer?.();
      typing = undefined;
      latest = { diagnostics: new Map(), lenses: new Map(), broken: new Set() };
      publish(false);
    },
  };
}

interface Holding {
  readonly typing: Typing | undefined;
  readonly sinceEdit: number;
  readonly onlyTyping: boolean;
  readonly broken: ReadonlySet<string>;
}

function merge<T extends ShownDiagnostic | ShownLens>(
  shown: ReadonlyMap<string, readonly T[]>,
  fresh: ReadonlyMap<string, readonly T[]>,
  { typing, sinceEdit, onlyTyping, broken }: Holding,
): Table<T> {
  if (typing === undefined) return new Map(fresh);
  const table: Table<T> = new Map();
  for (const file of new Set([...shown.keys(), ...fresh.keys()])) {
    const list = holdBack({
      shown: shown.get(file) ?? [],
      fresh: fresh.get(file) ?? [],
      ...(typing.file === file ? { block: typing.block } : {}),
      sinceEdit,
      onlyTyping,
      broken: broken.has(file),
    });
    if (list.length > 0) table.set(file, list);
  }
  return table;
}

function moved<T extends ShownDiagnostic | ShownLens>(
  table: ReadonlyMap<string, readonly T[]>,
  file: string,
  edits: readonly LineEdit[] | undefined,
): Table<T> {
  const list = table.get(file);
  const copy = new Map(table);
  if (list !== undefined && edits !== undefined && edits.length > 0)
    copy.set(
      file,
      list.map((item) => ({ ...item, range: moveRange(item.range, edits) })),
    );
  return copy;
}
