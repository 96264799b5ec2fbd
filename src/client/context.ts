// What a command of the client may use.
import type { LogOutputChannel } from 'vscode';
import type { Threads } from './comments/threads';
import type { Connection } from './connection';
import type { LiveSettings } from './live';
import type { GraphPanel } from './graph/panel';
import type { Model } from './model';
import type { ReadinessReviews } from './readiness/store';
import type { ReusedPanel } from './webview/reused-panel';
import type { PracticesTree } from './views/practices';
import type { PresprintView } from './views/presprint';
import type { ServicesView } from './views/services';

export interface ClientContext {
  readonly output: LogOutputChannel;
  readonly connection: Connection;
  readonly model: Model;
  readonly live: LiveSettings;
  readonly threads: Threads;
  readonly presprint: PresprintView;
  readonly services: ServicesView;
  readonly practices: PracticesTree;
  readonly review: ReusedPanel;
  readonly graph: GraphPanel;
  readonly mindMap: ReusedPanel;
  readonly readiness: ReadinessReviews;
  readonly readinessPage: ReusedPanel;
}

/** One command: adding one = one file, one line in `commands/index.ts`, one entry in package.json. */
export interface ClientCommand {
  readonly id: string;
  /** Arguments come from anywhere (keybindings, links): each command checks them against the model. */
  readonly run: (client: ClientContext, ...args: readonly unknown[]) => unknown;
}
