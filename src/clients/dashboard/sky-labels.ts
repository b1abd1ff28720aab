/** The names of bodies beside them, as text of the page. Hidden from readers who have the table. */
import { type PerspectiveCamera, Vector3 } from 'three';
import { type LabelBox, layLabels, type Side } from './label-layout.ts';
import type { Point } from './place-in-space.ts';

export type Label = {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly place: Point;
  /** Of the body that it stands beside, in the measure of the space. */
  readonly size: number;
};

/** More names than these would hide the picture; the rest is shown when chosen. */
const LABELS_MAX = 40;

type Shown = { readonly node: HTMLElement; width: number; height: number };

export class SkyLabels {
  readonly #host: HTMLElement;
  readonly #shown = new Map<string, Shown>();
  readonly #seen = new Vector3();
  #labels: readonly Label[] = [];
  #chosen: string | undefined;
  #sides: ReadonlyMap<string, Side> = new Map();
  #isMeasured = false;

  constructor(host: HTMLElement) {
    this.#host = host;
    // A name is as wide as its letters, which may come later than the page.
    void document.fonts.ready.then(() => this.measureAgain());
  }

  /** Those that come first have the better claim to room. */
  show(labels: readonly Label[], chosen: string | undefined): void {
    this.#labels = labels.filter(({ id }, index) => index < LABELS_MAX || id === chosen);
    this.#chosen = chosen;
    const wanted = new Set(this.#labels.map(({ id }) => id));
    for (const [id, { node }] of this.#shown)
      if (!wanted.has(id)) {
        node.remove();
        this.#shown.delete(id);
      }
    for (const { id, text, kind } of this.#labels) {
      const node = this.#shown.get(id)?.node ?? this.#appended(id);
      if (node.textContent !== text) node.textContent = text;
      const name = `sky-label sky-label-${kind}${id === chosen ? ' sky-label-chosen' : ''}`;
      if (node.className !== name) node.className = name;
    }
  }

  #appended(id: string): HTMLElement {
    const node = this.#host.appendChild(document.createElement('span'));
    node.style.visibility = 'hidden';
    this.#shown.set(id, { node, width: 0, height: 0 });
    this.#isMeasured = false;
    return node;
  }

  measureAgain(): void {
    this.#isMeasured = false;
  }

  #measure(): void {
    if (this.#isMeasured) return;
    this.#isMeasured = true;
    for (const shown of this.#shown.values()) {
      shown.width = shown.node.offsetWidth;
      shown.height = shown.node.offsetHeight;
    }
  }

  place(
    camera: PerspectiveCamera,
    width: number,
    height: number,
    placeOf: (id: string) => Point | undefined,
  ): void {
    this.#measure();
    const scale = height / (2 * Math.tan((camera.fov * Math.PI) / 360));
    const boxes = this.#labels.flatMap(({ id, place, size }): LabelBox[] => {
      const { width: across, height: down } = this.#shown.get(id) as Shown;
      const { x, y, z } = placeOf(id) ?? place;
      const reach = (size * scale) / this.#seen.set(x, y, z).distanceTo(camera.position);
      const { x: right, y: up, z: depth } = this.#seen.set(x, y, z).project(camera);
      const box = { x: ((right + 1) / 2) * width, y: ((1 - up) / 2) * height };
      const isSeen = depth <= 1 && Math.abs(right) <= 1 && Math.abs(up) <= 1;
      return isSeen
        ? [{ id, ...box, reach, width: across, height: down, isChosen: id === this.#chosen }]
        : [];
    });
    boxes.sort((one, other) => Number(other.isChosen) - Number(one.isChosen));
    const placed = layLabels(boxes, { width, height }, this.#sides);
    this.#sides = new Map([...placed].map(([id, { side }]) => [id, side]));
    for (const [id, { node }] of this.#shown) {
      const spot = placed.get(id);
      const visibility = spot === undefined ? 'hidden' : 'visible';
      if (node.style.visibility !== visibility) node.style.visibility = visibility;
      const transform = spot === undefined ? '' : `translate(${spot.left}px, ${spot.top}px)`;
      if (spot !== undefined && node.style.transform !== transform) node.style.transform = transform;
    }
  }
}
