// Executable pages: a Markdown page whose headings are cases, fenced blocks files of a workspace, marks the findings.
//
// A fence `yaml payments/openapi.yaml` is a file of both sides, `… baseline` or `… head` of one. In files of head, a line
// ends with `# ✗ warning rule-id: message` for each finding whose place begins there; further causes of the last of them
// stand below as `#   also rule-id: message`. Marks are taken out before judging.

/** What is expected or found at a line of a file of head; `causes` are the further lines of the one finding. */
export interface Told {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
  readonly causes: readonly { readonly rule: string; readonly message: string }[];
}

export interface PageFile {
  readonly file: string;
  /** Without the marks. */
  readonly text: string;
  readonly sides: readonly ('baseline' | 'head')[];
  /** Of the text with the marks in the page: first line and the line behind the last one, 0-based. */
  readonly from: number;
  readonly to: number;
}

export interface PageCase {
  readonly title: string;
  readonly files: readonly PageFile[];
  readonly expected: readonly Told[];
}

export interface Page {
  /** The first heading. */
  readonly title: string;
  readonly cases: readonly PageCase[];
  readonly lines: readonly string[];
}

const FENCE = /^(`{3,})(\S+)(?: (\S+))?(?: (baseline|head))?\s*$/;
const MARK = / *# ✗ /;
const TEXT = /^(error|warning|information) ([a-z-]+): (.*)$/;
const ALSO = /^\s*# {3}also ([a-z-]+): (.*)$/;

/** Reads a page. Sections (`## `) without a file are manual, the others are cases; fences without a path are examples. */
export function readPage(text: string): Page {
  const lines = text.split('\n');
  const cases: { title: string; files: PageFile[]; expected: Told[] }[] = [];
  const title = lines.find((line) => line.startsWith('# '))?.slice(2) ?? '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('## ')) cases.push({ title: line.slice(3), files: [], expected: [] });
    const [, fence, , file, side] = FENCE.exec(line) ?? [];
    if (fence === undefined) continue;
    const from = index + 1;
    while (index + 1 < lines.length && lines[index + 1] !== fence) index++;
    const to = ++index;
    const current = cases.at(-1);
    if (file === undefined || current === undefined) continue;
    const { plain, told } = readMarks(file, lines.slice(from, to));
    const sides = side === undefined ? (['baseline', 'head'] as const) : ([side] as ('baseline' | 'head')[]);
    if (told.length > 0 && side === 'baseline') throw new Error(`${current.title}: a mark in the baseline of ${file}`);
    current.files.push({ file, text: `${plain.join('\n')}\n`, sides, from, to });
    current.expected.push(...told);
  }
  return { title, cases: cases.filter((one) => one.files.length > 0), lines };
}

/** The page with its marks replaced by what was found, case by case. */
export function rewriteMarks(page: Page, found: ReadonlyMap<PageCase, readonly Told[]>): string {
  const lines = [...page.lines];
  const files = page.cases.flatMap((one) => one.files.map((file) => ({ one, file })));
  for (const { one, file } of files.reverse()) {
    if (!file.sides.includes('head')) continue;
    const told = (found.get(one) ?? one.expected).filter((finding) => finding.file === file.file);
    lines.splice(file.from, file.to - file.from, ...writeMarks(file.text.replace(/\n$/, '').split('\n'), told));
  }
  return lines.join('\n');
}

/** The marks as text, one a line, sorted: what the test compares. */
export function asText(told: readonly Told[]): string {
  const line = ({ file, line, severity, rule, message, causes }: Told) =>
    [
      `${file}:${line} ${severity} ${rule}: ${message}`,
      ...causes.map((cause) => `  also ${cause.rule}: ${cause.message}`),
    ].join('\n');
  return told.map(line).sort().join('\n');
}

function readMarks(file: string, lines: readonly string[]): { plain: string[]; told: Told[] } {
  const plain: string[] = [];
  const told: (Told & { causes: Told['causes'][number][] })[] = [];
  for (const line of lines) {
    const [, rule, message] = ALSO.exec(line) ?? [];
    if (rule !== undefined && message !== undefined) {
      told.at(-1)?.causes.push({ rule, message });
      continue;
    }
    const [code = '', ...marks] = line.split(MARK);
    plain.push(code);
    for (const mark of marks) {
      const [, severity, id, words] = TEXT.exec(mark) ?? [];
      if (severity === undefined || id === undefined || words === undefined) throw new Error(`not a mark: ${mark}`);
      told.push({ file, line: plain.length, severity, rule: id, message: words, causes: [] });
    }
  }
  return { plain, told };
}

function writeMarks(lines: readonly string[], told: readonly Told[]): string[] {
  return lines.flatMap((line, index) => {
    const here = told.filter((finding) => finding.line === index + 1);
    if (here.length === 0) return [line];
    // Causes stand below the line, after its last mark.
    here.sort((a, b) => a.causes.length - b.causes.length);
    if (here.filter(({ causes }) => causes.length > 0).length > 1)
      throw new Error(`two findings with causes at: ${line}`);
    const marks = here.map(({ severity, rule, message }) => `# ✗ ${severity} ${rule}: ${message}`);
    const also = here.flatMap(({ causes }) => causes.map(({ rule, message }) => `#   also ${rule}: ${message}`));
    return [[line, ...marks].join(' '), ...also];
  });
}
