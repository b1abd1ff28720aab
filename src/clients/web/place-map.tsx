/** The map of the places where the player has been, drawn around the place where they are. */
import { useMemo } from 'react';
import { type DrawnMap, layOutMap, type MapNode } from './map-layout.ts';
import { useGame, usePage } from './page-context.ts';

const UNIT_X = 92;
const UNIT_Y = 72;
const MARGIN_X = 60;
const MARGIN_Y = 30;
/** A small map is not blown up. */
const WIDTH_MIN = 300;
const HEIGHT_MIN = 150;
const LABEL_MAX = 18;

export function PlaceMap() {
  const { say } = usePage();
  const room = useGame((game) => game.room);
  const places = useGame((game) => game.places);
  const here = room?.place ?? '';
  const map = useMemo(() => layOutMap(places, here), [places, here]);
  if (map.nodes.length < 2) return <p className="none">{say('map.empty')}</p>;
  return (
    <figure className="map">
      <svg viewBox={viewBoxOf(map)} role="img" aria-label={say('map.label')}>
        {map.edges.map(({ from, to }) => (
          <line key={`${from.place} ${to.place}`} {...spanOf(from, to)} />
        ))}
        {map.nodes.map((node) => (
          <g key={node.place} className={node.place === here ? 'node here' : 'node'}>
            <circle cx={node.x * UNIT_X} cy={node.y * UNIT_Y} r={node.place === here ? 7 : 4.5} />
            <text x={node.x * UNIT_X} y={node.y * UNIT_Y + 20} textAnchor="middle">
              {shorten(node.name)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="visually-hidden">
        <ul>
          {map.nodes.map(({ place, name }) => (
            <li key={place}>
              {name}
              {place === here ? `, ${say('map.here')}` : ''}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

const spanOf = (from: MapNode, to: MapNode) => ({
  x1: from.x * UNIT_X,
  y1: from.y * UNIT_Y,
  x2: to.x * UNIT_X,
  y2: to.y * UNIT_Y,
});

const shorten = (name: string): string =>
  name.length <= LABEL_MAX ? name : `${name.slice(0, LABEL_MAX - 1).trimEnd()}…`;

function viewBoxOf({ nodes }: DrawnMap): string {
  const xs = nodes.map(({ x }) => x * UNIT_X);
  const ys = nodes.map(({ y }) => y * UNIT_Y);
  const [left, width] = spread(xs, MARGIN_X, WIDTH_MIN);
  const [top, height] = spread(ys, MARGIN_Y, HEIGHT_MIN);
  return `${left} ${top} ${width} ${height}`;
}

/** From where, and how far, so that all of it is in, in the middle, and no nearer than it must be. */
function spread(values: readonly number[], margin: number, lengthMin: number): readonly [number, number] {
  const least = Math.min(...values) - margin;
  const length = Math.max(...values) + margin - least;
  const missing = Math.max(0, lengthMin - length);
  return [least - missing / 2, length + missing];
}
