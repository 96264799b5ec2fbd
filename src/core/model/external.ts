// What is known of a service that others run.

/** `sla` is what they promise, a ratio; `quotaRps` what they let us send. */
export interface External {
  /** `third-party`, or a word of the file's. */
  readonly kind?: string;
  /** The domain, where only calls name it. */
  readonly host?: string;
  readonly sla?: number;
  readonly quotaRps?: number;
  readonly contact?: string;
}
