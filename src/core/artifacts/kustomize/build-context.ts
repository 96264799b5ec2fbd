// What a build of kustomizations reads from, and where it says what it could not work out.
import type { Place } from '../../model/place';
import type { KubernetesObject } from '../kubernetes/object';
import type { Traced, TracedScalar } from '../traced';
import type { Kustomization } from './kustomization';

/** The files of a workspace, as kustomizations see them. */
export interface KustomizeFiles {
  readonly kustomizationIn: (folder: string) => Kustomization | undefined;
  /** The objects of a file; undefined where it is not there, or is a template. */
  readonly objectsOf: (file: string) => readonly KubernetesObject[] | undefined;
  /** All documents of a file; undefined where it is not there or cannot be read. */
  readonly documentsOf: (file: string) => readonly Traced[] | undefined;
}

/** What of a kustomization could not be worked out. */
export interface NotResolved {
  readonly message: string;
  readonly place: Place;
  /** False where it only says what something is called. */
  readonly matters: boolean;
}

export interface BuildContext {
  readonly files: KustomizeFiles;
  readonly kustomization: Kustomization;
  /** A component that nobody uses: what it patches is not here. */
  readonly isAlone: boolean;
  /** Says what could not be worked out, at the value that asks for it. */
  readonly tell: (at: Traced, message: string) => void;
  /** The same of what no object is judged otherwise for. */
  readonly remark: (at: Traced, message: string) => void;
  /** The documents inside a text of the kustomization. */
  readonly inside: (text: TracedScalar) => readonly Traced[] | undefined;
}
