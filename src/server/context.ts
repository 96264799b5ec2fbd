// What the features share: the connection, the open documents, the folders and what the client can do.
import type { Connection } from 'vscode-languageserver/node';
import type { Clock } from './clock';
import type { Documents } from './documents';
import type { Folder } from './folder';
import type { LiveStore } from './live-store';
import type { ReadinessStore } from './readiness-store';
import type { Settings } from './settings';

/** What the client said that it can do. */
export interface ClientAbilities {
  readonly progress: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watching: boolean;
  readonly folders: boolean;
  readonly lensRefresh: boolean;
  /** A workspace edit may make a new file. */
  readonly createsFiles: boolean;
}

export interface InFolder {
  readonly folder: Folder;
  /** Relative to the folder, with `/`. */
  readonly file: string;
}

export interface Server {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly documents: Documents;
  readonly folders: () => readonly Folder[];
  /** The folder that holds a document, and its file there; `undefined` for what lies outside all folders. */
  readonly locate: (uri: string) => InFolder | undefined;
  readonly settings: () => Settings;
  readonly client: () => ClientAbilities;
  /** Tells the client how things are; cheap. */
  readonly tellStatus: () => void;
  readonly live: LiveStore;
  readonly readiness: ReadinessStore;
}
