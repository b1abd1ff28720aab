/** Where the places of one world stand on the map: laid out by their ways, from one place on. Pure arithmetic. */
import type { Place } from './game-state.ts';

export type MapNode = {
  readonly place: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
};
export type MapEdge = { readonly from: MapNode; readonly to: MapNode };
export type DrawnMap = { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] };

/** Half steps of the grid; north is up. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  north: [0, -2],
  northeast: [2, -2],
  east: [2, 0],
  southeast: [2, 2],
  south: [0, 2],
  southwest: [-2, 2],
  west: [-2, 0],
  northwest: [-2, -2],
  up: [1, -1],
  down: [-1, 1],
  in: [1, 1],
  out: [-1, -1],
};
const STRETCH_MAX = 8;

/** Only places of the world of `center`; those that no way joins to it are left out. */
export function layOutMap(places: Readonly<Record<string, Place>>, center: string): DrawnMap {
  const start = places[center];
  if (start === undefined) return { nodes: [], edges: [] };
  const nodes = new Map<string, MapNode>([[center, { place: center, name: start.name, x: 0, y: 0 }]]);
  const taken = new Set(['0,0']);
  const waiting = [start];
  for (let place = waiting.shift(); place !== undefined; place = waiting.shift()) {
    const from = nodes.get(place.place) as MapNode;
    for (const { direction, to } of place.ways) {
      const next = places[to];
      if (next === undefined || next.world !== start.world || nodes.has(to)) continue;
      const spot = freeSpot(from, STEPS[direction] ?? [1, 1], taken);
      taken.add(`${spot.x},${spot.y}`);
      nodes.set(to, { place: to, name: next.name, ...spot });
      waiting.push(next);
    }
  }
  return { nodes: [...nodes.values()], edges: edgesOf(nodes, places) };
}

/** The next one in that direction that is free; a map is not the land, and two places never share a spot. */
function freeSpot(
  from: MapNode,
  [stepX, stepY]: readonly [number, number],
  taken: ReadonlySet<string>,
): { x: number; y: number } {
  let spot = { x: from.x + stepX, y: from.y + stepY };
  for (let stretch = 2; taken.has(`${spot.x},${spot.y}`) && stretch <= STRETCH_MAX; stretch += 1)
    spot = { x: from.x + stepX * stretch, y: from.y + stepY * stretch };
  return spot;
}

/** Each way once, whichever end it was told from. */
function edgesOf(nodes: ReadonlyMap<string, MapNode>, places: Readonly<Record<string, Place>>): MapEdge[] {
  const edges = new Map<string, MapEdge>();
  for (const from of nodes.values()) {
    for (const { to } of places[from.place]?.ways ?? []) {
      const other = nodes.get(to);
      if (other === undefined) continue;
      const way = [from.place, to].sort().join(' ');
      if (!edges.has(way)) edges.set(way, { from, to: other });
    }
  }
  return [...edges.values()];
}
