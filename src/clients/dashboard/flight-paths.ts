/** Events on their way: each an arc whose light runs from source to target, and then is gone. */
import {
  BufferAttribute,
  BufferGeometry,
  type Color,
  DynamicDrawUsage,
  LineSegments,
  ShaderMaterial,
} from 'three';
import { DotCloud } from './dot-cloud.ts';
import type { Point } from './place-in-space.ts';

export const FLIGHTS_MAX = 320;
const FLIGHT_SECONDS = 1.7;
const STEPS = 18;
const VERTICES = STEPS * 2;

const VERTEX = `
attribute vec2 course; attribute vec3 tint; uniform float now; varying vec3 vTint; varying float vAlpha;
void main() {
  float t = (now - course.x) / ${FLIGHT_SECONDS.toFixed(1)};
  float head = t * t * (3.0 - 2.0 * t);
  float behind = head - course.y;
  vTint = tint;
  vAlpha = t < 0.0 || t > 1.25 ? 0.0
    : max(0.14 * (1.25 - t), behind < 0.0 ? 0.0 : (1.0 - smoothstep(0.0, 0.45, behind)) * (1.25 - t));
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`;
const FRAGMENT = `
varying vec3 vTint; varying float vAlpha;
void main() {
  if (vAlpha < 0.01) discard;
  gl_FragColor = vec4(vTint, vAlpha);
  #include <colorspace_fragment>
}`;

export class FlightPaths {
  readonly lines: LineSegments<BufferGeometry, ShaderMaterial>;
  readonly heads = new DotCloud(FLIGHTS_MAX, { areBrief: true });
  readonly #position: BufferAttribute;
  readonly #course: BufferAttribute;
  readonly #tint: BufferAttribute;
  /** When each of the places is free again. */
  readonly #ends = new Float64Array(FLIGHTS_MAX);
  #next = 0;
  #used = 0;

  constructor() {
    const attribute = (width: number) =>
      new BufferAttribute(new Float32Array(FLIGHTS_MAX * VERTICES * width), width).setUsage(DynamicDrawUsage);
    this.#position = attribute(3);
    this.#course = attribute(2);
    this.#tint = attribute(3);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', this.#position);
    geometry.setAttribute('course', this.#course);
    geometry.setAttribute('tint', this.#tint);
    geometry.setDrawRange(0, 0);
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { now: { value: 0 } },
      transparent: true,
      depthWrite: false,
    });
    this.lines = new LineSegments(geometry, material);
    this.lines.frustumCulled = false;
  }

  /** The oldest gives way when too many are on their way. */
  begin({ from, to, at, color }: { from: Point; to: Point; at: number; color: Color }): void {
    const place = this.#next;
    this.#next = (place + 1) % FLIGHTS_MAX;
    this.#used = Math.max(this.#used, place + 1);
    this.#ends[place] = at + FLIGHT_SECONDS * 1.25;
    const rise = 0.35 + 0.28 * Math.hypot(to.x - from.x, to.y - from.y, to.z - from.z);
    for (let step = 0; step < STEPS; step += 1)
      for (const end of [0, 1]) {
        const vertex = place * VERTICES + step * 2 + end;
        const t = (step + end) / STEPS;
        const { x, y, z } = onArc(from, to, { t, rise });
        this.#position.setXYZ(vertex, x, y, z);
        this.#course.setXY(vertex, at, t);
        this.#tint.setXYZ(vertex, color.r, color.g, color.b);
      }
    const look = { color, size: 0.16, softness: 0 };
    this.heads.set(place, { from, to, begins: at, lasts: FLIGHT_SECONDS, rise, ...look });
  }

  /** After any number of begin(). */
  flush(): void {
    for (const attribute of [this.#position, this.#course, this.#tint]) attribute.needsUpdate = true;
    this.lines.geometry.setDrawRange(0, this.#used * VERTICES);
    this.heads.flush(this.#used);
  }

  /** How many are on their way. */
  underWay(now: number): number {
    let count = 0;
    for (let place = 0; place < this.#used; place += 1) if ((this.#ends[place] as number) > now) count += 1;
    return count;
  }

  tick(now: number, pixels: number): void {
    this.lines.material.uniforms['now']!.value = now;
    this.heads.tick(now, pixels);
  }

  dispose(): void {
    this.lines.geometry.dispose();
    this.lines.material.dispose();
    this.heads.dispose();
  }
}

function onArc(from: Point, to: Point, { t, rise }: { t: number; rise: number }): Point {
  const between = (one: number, other: number) => one + (other - one) * t;
  return {
    x: between(from.x, to.x),
    y: between(from.y, to.y) + rise * 4 * t * (1 - t),
    z: between(from.z, to.z),
  };
}
