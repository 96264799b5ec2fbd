// The editor around the mind map: what it gives, and what the page asks of it.
import type { PracticeShown, PracticeState } from '../../core/model/practice';

/** What the page is given, at first and again whenever it changes. */
export interface Given {
  readonly title: string;
  readonly practices: readonly PracticeShown[];
}

/** What outlives a page that is hidden and shown again. */
export interface Kept {
  /** Id of the practice that is chosen. */
  readonly chosen?: string;
  /** 1 = as it is; absent = as large as the window. */
  readonly zoom?: number;
}

export interface Host {
  readonly follow: (show: (given: Given) => void) => void;
  /** Opens the line of a practice. */
  readonly open: (id: string) => void;
  readonly decide: (id: string, state: PracticeState) => void;
  readonly run: (name: 'review' | 'create') => void;
  readonly kept: () => Kept;
  readonly keep: (kept: Kept) => void;
}

declare const acquireVsCodeApi: () => {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
};

export function hostOfEditor(): Host {
  const editor = acquireVsCodeApi();
  const own = JSON.parse(document.body.dataset['state'] ?? '{}') as { readonly folder?: string };
  const before = (editor.getState() ?? {}) as Kept & { readonly folder?: string };
  let kept: Kept = before.folder === own.folder ? before : {};
  editor.setState({ ...kept, ...own });
  return {
    follow: (show) => {
      window.addEventListener('message', ({ data }: MessageEvent<{ readonly given?: Given }>) => {
        if (data.given !== undefined) show(data.given);
      });
      editor.postMessage({ ready: true });
    },
    open: (id) => editor.postMessage({ open: id }),
    decide: (id, state) => editor.postMessage({ decide: id, state }),
    run: (name) => editor.postMessage({ run: name }),
    kept: () => kept,
    keep: (next) => {
      kept = next;
      editor.setState({ ...next, ...own });
    },
  };
}
