// The default name and ticket of a story: from the branch.

const TICKET = /(?:^|[^A-Za-z0-9])([A-Z][A-Z0-9]{1,9}-\d{1,7})(?![A-Za-z0-9])/;
const LONGEST = 60;
const FALLBACK = 'story';

/** A branch as the name of a story file, `[a-z0-9-]`: `feature/PAY-123-confirm` → `feature-pay-123-confirm`. */
export function storyName(branch: string | undefined): string {
  const slug = (branch ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-|-$/g, '');
  return slug === '' ? FALLBACK : slug;
}

/** The ticket that a branch names (`PAY-123`), else the name of its story. */
export function storyId(branch: string | undefined): string {
  return TICKET.exec(branch ?? '')?.[1] ?? storyName(branch);
}

/** Where the story of a branch is kept unless a file of another name already lists the call. */
export function storyFile(branch: string | undefined): string {
  return `.sre/solutions/${storyName(branch)}.yaml`;
}
