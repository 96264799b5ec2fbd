// Hostile texts through everything that writes Markdown, read back by a real Markdown parser.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { escape } from '../../src/client/comments/escape';
import { github } from '../../src/core/reporters/github';
import { githubSummary } from '../../src/core/reporters/github-summary';
import { markdown } from '../../src/core/reporters/markdown';
import { markdownCode, markdownText } from '../../src/core/reporters/parts/markdown-text';
import { pageMarkdown } from '../../src/core/reporters/parts/page-markdown';
import { reviewPage } from '../../src/core/reporters/review';
import { SOLUTION_REPORTERS } from '../../src/core/reporters/solution';
import type { Link, NewCallView } from '../../src/protocol/views';
import { escapeMarkdown } from '../../src/server/markdown';
import { OPTIONS, withText } from '../reporters/sample';
import { hostileText } from './hostile-texts';
import type { Random } from './mutate';

/** What is used of markdown-it, which comes with the packager of extensions. */
interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
  readonly attrGet: (name: string) => string | null;
}
interface MarkdownIt {
  readonly parse: (text: string, environment: object) => readonly Token[];
  validateLink: (url: string) => boolean;
}
type MakeMarkdownIt = (options: { readonly html: boolean; readonly linkify: boolean }) => MarkdownIt;

interface Comments {
  readonly summary: (call: NewCallView) => { readonly value: string; readonly isTrusted?: unknown };
  readonly waysOut: (call: NewCallView) => { readonly value: string };
  readonly links: (call: NewCallView) => { readonly value: string; readonly isTrusted: unknown };
}

export interface HostileMarkdown {
  readonly texts: number;
  readonly pages: number;
  /** Command links of others, arguments of others, images, HTML: each with the text that made it. */
  readonly hits: readonly string[];
}

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../..');
/** Pages are slow: so many texts share one. */
const TEXTS_A_PAGE = 40;
/** The markup that our own pages may hold. */
const OWN_HTML =
  /^(?:<summary>[^<]*<\/summary>|<\/?(?:details|summary|br|sub|b)(?: open)?>|<!-- sre-lens-report -->)\s*/;

/** Puts `count` hostile texts where texts from files go. */
export async function tryHostileTexts(count: number, random: Random): Promise<HostileMarkdown> {
  const vsce = createRequire(require.resolve('@vscode/vsce/package.json'));
  const parser = (vsce('markdown-it') as MakeMarkdownIt)({ html: true, linkify: true });
  parser.validateLink = () => true;
  const comments = await loadComments();
  const hits: string[] = [];
  let pages = 0;
  for (let tried = 0; tried < count; tried++) {
    const text = hostileText(random);
    const look = (where: string, page: string): void => {
      for (const hit of hitsOf(parser.parse(page, {}))) hits.push(`${where}: ${hit} from ${JSON.stringify(text)}`);
    };
    const inline = [escapeMarkdown(text), escape(text), markdownText(text), markdownCode(text)];
    look('inline', inline.map((one) => `${one}\n\n- ${one}\n\n**${one}**\n\n| a |\n|--|\n| ${one} |\n`).join('\n\n'));
    // Texts of two files beside each other.
    look('beside', `${escapeMarkdown(text)} ${markdownText(text)}${escape(text)}`);
    const view = viewOf(text);
    const summary = comments.summary(view);
    look('summary', summary.value);
    if (summary.isTrusted !== undefined) hits.push('summary: is trusted');
    for (const hit of hitsOf(parser.parse(comments.waysOut(view).value, {})))
      if (!isWayOut(hit, text)) hits.push(`ways out: ${hit} from ${JSON.stringify(text)}`);
    const trusted = comments.links(view);
    for (const hit of foreignLinks(parser.parse(trusted.value, {}), text)) hits.push(`links: ${hit}`);
    if (tried % TEXTS_A_PAGE !== 0) continue;
    pages += 1;
    const report = withText(text);
    const options = { ...OPTIONS, line: () => text };
    look('markdown', markdown.render(report, options));
    look('github-summary', githubSummary.render(report, options));
    look('review', pageMarkdown(reviewPage(report), options));
    for (const { id, render } of SOLUTION_REPORTERS) if (id === 'markdown') look('solution', render(report, options));
    // No Markdown, but commands all the same: a line of a file must not begin one.
    for (const line of github.render(report, options).split(/\r\n|\r|\n/))
      if (line.startsWith('::') && !/^::(?:error|warning|notice) /.test(line)) hits.push(`github: ${line}`);
  }
  return { texts: count, pages, hits };
}

function hitsOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token) => {
    const inner = hitsOf(token.children ?? []);
    if (token.type === 'image') return [...inner, `image ${token.attrGet('src')}`];
    const href = token.type === 'link_open' ? (token.attrGet('href') ?? '') : '';
    if (href !== '' && !/^(?:(?:https?:)?\/\/|mailto:)/.test(href)) return [...inner, `link ${href}`];
    if (token.type.startsWith('html_') && !isOwn(token.content)) return [...inner, `HTML ${token.content}`];
    return inner;
  });
}

function isOwn(html: string): boolean {
  let left = html.trim();
  for (let next = OWN_HTML.exec(left); next !== null && left !== ''; next = OWN_HTML.exec(left))
    left = left.slice(next[0].length);
  return left === '';
}

/** Links of the one trusted text that are not ours, or whose argument is not the key of the call. */
function foreignLinks(tokens: readonly Token[], key: string): readonly string[] {
  const found: string[] = [];
  const hrefs = tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === 'link_open');
  if (hrefs.length !== 3) found.push(`${hrefs.length} links from ${JSON.stringify(key)}`);
  for (const token of hrefs) {
    const [, command = '', argument = ''] = /^command:([^?]*)\?(.*)$/s.exec(token.attrGet('href') ?? '') ?? [];
    const isOurs = ['sreLens.moreQuestions', 'sreLens.showPath', 'sreLens.openStory'].includes(command);
    if (!isOurs || decodeURIComponent(argument) !== JSON.stringify([key])) found.push(`${command} ${argument}`);
  }
  return found;
}

/** The one link of the ways out: our command with the key of the call and the id of the way. */
function isWayOut(hit: string, key: string): boolean {
  const begin = 'link command:sreLens.takeWayOut?';
  return hit.startsWith(begin) && decodeURIComponent(hit.slice(begin.length)) === JSON.stringify([key, 'fallback']);
}

/** A new call all of whose texts are this one. */
function viewOf(text: string): NewCallView {
  const position = { line: 0, character: 0 };
  const at = (label: string): Link => ({ label, uri: text, range: { start: position, end: position } });
  return {
    key: text,
    label: text,
    kind: 'added',
    severity: 'warning',
    message: text,
    causes: [text, text],
    place: at(text),
    path: [at(text), at(`${text} → ${text}`)],
    numbers: [{ label: text, before: text, after: text, target: text }],
    unknown: [text],
    waysOut: [
      { id: 'fallback', title: text, gives: text, applicable: true },
      { id: 'timeout', title: text, gives: text, applicable: false },
    ],
    questions: [],
    story: { name: text, uri: text },
  };
}

/** The comments of the client with an editor that only keeps the text. */
async function loadComments(): Promise<Comments> {
  const outfile = join(root, 'out/test-client/comments.cjs');
  await build({
    entryPoints: [join(root, 'src/client/comments/text.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    plugins: [
      {
        name: 'editor',
        setup: (plugin) => {
          plugin.onResolve({ filter: /^vscode$/ }, () => ({ path: 'vscode', namespace: 'editor' }));
          plugin.onLoad({ filter: /.*/, namespace: 'editor' }, () => ({
            contents: 'export class MarkdownString { constructor(value) { this.value = value; } }',
          }));
        },
      },
    ],
  });
  return require(outfile) as Comments;
}
