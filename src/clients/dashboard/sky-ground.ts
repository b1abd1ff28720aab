/** What the eye measures by: a floor of rings and spokes, and a stalk from each body down to it. */
import { BufferAttribute, BufferGeometry, type Color, LineBasicMaterial, LineSegments } from 'three';
import type { Body } from './bodies.ts';
import { LEVEL_HEIGHT, SPACE_RADIUS } from './place-in-space.ts';

const FLOOR = -3.1 * LEVEL_HEIGHT;
const RINGS = 3;
const RING_STEPS = 96;
const SPOKES = 12;

export class SkyGround {
  readonly floor = lines(floorPoints(), 0.55);
  readonly stalks = lines([], 0.75);

  paint(color: Color): void {
    this.floor.material.color.copy(color);
    this.stalks.material.color.copy(color);
  }

  stand(bodies: readonly Body[]): void {
    const points = bodies.flatMap(({ place: { x, y, z } }) => [x, y, z, x, FLOOR, z, ...footOf(x, z)]);
    this.stalks.geometry.dispose();
    this.stalks.geometry = geometryOf(points);
  }

  dispose(): void {
    for (const part of [this.floor, this.stalks]) {
      part.geometry.dispose();
      part.material.dispose();
    }
  }
}

/** A small cross where a stalk meets the floor. */
const footOf = (x: number, z: number): number[] => [
  ...[x - 0.12, FLOOR, z, x + 0.12, FLOOR, z],
  ...[x, FLOOR, z - 0.12, x, FLOOR, z + 0.12],
];

function floorPoints(): number[] {
  const points: number[] = [];
  const at = (radius: number, turn: number) => [radius * Math.cos(turn), FLOOR, radius * Math.sin(turn)];
  for (let ring = 1; ring <= RINGS; ring += 1) {
    const radius = (ring * SPACE_RADIUS) / RINGS;
    for (let step = 0; step < RING_STEPS; step += 1)
      for (const end of [0, 1]) points.push(...at(radius, (2 * Math.PI * (step + end)) / RING_STEPS));
  }
  for (let spoke = 0; spoke < SPOKES; spoke += 1) {
    const turn = (2 * Math.PI * spoke) / SPOKES;
    points.push(...at(SPACE_RADIUS / RINGS, turn), ...at(SPACE_RADIUS, turn));
  }
  return points;
}

function geometryOf(points: readonly number[]): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(points), 3));
  return geometry;
}

function lines(points: readonly number[], opacity: number): LineSegments<BufferGeometry, LineBasicMaterial> {
  const material = new LineBasicMaterial({ transparent: true, opacity, depthWrite: false });
  const made = new LineSegments(geometryOf(points), material);
  made.frustumCulled = false;
  return made;
}
