// `images:` of a kustomization: other names, tags and digests of the images of containers.
import { at, itemsAt, textAt, type Traced } from '../traced';
import { changedAt, written } from '../traced-edit';
import { PODS } from './pods';

interface Image {
  readonly name: string;
  readonly tag: string;
  readonly digest: string;
}

/** The object with the images of its containers as the kustomization names them; their place is where it says so. */
export function withImages(value: Traced, settings: readonly Traced[]): Traced {
  const paths = PODS.flatMap((pod) => ['containers', 'initContainers'].map((list) => [...pod, list, '*', 'image']));
  return settings.reduce<Traced>(
    (all, setting) =>
      paths.reduce<Traced>((one, path) => changedAt(one, path, (image) => renamed(image, setting)), all),
    value,
  );
}

function renamed(image: Traced | undefined, setting: Traced): Traced | undefined {
  const text = textAt(image);
  if (text === undefined) return undefined;
  const { name, tag, digest } = partsOf(text);
  if (name !== textAt(setting, 'name')) return undefined;
  const [newTag, newDigest, suffix] = ['newTag', 'digest', 'tagSuffix'].map((key) => textAt(setting, key));
  const decides = ['newTag', 'digest', 'tagSuffix', 'newName'].find((key) => textAt(setting, key) !== undefined);
  const place = decides === undefined ? undefined : at(setting, decides)?.place;
  if (place === undefined) return undefined;
  const base = textAt(setting, 'newName') ?? name;
  // A tag or a digest replaces whatever stood there of both.
  if (newTag !== undefined || newDigest !== undefined)
    return written(joined({ name: base, tag: newTag ?? '', digest: newDigest ?? '' }), place);
  return suffix === undefined
    ? written(joined({ name: base, tag, digest }), place)
    : written(joined({ name: base, tag: `${tag}${suffix}`, digest: '' }), place);
}

function partsOf(image: string): Image {
  const [rest = '', digest = ''] = image.split('@', 2);
  const colon = rest.indexOf(':', rest.lastIndexOf('/') + 1);
  return colon < 0
    ? { name: rest, tag: '', digest }
    : { name: rest.slice(0, colon), tag: rest.slice(colon + 1), digest };
}

function joined({ name, tag, digest }: Image): string {
  return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}

/** The entries of `images:`. */
export function imagesOf(kustomization: Traced): readonly Traced[] {
  return itemsAt(kustomization, 'images').filter((one) => textAt(one, 'name') !== undefined);
}
