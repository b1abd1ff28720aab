/** Realms as spheres and games as octahedra, in one draw call each; those that have moved glide to their new place. */
import {
  type BufferGeometry,
  type Color,
  IcosahedronGeometry,
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
  OctahedronGeometry,
} from 'three';
import type { Point } from './place-in-space.ts';

export type Body = {
  readonly id: string;
  readonly kind: 'realm' | 'game';
  readonly place: Point;
  readonly size: number;
  readonly color: Color;
};

type Gliding = { readonly body: Body; readonly from: Point; readonly begins: number };

const GLIDE_SECONDS = 0.9;
const CAPACITY = 1100;
const SHAPES: Readonly<Record<Body['kind'], () => BufferGeometry>> = {
  realm: () => new IcosahedronGeometry(1, 3),
  game: () => new OctahedronGeometry(1.15, 0),
};

export class Bodies {
  readonly meshes: readonly InstancedMesh[];
  readonly #mesh: Readonly<Record<Body['kind'], InstancedMesh<BufferGeometry, MeshLambertMaterial>>>;
  #all = new Map<string, Gliding>();
  /** Whose instance is which, in the order of the mesh. */
  readonly #order: Record<Body['kind'], string[]> = { realm: [], game: [] };

  constructor() {
    const mesh = (kind: Body['kind']) => {
      const made = new InstancedMesh(SHAPES[kind](), new MeshLambertMaterial(), CAPACITY);
      made.count = 0;
      made.frustumCulled = false;
      return made;
    };
    this.#mesh = { realm: mesh('realm'), game: mesh('game') };
    this.meshes = [this.#mesh.realm, this.#mesh.game];
  }

  /** `isCalm`: everything is where it belongs at once. */
  show(bodies: readonly Body[], now: number, isCalm: boolean): void {
    const next = new Map<string, Gliding>();
    for (const body of bodies.slice(0, CAPACITY)) {
      const former = this.#all.get(body.id);
      const from = former === undefined || isCalm ? body.place : placeAt(former, now);
      const isStill = former !== undefined && isSamePoint(former.body.place, body.place);
      next.set(body.id, isStill ? { ...former, body } : { body, from, begins: now });
    }
    this.#all = next;
    for (const kind of ['realm', 'game'] as const) {
      const here = [...next.values()].filter(({ body }) => body.kind === kind);
      this.#order[kind] = here.map(({ body }) => body.id);
      this.#mesh[kind].count = here.length;
      for (const [index, { body }] of here.entries()) this.#mesh[kind].setColorAt(index, body.color);
      const { instanceColor } = this.#mesh[kind];
      if (instanceColor !== null) instanceColor.needsUpdate = true;
    }
  }

  tick(now: number): void {
    const matrix = new Matrix4();
    for (const kind of ['realm', 'game'] as const) {
      const mesh = this.#mesh[kind];
      for (const [index, id] of this.#order[kind].entries()) {
        const gliding = this.#all.get(id) as Gliding;
        const { x, y, z } = placeAt(gliding, now);
        const { size } = gliding.body;
        mesh.setMatrixAt(index, matrix.makeScale(size, size, size).setPosition(x, y, z));
      }
      mesh.instanceMatrix.needsUpdate = true;
      mesh.boundingSphere = null;
    }
  }

  placeOf(id: string, now: number): Point | undefined {
    const gliding = this.#all.get(id);
    return gliding === undefined ? undefined : placeAt(gliding, now);
  }

  get bodies(): readonly Body[] {
    return [...this.#all.values()].map(({ body }) => body);
  }

  idOf(mesh: unknown, instance: number): string | undefined {
    const kind = mesh === this.#mesh.realm ? 'realm' : 'game';
    return this.#order[kind][instance];
  }

  underWay(now: number): number {
    return [...this.#all.values()].filter(
      ({ body, from, begins }) => now < begins + GLIDE_SECONDS && !isSamePoint(from, body.place),
    ).length;
  }

  dispose(): void {
    for (const mesh of Object.values(this.#mesh)) {
      mesh.geometry.dispose();
      mesh.material.dispose();
      mesh.dispose();
    }
  }
}

function placeAt({ body, from, begins }: Gliding, now: number): Point {
  const t = Math.min(1, Math.max(0, (now - begins) / GLIDE_SECONDS));
  const eased = t * t * (3 - 2 * t);
  const between = (one: number, other: number) => one + (other - one) * eased;
  const { place } = body;
  return { x: between(from.x, place.x), y: between(from.y, place.y), z: between(from.z, place.z) };
}

const isSamePoint = (one: Point, other: Point): boolean =>
  one.x === other.x && one.y === other.y && one.z === other.z;
