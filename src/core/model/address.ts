// A host by which a service is reached, and the path below which it answers there.

export interface Address {
  readonly host: string;
  /** Of a cluster; only where it is said. */
  readonly namespace?: string;
  readonly path?: string;
}
