// The HTTP samplers of a test plan; what is switched off takes everything below it along.
import type { Span } from '../../../syntax/node';
import { attributeOf, type Tag, tagsIn, unescapeXml } from './tags';

export interface Sampler {
  readonly method: string;
  readonly path: string;
  readonly span: Span;
}

export function samplersIn(xml: string): readonly Sampler[] {
  const samplers: Sampler[] = [];
  // Whether what is below is switched off, for each tree around; the children of an element are in the tree behind it.
  const off: boolean[] = [];
  let elementOff = false;
  let open: { tag: Tag; properties: Map<string, string> } | undefined;
  let property: { name: string; from: number } | undefined;
  for (const tag of tagsIn(xml)) {
    if (tag.name === 'hashTree') {
      if (tag.kind === 'start') off.push(elementOff || off.at(-1) === true);
      if (tag.kind === 'end') off.pop();
      elementOff = false;
    } else if (tag.kind !== 'end' && attributeOf(tag, 'testclass') !== undefined) {
      elementOff = attributeOf(tag, 'enabled') === 'false';
      open = tag.name === 'HTTPSamplerProxy' ? { tag, properties: new Map() } : undefined;
    } else if (open !== undefined && tag.name === open.tag.name) {
      if (!elementOff && off.at(-1) !== true) samplers.push(samplerOf(open.tag, open.properties));
      open = undefined;
    } else if (open !== undefined && tag.name === 'stringProp') {
      if (tag.kind === 'start') property = { name: attributeOf(tag, 'name') ?? '', from: tag.end };
      else if (property !== undefined)
        open.properties.set(property.name, unescapeXml(xml.slice(property.from, tag.start)).trim());
    }
  }
  return samplers;
}

/** JMeter leaves out a method that is GET in old plans. */
function samplerOf({ start, end }: Tag, properties: ReadonlyMap<string, string>): Sampler {
  const method = properties.get('HTTPSampler.method') ?? '';
  return {
    method: method === '' ? 'GET' : method,
    path: properties.get('HTTPSampler.path') ?? '',
    span: { start, end },
  };
}
