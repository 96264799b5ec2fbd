// Zoom and pan of the picture, by mouse, wheel, fingers and keys.
import type { Layout, Point } from '../core/picture/layout';
import type { Direction } from '../core/picture/neighbour';

export interface Camera {
  /** Takes the size of a picture; fits it into the window unless `stay`. */
  readonly frame: (size: Pick<Layout, 'width' | 'height'>, stay: boolean) => void;
  readonly fit: () => void;
  /** Zooms by a factor around the middle. */
  readonly zoom: (factor: number) => void;
  readonly pan: (direction: Direction) => void;
  /** Moves a point into sight if it is not; `close` also makes it readable. */
  readonly bring: (point: Point, close?: boolean) => void;
  /** Whether the press that has just ended moved the picture: then it was no click. */
  readonly wasDragged: () => boolean;
}

const LEAST = 0.04;
const MOST = 3;
/** Names can be read from here on. */
const READABLE = 0.75;
/** Names say nothing any more below this. */
const TINY = 0.32;
const STEP = 80;
const EDGE = 60;

export function createCamera(element: SVGSVGElement, ground: SVGGElement): Camera {
  let size = { width: 1, height: 1 };
  let [x, y, scale] = [0, 0, 1];
  let fitted = true;
  let drag: { readonly x: number; readonly y: number; moved: boolean } | undefined;
  let dragged = false;

  const apply = (): void => {
    ground.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
    element.classList.toggle('tiny', scale < TINY);
  };
  const window = () => ({ width: element.clientWidth || 1, height: element.clientHeight || 1 });
  const fit = (): void => {
    const { width, height } = window();
    scale = clamp(Math.min(width / size.width, height / size.height, 1.25));
    [x, y] = [(width - size.width * scale) / 2, (height - size.height * scale) / 2];
    fitted = true;
    apply();
  };
  const zoomAt = (factor: number, point: Point): void => {
    const next = clamp(scale * factor);
    [x, y] = [point.x - ((point.x - x) * next) / scale, point.y - ((point.y - y) * next) / scale];
    scale = next;
    fitted = false;
    apply();
  };
  const shift = (dx: number, dy: number): void => {
    [x, y] = [x + dx, y + dy];
    fitted = false;
    apply();
  };
  const inside = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  element.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      if (event.shiftKey) shift(-event.deltaY - event.deltaX, 0);
      else zoomAt(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), inside(event));
    },
    { passive: false },
  );
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    drag = { x: event.clientX, y: event.clientY, moved: false };
    dragged = false;
  });
  element.addEventListener('pointermove', (event) => {
    if (drag === undefined) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.abs(dx) + Math.abs(dy) < 4) return;
    // Only now: a press that is captured at once is no click of what lies below it.
    if (!drag.moved) element.setPointerCapture(event.pointerId);
    shift(dx, dy);
    drag = { x: event.clientX, y: event.clientY, moved: true };
  });
  for (const end of ['pointerup', 'pointercancel'] as const)
    element.addEventListener(end, () => {
      dragged = drag?.moved === true;
      drag = undefined;
    });
  new ResizeObserver(() => {
    if (fitted) fit();
  }).observe(element);

  return {
    frame: (next, stay) => {
      size = { width: Math.max(1, next.width), height: Math.max(1, next.height) };
      if (stay && !fitted) apply();
      else fit();
    },
    fit,
    zoom: (factor) => {
      const { width, height } = window();
      zoomAt(factor, { x: width / 2, y: height / 2 });
    },
    pan: (direction) => {
      if (direction === 'left' || direction === 'right') shift(direction === 'left' ? STEP : -STEP, 0);
      else shift(0, direction === 'up' ? STEP : -STEP);
    },
    bring: (point, close = false) => {
      const { width, height } = window();
      const far = close && scale < READABLE;
      if (far) scale = READABLE;
      const [px, py] = [x + point.x * scale, y + point.y * scale];
      const isSeen = px > EDGE && py > EDGE && px < width - EDGE && py < height - EDGE;
      if (isSeen && !far) return;
      [x, y] = [width / 2 - point.x * scale, height / 2 - point.y * scale];
      fitted = false;
      apply();
    },
    wasDragged: () => dragged,
  };
}

function clamp(scale: number): number {
  return Math.min(MOST, Math.max(LEAST, scale));
}
