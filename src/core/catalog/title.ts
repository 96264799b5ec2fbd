// What an API document that names no service is called: by its title, without the words that every title has.
import type { ApiFact } from '../model/facts';
import { folderOf } from './folders';

/** Words that say "this is an API" and not which one. */
const GENERIC =
  /^(?:apis?|rest|restful|http|openapi|swagger|services?|microservice|definitions?|specifications?|specs?|docs?|documentation|public|internal|v\d+)$/;
const GENERIC_FOLDERS =
  /^(?:apis?|docs?|documentation|openapi|swagger|specs?|src|main|resources|static|public|schemas?|contracts?|v\d+|\.|)$/;

/** `Payments API` → `payments-api`, `payments`: the slug, then the slug without generic words at its end, if they differ. */
function titleSlugs(title: string): string[] {
  const words = slug(title).split('-').filter(Boolean);
  const full = words.join('-');
  while (words.length > 0 && GENERIC.test(words.at(-1) ?? '')) words.pop();
  const short = words.join('-');
  if (short === '') return [];
  return short === full ? [full] : [full, short];
}

const known = new WeakMap<ApiFact, readonly string[]>();

/** The slugs of a document's title, worked out once; none without a title. */
export function slugsOf(api: ApiFact): readonly string[] {
  const already = known.get(api);
  if (already !== undefined) return already;
  const slugs = api.title === undefined ? [] : titleSlugs(api.title.value);
  known.set(api, slugs);
  return slugs;
}

/** The name of a new service: the short slug of the title; of a generic title (`OpenAPI definition`), the folder. */
export function nameByTitle(title: string | undefined, file: string): string {
  const short = title === undefined ? undefined : titleSlugs(title).at(-1);
  if (short !== undefined) return short;
  const folder = folderOf(file)
    .split('/')
    .reverse()
    .find((name) => !GENERIC_FOLDERS.test(name.toLowerCase()));
  if (folder !== undefined) return folder;
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  return slug(stem) || 'api';
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '')
    .replace(/-$/, '');
}
