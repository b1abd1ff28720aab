/**
 * The space as a picture in three dimensions: realms, games, players, and events flying between them. Draws only while
 * something moves or has changed, and coarser when the machine cannot keep up. Loaded when it is first shown.
 */
import {
  AmbientLight,
  DirectionalLight,
  Raycaster,
  Scene,
  SRGBColorSpace,
  Vector2,
  WebGLRenderer,
} from 'three';
import { Bodies, type Body } from './bodies.ts';
import { DotCloud } from './dot-cloud.ts';
import { FlightPaths, FLIGHTS_MAX } from './flight-paths.ts';
import type { Point } from './place-in-space.ts';
import { SkyCamera } from './sky-camera.ts';
import { SkyGround } from './sky-ground.ts';
import { SkyLabels } from './sky-labels.ts';
import { drawsBySoftware, type Paints, readPaints } from './sky-paints.ts';

export type SkyBody = {
  readonly id: string;
  readonly kind: Body['kind'];
  readonly name: string;
  readonly place: Point;
  /** 0 to 1: how many are there, or how much it sends. */
  readonly heat: number;
  readonly isDim: boolean;
};
export type SkyWalker = { readonly id: string; readonly place: Point };
export type SkyFlight = {
  readonly from: string;
  readonly to: string;
  readonly kind: 'game' | 'world' | 'decision';
  /** Seconds after now. */
  readonly delay: number;
};
export type SkyMeter = {
  readonly frames: number;
  readonly perSecond: number;
  readonly moving: number;
  /** The next frame is on its way. */
  readonly isDrawing: boolean;
};

export type SkyOptions = {
  readonly canvas: HTMLCanvasElement;
  readonly labels: HTMLElement;
  /** The reader asked for less motion. */
  readonly isCalm: boolean;
  readonly onMeter: (meter: SkyMeter) => void;
};

/** Where events of the universe itself come from. */
const HUB_PLACE: Point = { x: 0, y: 0, z: 0 };
const HUB_LABEL = { id: 'hub', text: 'hub', kind: 'hub', place: HUB_PLACE, size: 0.1 };
const WALKERS_MAX = 1000;
const WALK_SECONDS = 1.3;
const METER_MS = 500;
/** A frame that takes longer than this makes the next ones coarser. */
const SLOW_FRAME_MS = 32;
const COARSER = 0.8;
const RATIO_MIN = 0.5;
const RATIO_MAX = 2;

export class Sky {
  readonly #options: SkyOptions;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly camera = new SkyCamera();
  readonly #bodies = new Bodies();
  readonly #ground = new SkyGround();
  readonly #halos = new DotCloud(1200);
  readonly #walkers = new DotCloud(WALKERS_MAX);
  readonly #flights = new FlightPaths();
  readonly #labels: SkyLabels;
  readonly #walking = new Map<string, { from: Point; to: Point; begins: number }>();
  #paints: Paints;
  #shown: { bodies: readonly SkyBody[]; walkers: readonly SkyWalker[] } = { bodies: [], walkers: [] };
  #chosen: string | undefined;
  #frame: number | undefined;
  #lastFrameMs = 0;
  #slowness = 0;
  #ratio = Math.min(RATIO_MAX, devicePixelRatio);
  /** Of a picture that stands still, which may take its time. */
  readonly #ratioStill = Math.min(RATIO_MAX, devicePixelRatio);
  #frames = 0;
  #metered = { ms: 0, frames: 0 };
  #told: SkyMeter = { frames: 0, perSecond: 0, moving: 0, isDrawing: false };

  /** @throws where the browser has no WebGL */
  constructor(options: SkyOptions) {
    this.#options = options;
    const isSoftware = drawsBySoftware();
    this.#renderer = new WebGLRenderer({ canvas: options.canvas, alpha: true, antialias: !isSoftware });
    if (isSoftware) this.#ratio *= COARSER;
    this.#renderer.outputColorSpace = SRGBColorSpace;
    this.#labels = new SkyLabels(options.labels);
    const sun = new DirectionalLight(0xffffff, 1.9);
    sun.position.set(4, 9, 6);
    this.#scene.add(new AmbientLight(0xffffff, 1.5), sun);
    this.#scene.add(this.#ground.floor, this.#ground.stalks, this.#halos.points, ...this.#bodies.meshes);
    this.#scene.add(this.#walkers.points, this.#flights.lines, this.#flights.heads.points);
    this.#paints = readPaints();
    this.repaint();
  }

  /** The picture is as large as its canvas is on the page. */
  resize(): void {
    const { clientWidth, clientHeight } = this.#options.canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.#renderer.setSize(clientWidth, clientHeight, false);
    this.camera.fit(clientWidth, clientHeight);
    this.#labels.measureAgain();
    this.draw();
  }

  /** Takes the colours of the page anew. */
  repaint(): void {
    this.#paints = readPaints();
    const isDark = getComputedStyle(document.documentElement).colorScheme.includes('dark');
    this.#halos.glowOn(isDark, isDark ? 0.75 : 0.5);
    this.#ground.paint(this.#paints.line);
    this.show(this.#shown);
  }

  show(shown: { readonly bodies: readonly SkyBody[]; readonly walkers: readonly SkyWalker[] }): void {
    this.#shown = shown;
    const now = seconds();
    const bodies = shown.bodies.map((body) => this.#bodyOf(body));
    this.#bodies.show(bodies, now, this.#options.isCalm);
    this.#ground.stand(bodies);
    this.#showHalos(bodies, now);
    this.#showWalkers(shown.walkers.slice(0, WALKERS_MAX), now);
    this.camera.show(
      [HUB_PLACE, ...bodies.map(({ place }) => place)],
      this.#options.isCalm ? undefined : now,
    );
    this.#labels.show(
      [
        ...shown.bodies.map(({ id, name, kind, place }, index) => ({
          ...{ id, text: name, kind, place, size: bodies[index]?.size ?? 0 },
        })),
        HUB_LABEL,
      ],
      this.#chosen,
    );
    this.#announce();
  }

  #bodyOf({ id, kind, place, heat, isDim }: SkyBody): Body {
    const { cool, warm, game, dim } = this.#paints;
    const color = isDim ? dim : kind === 'game' ? game : cool.clone().lerp(warm, heat);
    return { id, kind, place, color, size: kind === 'game' ? 0.2 + 0.14 * heat : 0.3 + 0.34 * heat };
  }

  #showHalos(bodies: readonly Body[], now: number): void {
    for (const [index, { id, place, color, size }] of bodies.entries()) {
      const glow = (id === this.#chosen ? 8 : 5) * size;
      const still = { from: place, to: place, begins: now, lasts: 0, rise: 0 };
      this.#halos.set(index, { ...still, color, size: glow * 1.3, softness: 1 });
    }
    const still = { from: HUB_PLACE, to: HUB_PLACE, begins: now, lasts: 0, rise: 0 };
    this.#halos.set(bodies.length, { ...still, color: this.#paints.dim, size: 0.2, softness: 0 });
    this.#halos.flush(bodies.length + 1);
  }

  #showWalkers(walkers: readonly SkyWalker[], now: number): void {
    const here = new Set(walkers.map(({ id }) => id));
    for (const id of this.#walking.keys()) if (!here.has(id)) this.#walking.delete(id);
    for (const [index, { id, place }] of walkers.entries()) {
      const former = this.#walking.get(id);
      const hasMoved = former !== undefined && !isSame(former.to, place);
      const walk =
        former === undefined || this.#options.isCalm
          ? { from: place, to: place, begins: now - WALK_SECONDS }
          : hasMoved
            ? { from: whereNow(former, now), to: place, begins: now }
            : former;
      this.#walking.set(id, walk);
      const far = Math.hypot(walk.to.x - walk.from.x, walk.to.z - walk.from.z);
      const look = { color: this.#paints.walker, size: 0.13, softness: 0 };
      this.#walkers.set(index, { ...walk, lasts: WALK_SECONDS, rise: far > 1.5 ? 0.25 * far : 0, ...look });
    }
    this.#walkers.flush(walkers.length);
  }

  fly(flights: readonly SkyFlight[]): void {
    const now = seconds();
    for (const { from, to, kind, delay } of flights.slice(-FLIGHTS_MAX)) {
      const start = from === 'hub' ? HUB_PLACE : this.#bodies.placeOf(from, now);
      const end = to === 'hub' ? HUB_PLACE : this.#bodies.placeOf(to, now);
      if (start === undefined || end === undefined) continue;
      const color = this.#paints[kind === 'game' ? 'flight' : kind];
      this.#flights.begin({ from: start, to: end, at: now + delay, color });
    }
    this.#flights.flush();
    this.#announce();
  }

  choose(id: string | undefined): void {
    this.#chosen = id;
    this.show(this.#shown);
  }

  /** What is at that spot of the canvas, in its own pixels. */
  at(left: number, top: number): string | undefined {
    const { clientWidth, clientHeight } = this.#options.canvas;
    const ray = new Raycaster();
    ray.setFromCamera(
      new Vector2((left / clientWidth) * 2 - 1, 1 - (top / clientHeight) * 2),
      this.camera.lens,
    );
    const [hit] = ray.intersectObjects([...this.#bodies.meshes]);
    return hit?.instanceId === undefined ? undefined : this.#bodies.idOf(hit.object, hit.instanceId);
  }

  /** Once, and on for as long as anything moves. */
  draw(): void {
    this.#frame ??= requestAnimationFrame(() => this.#draw());
  }

  /** How much will be drawn is known before it is. */
  #announce(): void {
    this.#told = { ...this.#told, moving: this.#moving(seconds()), isDrawing: true };
    this.#options.onMeter(this.#told);
    this.draw();
  }

  #draw(): void {
    this.#frame = undefined;
    const now = seconds();
    const { canvas } = this.#options;
    this.camera.tick(now);
    const moving = this.#moving(now);
    this.#sharpen(moving === 0 ? this.#ratioStill : this.#ratio);
    const pixels = canvas.height * 1.3;
    for (const cloud of [this.#halos, this.#walkers]) cloud.tick(now, pixels);
    this.#flights.tick(now, pixels);
    this.#bodies.tick(now);
    this.#renderer.render(this.#scene, this.camera.lens);
    this.#labels.place(this.camera.lens, canvas.clientWidth, canvas.clientHeight, (id) =>
      this.#bodies.placeOf(id, now),
    );
    this.#frames += 1;
    this.#meter(moving);
    if (moving > 0) this.draw();
    else this.#lastFrameMs = 0;
  }

  #moving(now: number): number {
    let walking = 0;
    for (const { from, to, begins } of this.#walking.values())
      if (now < begins + WALK_SECONDS && !isSame(from, to)) walking += 1;
    const gliding = this.camera.isGliding ? 1 : 0;
    return walking + gliding + this.#flights.underWay(now) + this.#bodies.underWay(now);
  }

  #meter(moving: number): void {
    const ms = performance.now();
    if (this.#lastFrameMs > 0) this.#coarsen(ms - this.#lastFrameMs);
    else this.#metered = { ms, frames: this.#frames };
    this.#lastFrameMs = ms;
    if (moving > 0 && ms - this.#metered.ms < METER_MS) return;
    const perSecond = Math.round(
      ((this.#frames - this.#metered.frames) * 1000) / Math.max(1, ms - this.#metered.ms),
    );
    this.#metered = { ms, frames: this.#frames };
    this.#told = { frames: this.#frames, perSecond, moving, isDrawing: moving > 0 };
    this.#options.onMeter(this.#told);
  }

  #coarsen(tookMs: number): void {
    this.#slowness = Math.max(0, this.#slowness + (tookMs > SLOW_FRAME_MS ? 1 : -0.5));
    if (this.#slowness < 12 || this.#ratio <= RATIO_MIN) return;
    this.#slowness = 0;
    this.#ratio = Math.max(RATIO_MIN, this.#ratio * COARSER);
  }

  #sharpen(ratio: number): void {
    if (this.#renderer.getPixelRatio() !== ratio) this.#renderer.setPixelRatio(ratio);
  }

  dispose(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    for (const part of [this.#bodies, this.#ground, this.#halos, this.#walkers, this.#flights])
      part.dispose();
    this.#renderer.dispose();
    this.#options.labels.replaceChildren();
  }
}

const seconds = (): number => performance.now() / 1000;

const isSame = (one: Point, other: Point): boolean =>
  one.x === other.x && one.y === other.y && one.z === other.z;

function whereNow({ from, to, begins }: { from: Point; to: Point; begins: number }, now: number): Point {
  const t = Math.min(1, Math.max(0, (now - begins) / WALK_SECONDS));
  const eased = t * t * (3 - 2 * t);
  const between = (one: number, other: number) => one + (other - one) * eased;
  return { x: between(from.x, to.x), y: between(from.y, to.y), z: between(from.z, to.z) };
}
