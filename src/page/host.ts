// Where the page lives: in the editor, which opens lines by their number, or in a file, which knows their addresses.
import type { Picture } from '../core/model/picture';
import type { Scope, View } from '../core/picture/view';

/** What the page is given, at first and again whenever it changes. */
export interface Given {
  readonly picture: Picture;
  /** The addresses of the picture's places where it is a file, by their number. */
  readonly hrefs?: readonly (string | null)[];
  readonly title?: string;
  /** Where to look, if somebody asked for it. */
  readonly scope?: Scope;
  /** The service or the call to choose, by number. */
  readonly service?: number;
  readonly call?: number;
}

/** What outlives a page that is hidden and shown again. */
export interface Kept {
  readonly view?: View;
  readonly chosen?: string;
}

export interface Host {
  readonly kind: 'editor' | 'file';
  /** Calls back with what is to be shown, as often as that changes. */
  readonly follow: (show: (given: Given) => void) => void;
  /** Opens a place by its number; `stay` keeps the focus in the page. */
  readonly open: (place: number, stay: boolean) => void;
  /** Runs a command that the editor knows under this name. */
  readonly run: (name: string) => void;
  readonly kept: () => Kept;
  readonly keep: (kept: Kept) => void;
}

interface EditorApi {
  readonly postMessage: (message: unknown) => void;
  readonly getState: () => unknown;
  readonly setState: (state: unknown) => void;
}

declare const acquireVsCodeApi: (() => EditorApi) | undefined;

/** The editor around a webview; `undefined` elsewhere. */
export function hostOfEditor(): Host | undefined {
  if (typeof acquireVsCodeApi !== 'function') return undefined;
  const editor = acquireVsCodeApi();
  const given = JSON.parse(document.body.dataset['state'] ?? '{}') as { readonly folder?: string };
  const before = (editor.getState() ?? {}) as Kept & { readonly folder?: string };
  const kept: Kept = before.folder === given.folder ? before : {};
  editor.setState({ ...kept, ...given });
  return {
    kind: 'editor',
    follow: (show) => {
      window.addEventListener('message', ({ data }: MessageEvent<{ readonly given?: Given }>) => {
        if (data.given !== undefined) show(data.given);
      });
      editor.postMessage({ ready: true });
    },
    open: (place, stay) => editor.postMessage({ open: place, stay }),
    run: (name) => editor.postMessage({ run: name }),
    kept: () => kept,
    keep: (next) => editor.setState({ ...next, ...given }),
  };
}

/** A file that holds its picture. */
export function hostOfFile(): Host {
  const given = JSON.parse(document.getElementById('given')?.textContent ?? '{}') as Given;
  return {
    kind: 'file',
    follow: (show) => show(given),
    open: (place) => {
      const href = given.hrefs?.[place];
      if (typeof href === 'string') window.open(href, '_blank', 'noopener');
    },
    run: () => undefined,
    kept: () => ({}),
    keep: () => undefined,
  };
}
