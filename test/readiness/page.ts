// Executable pages of checks: headings are cases, fenced blocks files of a workspace, a block `review` what the check says.
//
// A fence `yaml payments/sre.yaml` is a file; with `baseline` or `head` behind it, on that side alone. The fence ```` ```review ```` of a case has, for each service of the workspace
// that the check has something to say of, a line `payments fail: message` and below it the places `  payments/sre.yaml:3`.

type Side = 'baseline' | 'head';

export interface PageCase {
  readonly title: string;
  /** Without a side: on both. */
  readonly files: readonly { readonly file: string; readonly text: string; readonly side?: Side | undefined }[];
  readonly expected: string;
  /** The lines of the block `review`, 0-based, the last one excluded; undefined where the case has none yet. */
  readonly block: { readonly from: number; readonly to: number } | undefined;
}

export interface CheckPage {
  readonly title: string;
  readonly cases: readonly PageCase[];
  readonly lines: readonly string[];
}

const FENCE = /^(`{3,})(\S+)(?: (\S+))?(?: (baseline|head))?\s*$/;

/** Reads a page; `answer` is the language of the block that holds what is expected. Sections (`## `) without a file are manual, the others are cases; fences without a path are examples. */
export function readPage(text: string, answer = 'review'): CheckPage {
  const lines = text.split('\n');
  const cases: {
    title: string;
    files: { file: string; text: string; side?: Side | undefined }[];
    expected: string;
    block: PageCase['block'];
  }[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('## ')) cases.push({ title: line.slice(3), files: [], expected: '', block: undefined });
    const [, fence, language, file, side] = FENCE.exec(line) ?? [];
    if (fence === undefined) continue;
    const from = index + 1;
    while (index + 1 < lines.length && lines[index + 1] !== fence) index++;
    const to = ++index;
    const current = cases.at(-1);
    if (current === undefined) continue;
    const inside = lines.slice(from, to).join('\n');
    if (language === answer) Object.assign(current, { expected: inside, block: { from, to } });
    else if (file !== undefined) current.files.push({ file, text: `${inside}\n`, side: side as Side | undefined });
  }
  const title = lines.find((line) => line.startsWith('# '))?.slice(2) ?? '';
  return { title, cases: cases.filter(({ files }) => files.length > 0), lines };
}

/** The page with each block `review` replaced by what was found. */
export function rewritePage(page: CheckPage, found: ReadonlyMap<PageCase, string>): string {
  const lines = [...page.lines];
  for (const one of [...page.cases].reverse()) {
    const told = found.get(one);
    if (told === undefined || one.block === undefined) continue;
    lines.splice(one.block.from, one.block.to - one.block.from, ...(told === '' ? [] : told.split('\n')));
  }
  return lines.join('\n');
}
