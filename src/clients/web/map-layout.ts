/** The map of one world as far as the player knows it. The server says where on it each place stands. */
import type { Place } from './game-state.ts';

export type MapNode = {
  readonly place: string;
  readonly name: string;
  /** Columns to the east, and rows to the south. */
  readonly x: number;
  readonly y: number;
};
export type MapEdge = { readonly from: MapNode; readonly to: MapNode };
export type DrawnMap = { readonly nodes: readonly MapNode[]; readonly edges: readonly MapEdge[] };

/** Only places of the world of `center`. */
export function layOutMap(places: Readonly<Record<string, Place>>, center: string): DrawnMap {
  const here = places[center];
  if (here === undefined) return { nodes: [], edges: [] };
  const known = Object.values(places).filter(({ world }) => world === here.world);
  const nodes = new Map(
    known.map(({ place, name, at }) => [place, { place, name, x: at.column, y: at.row }] as const),
  );
  return { nodes: [...nodes.values()], edges: edgesOf(nodes, places) };
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
