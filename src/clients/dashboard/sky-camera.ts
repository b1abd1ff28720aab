/** Where the reader looks at the space from: at all that is in it, until they turn or come nearer by pointer, wheel or keys. */
import { PerspectiveCamera, Vector3 } from 'three';
import type { Point } from './place-in-space.ts';

const HEIGHT_MIN = 0.12;
const HEIGHT_MAX = 1.45;
const DISTANCE_MIN = 5;
const DISTANCE_MAX = 34;
const DISTANCE_STEP = 0.25;
const FIELD_DEGREES = 42;
const KEY_TURN = 0.16;
/** How much of the picture's height bodies may take, and what names beside them need of its width, in pixels. */
const HEIGHT_SHARE = 0.64;
const NAME_PIXELS = 110;
const NAME_SHARE_MAX = 0.3;
const FRAME_PASSES = 3;
const GLIDE_SECONDS = 0.7;

type View = { readonly middle: Point; readonly distance: number };

export class SkyCamera {
  readonly lens = new PerspectiveCamera(FIELD_DEGREES, 1, 0.1, 120);
  #bearing = 0.65;
  #height = 0.52;
  #view: View = { middle: { x: 0, y: 0, z: 0 }, distance: 17 };
  /** Whence it glides to the view, and since when. */
  #former: { readonly view: View; readonly begins: number } | undefined;
  #width = 1;
  #isReaders = false;
  #bodies: readonly Point[] = [];

  constructor() {
    this.#aim(this.#view);
  }

  turn(right: number, up: number): void {
    this.#bearing -= right;
    this.#height = Math.min(HEIGHT_MAX, Math.max(HEIGHT_MIN, this.#height + up));
    this.#own(this.#view);
  }

  zoom(factor: number): void {
    const distance = Math.min(DISTANCE_MAX, Math.max(DISTANCE_MIN, this.#view.distance * factor));
    this.#own({ ...this.#view, distance });
  }

  /** False for a key that means nothing here. */
  press(key: string): boolean {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.turn(-KEY_TURN, 0),
      ArrowRight: () => this.turn(KEY_TURN, 0),
      ArrowUp: () => this.turn(0, KEY_TURN),
      ArrowDown: () => this.turn(0, -KEY_TURN),
      '+': () => this.zoom(0.88),
      '=': () => this.zoom(0.88),
      '-': () => this.zoom(1.14),
    };
    const move = moves[key];
    move?.();
    return move !== undefined;
  }

  /** The picture has another size. */
  fit(width: number, height: number): void {
    this.#width = width;
    this.lens.aspect = width / height;
    this.#aim(this.#view);
    this.#frame(undefined);
  }

  /** These are what there is to see. `now` is when to begin to glide there; at once without it. */
  show(bodies: readonly Point[], now: number | undefined): void {
    const isFirst = this.#bodies.length === 0;
    const isSame = bodies.length === this.#bodies.length;
    this.#bodies = bodies;
    if (!isSame) this.#frame(isFirst ? undefined : now);
  }

  /** Goes on gliding; false when it stands. */
  tick(now: number): boolean {
    if (this.#former === undefined) return false;
    const { view, begins } = this.#former;
    const t = Math.min(1, Math.max(0, (now - begins) / GLIDE_SECONDS));
    this.#aim(between(view, this.#view, t * t * (3 - 2 * t)));
    if (t >= 1) this.#former = undefined;
    return this.#former !== undefined;
  }

  get isGliding(): boolean {
    return this.#former !== undefined;
  }

  #own(view: View): void {
    this.#isReaders = true;
    this.#former = undefined;
    this.#view = view;
    this.#aim(view);
  }

  /** From as near as holds them all, unless the reader has chosen where to look from. */
  #frame(now: number | undefined): void {
    if (this.#isReaders || this.#bodies.length === 0) return;
    const former = this.#view;
    let view = this.#nearest(middleOf(this.#bodies));
    // What is in the middle of the space is not in the middle of the picture.
    for (let pass = 0; pass < FRAME_PASSES; pass += 1) view = this.#nearest(this.#centred(view));
    this.#view = view;
    this.#former = now === undefined ? undefined : { view: former, begins: now };
    this.#aim(now === undefined ? this.#view : former);
  }

  #nearest(middle: Point): View {
    let distance = DISTANCE_MIN;
    while (distance < DISTANCE_MAX && !this.#holds({ middle, distance })) distance += DISTANCE_STEP;
    return { middle, distance };
  }

  /** The middle to look at for as much room on the left as on the right, and above as below. */
  #centred(view: View): Point {
    this.#aim(view);
    const seen = this.#bodies.map(({ x, y, z }) => new Vector3(x, y, z).project(this.lens));
    const { x, y } = middleOf(seen);
    const tall = view.distance * Math.tan((this.lens.fov * Math.PI) / 360);
    const [right, up] = [new Vector3(), new Vector3()];
    this.lens.matrixWorld.extractBasis(right, up, new Vector3());
    const { middle } = view;
    return new Vector3(middle.x, middle.y, middle.z)
      .addScaledVector(right, x * tall * this.lens.aspect)
      .addScaledVector(up, y * tall);
  }

  #holds(view: View): boolean {
    this.#aim(view);
    const across = 1 - Math.min(NAME_SHARE_MAX, (2 * NAME_PIXELS) / this.#width);
    const seen = new Vector3();
    return this.#bodies.every(({ x, y, z }) => {
      seen.set(x, y, z).project(this.lens);
      return Math.abs(seen.x) <= across && Math.abs(seen.y) <= HEIGHT_SHARE && seen.z < 1;
    });
  }

  #aim({ middle, distance }: View): void {
    const { lens } = this;
    const level = Math.cos(this.#height) * distance;
    lens.position.set(
      middle.x + Math.sin(this.#bearing) * level,
      middle.y + Math.sin(this.#height) * distance,
      middle.z + Math.cos(this.#bearing) * level,
    );
    lens.lookAt(middle.x, middle.y, middle.z);
    lens.updateProjectionMatrix();
    lens.updateMatrixWorld();
  }
}

function middleOf(points: readonly Point[]): Point {
  const along = (axis: keyof Point) => {
    const all = points.map((point) => point[axis]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  };
  return { x: along('x'), y: along('y'), z: along('z') };
}

function between(one: View, other: View, t: number): View {
  const mixed = (from: number, to: number) => from + (to - from) * t;
  return {
    middle: {
      x: mixed(one.middle.x, other.middle.x),
      y: mixed(one.middle.y, other.middle.y),
      z: mixed(one.middle.z, other.middle.z),
    },
    distance: mixed(one.distance, other.distance),
  };
}
