// A rule of Prometheus as its file says it: an alert, or a series that is recorded.
import type { Located, Place } from './place';

/** A text of a file with the place of each of its parts: block scalars are indented, quoted ones escaped. */
export interface PlacedText extends Located<string> {
  /**
   * Triples of offset, line and column: from that offset of `value` on, one character stands behind the other at that
   * place. In the order of the text; empty where only the place of the whole is known.
   */
  readonly marks: readonly number[];
}

export interface AlertRule {
  readonly kind: 'alert' | 'record';
  readonly group: string;
  /** The name of the alert, or of the series that is recorded. */
  readonly name: Located<string>;
  readonly expr: PlacedText;
  /** How long the expression has to hold before the alert fires, in ms; absent = not said. */
  readonly for?: Located<number>;
  /** How long the alert goes on once the expression no longer holds, in ms. */
  readonly keepFiringFor?: Located<number>;
  /** With those of the group that the rule does not say itself. */
  readonly labels: ReadonlyMap<string, Located<string>>;
  readonly annotations: ReadonlyMap<string, Located<string>>;
  /** What may name the service that it is about, the surest first; the first one that is known is meant. */
  readonly services: readonly string[];
  /** The whole entry. */
  readonly place: Place;
}
