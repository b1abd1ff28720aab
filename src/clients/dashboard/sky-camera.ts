/** Where the reader looks at the space from: round its middle, nearer or farther, by pointer, wheel or keys. */
import { PerspectiveCamera } from 'three';
import { SPACE_RADIUS } from './place-in-space.ts';

const HEIGHT_MIN = 0.12;
const HEIGHT_MAX = 1.45;
const DISTANCE_MIN = 5;
const DISTANCE_MAX = 34;
const FIELD_DEGREES = 42;
const KEY_TURN = 0.16;

export class SkyCamera {
  readonly lens = new PerspectiveCamera(FIELD_DEGREES, 1, 0.1, 120);
  #bearing = 0.65;
  #height = 0.52;
  #distance = 17;

  constructor() {
    this.#aim();
  }

  turn(right: number, up: number): void {
    this.#bearing -= right;
    this.#height = Math.min(HEIGHT_MAX, Math.max(HEIGHT_MIN, this.#height + up));
    this.#aim();
  }

  zoom(factor: number): void {
    this.#distance = Math.min(DISTANCE_MAX, Math.max(DISTANCE_MIN, this.#distance * factor));
    this.#aim();
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

  /** A narrow picture is seen from farther, so that it holds the same. */
  fit(width: number, height: number): void {
    this.lens.aspect = width / height;
    this.lens.fov =
      this.lens.aspect < 1.15 ? FIELD_DEGREES * Math.min(1.5, 1.15 / this.lens.aspect) : FIELD_DEGREES;
    this.#aim();
  }

  #aim(): void {
    const { lens } = this;
    const level = Math.cos(this.#height) * this.#distance;
    lens.position.set(
      Math.sin(this.#bearing) * level,
      Math.sin(this.#height) * this.#distance,
      Math.cos(this.#bearing) * level,
    );
    lens.lookAt(0, -0.06 * SPACE_RADIUS, 0);
    lens.updateProjectionMatrix();
    lens.updateMatrixWorld();
  }
}
