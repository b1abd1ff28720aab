/** Where names go beside what they name: none over another, as few as can be over bodies, each where it was if it can be. */
export type LabelBox = {
  readonly id: string;
  /** The middle of what it names, and how far that reaches, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly width: number;
  readonly height: number;
  /** It is shown at any price. */
  readonly isChosen: boolean;
};

export type Side =
  | 'right'
  | 'left'
  | 'below'
  | 'above'
  | 'low right'
  | 'high right'
  | 'low left'
  | 'high left';

export type Placed = { readonly side: Side; readonly left: number; readonly top: number };

type Room = { readonly width: number; readonly height: number };
type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

const GAP_PIXELS = 7;
/** Between two names, and to the edge of the picture. */
const MARGIN_PIXELS = 2;
/** What it costs to stand on a whole body, in preferences for sides. */
const BODY_COST = 30;
/** A name moves to a better side only if that is better by more than so much, so that none flickers. */
const STAY_BONUS = 5;
const CROWDED = 1000;

/** The better ones first. */
const SIDES: Readonly<Record<Side, readonly [right: number, down: number]>> = {
  right: [1, 0],
  left: [-1, 0],
  below: [0, 1],
  above: [0, -1],
  'low right': [0.75, 0.75],
  'high right': [0.75, -0.75],
  'low left': [-0.75, 0.75],
  'high left': [-0.75, -0.75],
};

/** Those that come first choose first; whoever finds no room is left out. `former` is where names were before. */
export function layLabels(
  labels: readonly LabelBox[],
  room: Room,
  former: ReadonlyMap<string, Side> = new Map(),
): ReadonlyMap<string, Placed> {
  const placed = new Map<string, Placed>();
  const taken: Box[] = [];
  for (const label of labels) {
    const best = bestOf(label, { labels, taken, room, former: former.get(label.id) });
    if (best === undefined) continue;
    placed.set(label.id, best);
    taken.push({ left: best.left, top: best.top, width: label.width, height: label.height });
  }
  return placed;
}

type Around = {
  readonly labels: readonly LabelBox[];
  readonly taken: readonly Box[];
  readonly room: Room;
  readonly former: Side | undefined;
};

function bestOf(label: LabelBox, { labels, taken, room, former }: Around): Placed | undefined {
  let best: Placed | undefined;
  let least = label.isChosen ? Infinity : CROWDED;
  for (const [index, side] of (Object.keys(SIDES) as Side[]).entries()) {
    const box = boxAt(label, side);
    const isFree = isInside(box, room) && !taken.some((other) => doOverlap(box, other));
    const onBodies = labels.reduce((sum, body) => sum + shareOver(box, body), 0);
    const cost = (isFree ? 0 : CROWDED) + BODY_COST * onBodies + index - (side === former ? STAY_BONUS : 0);
    if (cost >= least) continue;
    least = cost;
    best = { side, left: box.left, top: box.top };
  }
  return best;
}

function boxAt({ x, y, reach, width, height }: LabelBox, side: Side): Box {
  const [right, down] = SIDES[side];
  const away = reach + GAP_PIXELS;
  // Beside: from the edge of the body on; above and below: over its middle.
  const left = right === 0 ? x - width / 2 : right > 0 ? x + right * away : x + right * away - width;
  const top = down === 0 ? y - height / 2 : down > 0 ? y + down * away : y + down * away - height;
  return { left: Math.round(left), top: Math.round(top), width, height };
}

const isInside = ({ left, top, width, height }: Box, room: Room): boolean =>
  left >= MARGIN_PIXELS &&
  top >= MARGIN_PIXELS &&
  left + width <= room.width - MARGIN_PIXELS &&
  top + height <= room.height - MARGIN_PIXELS;

const doOverlap = (one: Box, other: Box): boolean =>
  one.left < other.left + other.width + MARGIN_PIXELS &&
  other.left < one.left + one.width + MARGIN_PIXELS &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

/** How much of a body is behind the box, from 0 to 1; the body taken as a square. */
function shareOver(box: Box, { x, y, reach }: LabelBox): number {
  const across = Math.min(box.left + box.width, x + reach) - Math.max(box.left, x - reach);
  const down = Math.min(box.top + box.height, y + reach) - Math.max(box.top, y - reach);
  if (across <= 0 || down <= 0) return 0;
  return Math.min(1, (across * down) / Math.max(1, Math.min(4 * reach * reach, box.width * box.height)));
}
