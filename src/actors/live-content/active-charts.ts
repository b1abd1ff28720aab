/** Which charts a universe runs: those of its content, and the files that have replaced some of them since. */
import { type ChartFileReading, readChartFile } from '../../content/chart/chart-file.ts';
import type { ChartSpec } from '../../domain/chart.ts';
import type { UniverseSpec, WorldSpec } from '../../domain/world-spec.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { compareIds } from '../../kernel/ids.ts';
import type { ChartOrigin } from '../universe/input.ts';

/** A file that was activated; the newest of its path. */
export type ActiveChartFile = {
  readonly path: string;
  readonly text: string;
  /** SHA-256 of what the content directory last held there, as far as was ever said; absent before the first time. */
  readonly saved?: string;
};

/** A chart file that was read: what it makes of the chart. */
export type ChartRevision = Extract<ChartFileReading, { readonly ok: true }> & {
  readonly path: string;
  readonly text: string;
};

export class ActiveCharts {
  readonly #began: UniverseSpec['charts'];
  readonly #files = new Map<string, ActiveChartFile>();
  #spec: UniverseSpec;

  constructor(spec: UniverseSpec) {
    this.#began = spec.charts;
    this.#spec = spec;
  }

  /** The universe's content with the charts as they are now; its hash stays that of the beginning. */
  get spec(): UniverseSpec {
    return this.#spec;
  }

  /** In order of path. */
  get files(): readonly ActiveChartFile[] {
    return [...this.#files.values()].sort((left, right) => compareIds(left.path, right.path));
  }

  /** The content as it would be with these. */
  specWith(revisions: readonly ChartRevision[]): UniverseSpec {
    const charts: Record<string, ChartSpec> = { ...this.#spec.charts };
    const worlds: Record<string, WorldSpec> = { ...this.#spec.worlds };
    for (const { chart, world } of revisions) {
      const { id, vocabulary } = chart.spec;
      const isNewEvent = vocabulary === 'world' && charts[id] === undefined;
      charts[id] = chart.spec;
      if (!isNewEvent) continue;
      for (const [name, spec] of Object.entries(worlds)) {
        if (world === undefined || world === name)
          worlds[name] = { ...spec, events: [...spec.events, id].sort(compareIds) };
      }
    }
    return { ...this.#spec, charts, worlds };
  }

  /** The worlds are others now; the charts in it are those at work. */
  rebase(spec: UniverseSpec): void {
    const { behaviourHash } = this.#spec;
    this.#spec = { ...spec, behaviourHash };
  }

  activate(revisions: readonly ChartRevision[], origin: ChartOrigin): void {
    this.#spec = this.specWith(revisions);
    for (const { path, text } of revisions) {
      const saved = origin === 'content' ? sha256Hex(text) : this.#files.get(path)?.saved;
      this.#files.set(path, { path, text, ...(saved === undefined ? {} : { saved }) });
    }
  }

  /** @throws when a file is not what was activated. */
  restore(files: readonly ActiveChartFile[]): void {
    const revisions = files.map((file): ChartRevision => {
      const reading = readChartFile(file);
      if (!reading.ok) throw new Error(`${file.path}: ${reading.reason}`);
      return { ...reading, path: file.path, text: file.text };
    });
    this.#spec = this.specWith(revisions);
    for (const file of files) this.#files.set(file.path, file);
  }

  /** What tells these charts from those of the beginning; empty when they behave the same. */
  hashPart(): readonly unknown[] {
    if (this.#files.size === 0) return [];
    const changed = Object.keys(this.#spec.charts)
      .sort(compareIds)
      .map((id) => [id, this.#spec.charts[id]?.behaviourHash])
      .filter(([id, hash]) => this.#began[id as string]?.behaviourHash !== hash);
    return changed.length === 0 ? [] : [['charts', changed]];
  }
}
