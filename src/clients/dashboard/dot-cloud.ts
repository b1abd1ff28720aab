/** Many round dots in one draw call, each of its own colour and size, that glide from one place to another by themselves. */
import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  type Color,
  DynamicDrawUsage,
  NormalBlending,
  Points,
  ShaderMaterial,
} from 'three';
import type { Point } from './place-in-space.ts';

export type Dot = {
  readonly from: Point;
  readonly to: Point;
  /** Seconds on the clock of the scene. */
  readonly begins: number;
  readonly lasts: number;
  /** How high the way rises in its middle; 0 is straight. */
  readonly rise: number;
  readonly color: Color;
  /** In the measure of the scene. */
  readonly size: number;
  /** 0 a disc with an edge, 1 a soft glow. */
  readonly softness: number;
};

const VERTEX = `
attribute vec3 target; attribute vec4 course; attribute vec3 tint; attribute vec2 look;
uniform float now; uniform float scale; varying vec3 vTint; varying float vSoft; varying float vAlpha;
void main() {
  float t = course.y <= 0.0 ? 1.0 : clamp((now - course.x) / course.y, 0.0, 1.0);
  float eased = t * t * (3.0 - 2.0 * t);
  vec3 place = mix(position, target, eased);
  place.y += course.z * 4.0 * eased * (1.0 - eased);
  vTint = tint; vSoft = look.y;
  vAlpha = course.w > 0.5 && (t >= 1.0 || now < course.x) ? 0.0 : 1.0;
  vec4 seen = modelViewMatrix * vec4(place, 1.0);
  gl_Position = projectionMatrix * seen;
  gl_PointSize = vAlpha * look.x * scale / -seen.z;
}`;
const FRAGMENT = `
varying vec3 vTint; varying float vSoft; varying float vAlpha; uniform float strength;
void main() {
  float away = length(gl_PointCoord - 0.5) * 2.0;
  float disc = 1.0 - smoothstep(0.8, 1.0, away);
  float glow = pow(max(0.0, 1.0 - away), 2.0) * 0.55;
  float alpha = mix(disc, glow, vSoft) * vAlpha * strength;
  if (alpha < 0.01) discard;
  gl_FragColor = vec4(vTint, alpha);
  #include <colorspace_fragment>
}`;

export class DotCloud {
  readonly points: Points<BufferGeometry, ShaderMaterial>;
  readonly #from: BufferAttribute;
  readonly #to: BufferAttribute;
  readonly #course: BufferAttribute;
  readonly #tint: BufferAttribute;
  readonly #look: BufferAttribute;
  /** Dots that vanish when they have arrived. */
  readonly #areBrief: boolean;

  constructor(capacity: number, { areBrief = false }: { readonly areBrief?: boolean } = {}) {
    this.#areBrief = areBrief;
    const attribute = (width: number) =>
      new BufferAttribute(new Float32Array(capacity * width), width).setUsage(DynamicDrawUsage);
    this.#from = attribute(3);
    this.#to = attribute(3);
    this.#course = attribute(4);
    this.#tint = attribute(3);
    this.#look = attribute(2);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', this.#from);
    geometry.setAttribute('target', this.#to);
    geometry.setAttribute('course', this.#course);
    geometry.setAttribute('tint', this.#tint);
    geometry.setAttribute('look', this.#look);
    geometry.setDrawRange(0, 0);
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      uniforms: { now: { value: 0 }, scale: { value: 600 }, strength: { value: 1 } },
      transparent: true,
      depthWrite: false,
    });
    this.points = new Points(geometry, material);
    // What the shader moves is not where three.js would look for it.
    this.points.frustumCulled = false;
  }

  set(index: number, { from, to, begins, lasts, rise, color, size, softness }: Dot): void {
    this.#from.setXYZ(index, from.x, from.y, from.z);
    this.#to.setXYZ(index, to.x, to.y, to.z);
    this.#course.setXYZW(index, begins, lasts, rise, this.#areBrief ? 1 : 0);
    this.#tint.setXYZ(index, color.r, color.g, color.b);
    this.#look.setXY(index, size, softness);
  }

  /** After any number of set(): so many dots are drawn from now on. */
  flush(count: number): void {
    for (const attribute of [this.#from, this.#to, this.#course, this.#tint, this.#look])
      attribute.needsUpdate = true;
    this.points.geometry.setDrawRange(0, count);
  }

  /** `pixels` is how tall the picture is. */
  tick(now: number, pixels: number): void {
    const { uniforms } = this.points.material;
    uniforms['now']!.value = now;
    uniforms['scale']!.value = pixels;
  }

  /** Light adds up on a dark ground, and would vanish on a light one. */
  glowOn(isDark: boolean, strength: number): void {
    const { material } = this.points;
    material.blending = isDark ? AdditiveBlending : NormalBlending;
    material.uniforms['strength']!.value = strength;
    material.needsUpdate = true;
  }

  dispose(): void {
    this.points.geometry.dispose();
    this.points.material.dispose();
  }
}
