/** The names of bodies beside them, as text of the page. Hidden from readers who have the table. */
import { type PerspectiveCamera, Vector3 } from 'three';
import type { Point } from './place-in-space.ts';

export type Label = {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly place: Point;
  /** Of the body that it stands beside, in the measure of the space. */
  readonly size: number;
};

/** More names than these cover each other; the rest is shown when chosen. */
const LABELS_MAX = 28;

const GAP_PIXELS = 5;

export class SkyLabels {
  readonly #host: HTMLElement;
  readonly #nodes = new Map<string, HTMLElement>();
  readonly #seen = new Vector3();
  #labels: readonly Label[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  show(labels: readonly Label[], chosen: string | undefined): void {
    this.#labels = labels.filter(({ id }, index) => index < LABELS_MAX || id === chosen);
    const wanted = new Set(this.#labels.map(({ id }) => id));
    for (const [id, node] of this.#nodes)
      if (!wanted.has(id)) {
        node.remove();
        this.#nodes.delete(id);
      }
    for (const { id, text, kind } of this.#labels) {
      const node = this.#nodes.get(id) ?? this.#host.appendChild(document.createElement('span'));
      this.#nodes.set(id, node);
      node.textContent = text;
      node.className = `sky-label sky-label-${kind}${id === chosen ? ' sky-label-chosen' : ''}`;
    }
  }

  place(
    camera: PerspectiveCamera,
    width: number,
    height: number,
    placeOf: (id: string) => Point | undefined,
  ): void {
    const scale = height / (2 * Math.tan((camera.fov * Math.PI) / 360));
    for (const { id, place, size } of this.#labels) {
      const node = this.#nodes.get(id) as HTMLElement;
      const { x, y, z } = placeOf(id) ?? place;
      const beside = (size * scale) / this.#seen.set(x, y, z).distanceTo(camera.position) + GAP_PIXELS;
      const { x: right, y: up, z: depth } = this.#seen.set(x, y, z).project(camera);
      const left = Math.round(((right + 1) / 2) * width);
      const top = Math.round(((1 - up) / 2) * height);
      node.hidden = depth > 1 || left < 0 || left > width || top < 0 || top > height;
      node.style.transform = `translate(${Math.round(left + beside)}px, ${top}px)`;
    }
  }
}
