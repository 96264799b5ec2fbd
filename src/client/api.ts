// What other extensions (and the tests in a real VS Code) may read of this one: the last judgement, as it is on screen.
import type * as vscode from 'vscode';
import type { NewCallView, StatusView } from '../protocol/views';
import type { Model } from './model';

/** `vscode.extensions.getExtension('sre-lens.sre-lens')?.exports`. Nothing can be changed by it. */
export interface SreLensApi {
  /** Counts, baseline and state; `undefined` until the language server has spoken. */
  readonly status: () => StatusView | undefined;
  /** The new and changed calls of the branch with their questions. */
  readonly calls: () => readonly NewCallView[];
  /** How long `activate` took, in ms. */
  readonly activationMs: number;
  /** Fires after each change of the above. */
  readonly onChange: vscode.Event<void>;
}

/** The part of the model that others may read. */
export function apiOf({ status, calls, onChange }: Model, activationMs: number): SreLensApi {
  return { status, calls, activationMs, onChange };
}
