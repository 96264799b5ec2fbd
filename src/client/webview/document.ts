// The document of a page in the editor. Nothing is loaded from anywhere; only our own script runs.
export interface PageDocument {
  readonly title: string;
  /** By which this style and this script are allowed, and no other; new for every document. */
  readonly nonce: string;
  /** What the page keeps for the day on which it is restored; JSON. */
  readonly state: string;
  /** What stands in the body before the script: our markup, every text of a file in it escaped. */
  readonly body: string;
  readonly style: string;
  readonly script: string;
  /** The script may start a worker from its own text. */
  readonly worker?: boolean;
}

/** The document, under a policy that allows its own style and script alone. */
export function pageDocument({ title, nonce, state, body, style, script, worker = false }: PageDocument): string {
  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    ...(worker ? ['worker-src blob:'] : []),
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body data-state="${escapeHtml(state)}">
${body}
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

/** Text that can begin no markup, inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
