// How a waiver is said in a report: whose it is, until when, and why.
import type { Waiver } from '../model/waiver';

/** `waived until 2027-01-31 by team-sre: reason`. */
export function waiverText({ expires, approver, reason }: Waiver): string {
  return `waived until ${expires} by ${approver}: ${reason}`;
}

/** What is said in a finding that a waiver of the branch would accept. */
export function proposedText({ expires, approver }: Waiver): string {
  return `A waiver by ${approver} until ${expires} is proposed in this branch: it holds once it is merged.`;
}
