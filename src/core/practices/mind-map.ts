// Where the boxes of the mind map stand: groups on both sides of the middle, their practices outside of them.

export interface MapBox {
  /** Its left upper corner, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface MapGroup {
  readonly side: 'left' | 'right';
  readonly box: MapBox;
  readonly practices: readonly MapBox[];
}

export interface MindMap {
  readonly width: number;
  readonly height: number;
  readonly root: MapBox;
  readonly groups: readonly MapGroup[];
}

/** How wide the texts of a group and of its practices are, in pixels. */
export interface GroupWidths {
  readonly own: number;
  readonly practices: readonly number[];
}

const ROW = 32;
const HEIGHT = 26;
const GROUP_GAP = 18;
const ROOT_HEIGHT = 44;
/** Between the middle and the groups, and between those and their practices: room for the branches. */
const BRANCH = 64;
const TWIG = 44;
const EDGE = 12;

/**
 * Takes the widths of the root's text and of the groups in their order; gives boxes that do not overlap. With two sides the
 * first groups go to the right until half of the practices are there, the others to the left, top to bottom on both.
 */
export function layoutMindMap(root: number, groups: readonly GroupWidths[], sides: 1 | 2): MindMap {
  const right = sides === 1 ? groups.length : half(groups);
  const columns = { right: groups.slice(0, right), left: groups.slice(right) };
  const heights = { right: heightOf(columns.right), left: heightOf(columns.left) };
  const inner = Math.max(heights.right, heights.left, ROOT_HEIGHT);
  const left = reachOf(columns.left);
  const rootX = EDGE + left;
  const place = (side: 'left' | 'right'): readonly MapGroup[] => {
    const column = columns[side];
    const widest = Math.max(0, ...column.map(({ own }) => own));
    let y = EDGE + (inner - heights[side]) / 2;
    return column.map((group) => {
      const rows = Math.max(1, group.practices.length);
      const top = y;
      y += rows * ROW + GROUP_GAP;
      const at = (width: number, near: number, row: number): MapBox => ({
        x: side === 'right' ? rootX + root + near : rootX - near - width,
        y: top + row * ROW + (ROW - HEIGHT) / 2,
        width,
        height: HEIGHT,
      });
      return {
        side,
        box: at(group.own, BRANCH, (rows - 1) / 2),
        practices: group.practices.map((width, row) => at(width, BRANCH + widest + TWIG, row)),
      };
    });
  };
  return {
    width: rootX + root + reachOf(columns.right) + EDGE,
    height: inner + 2 * EDGE,
    root: { x: rootX, y: EDGE + (inner - ROOT_HEIGHT) / 2, width: root, height: ROOT_HEIGHT },
    groups: [...place('right'), ...place('left')],
  };
}

/** How many groups hold half of the rows; at least one, where there is one. */
function half(groups: readonly GroupWidths[]): number {
  const all = heightOf(groups);
  let taken = 0;
  for (const [index, group] of groups.entries()) {
    const height = heightOf([group]);
    if (index > 0 && taken + height / 2 > all / 2) return index;
    taken += height + GROUP_GAP;
  }
  return groups.length;
}

function heightOf(groups: readonly GroupWidths[]): number {
  const rows = groups.reduce((sum, { practices }) => sum + Math.max(1, practices.length), 0);
  return rows * ROW + Math.max(0, groups.length - 1) * GROUP_GAP;
}

/** How far a side goes out from the middle. */
function reachOf(groups: readonly GroupWidths[]): number {
  if (groups.length === 0) return 0;
  const own = Math.max(...groups.map((group) => group.own));
  const practices = groups.flatMap((group) => group.practices);
  return BRANCH + own + (practices.length === 0 ? 0 : TWIG + Math.max(...practices));
}
