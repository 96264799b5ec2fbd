// The layers of a path that try again, in words.
import type { Amplification, RetryLayer, RetryStep } from '../model/impact';

/** Those whose product a step of the path is, from the outside in. */
export function layersUpTo({ product: whole }: RetryStep, { layers }: Amplification): readonly RetryLayer[] {
  let tried = 1;
  return layers.filter((layer) => {
    const counts = tried < whole;
    tried *= layer.tries;
    return counts;
  });
}

/** `web tries 3 times × orders tries 2 times` */
export function layersText(layers: readonly RetryLayer[]): string {
  return layers.map(layerText).join(' × ');
}

/** `web tries 3 times`; the default of a mesh is told as such. */
export function layerText({ by, tries, assumed }: RetryLayer): string {
  return `${by} tries ${tries} times${assumed === true ? ' by default' : ''}`;
}
