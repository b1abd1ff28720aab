/** Which content a universe runs: the files that it began with, and those that have replaced some of them since. */
import { isChartPath } from '../../content/chart/chart-file.ts';
import { type LoadedContent, loadContent, type RefusedContent } from '../../content/load-content.ts';
import { encodeCanonical } from '../../kernel/canonical.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import { compareIds } from '../../kernel/ids.ts';
import type { ActiveCharts } from './active-charts.ts';

export type Sources = Readonly<Record<string, string>>;

/** What differs from the content of the beginning, charts apart; as a snapshot keeps it. */
export type ActiveWorldFiles = {
  /** In order of path. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly removed: readonly string[];
};

export type WorldEdit = {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly removed: readonly string[];
};

export class ActiveWorlds {
  readonly #began: Sources | undefined;
  readonly #files = new Map<string, string>();
  readonly #removed = new Set<string>();
  /** What was loaded last: planning and carrying out ask for the same. */
  #loaded: { readonly key: string; readonly content: LoadedContent | RefusedContent } | undefined;
  /** Of the content at work; undefined while it is that of the beginning. */
  #active: LoadedContent | undefined;

  /** Without the files of the beginning nothing can be written anew. */
  constructor(began: Sources | undefined) {
    this.#began = began;
  }

  get canChange(): boolean {
    return this.#began !== undefined;
  }

  /** All files at work, those of charts as they were at the beginning. */
  get sources(): Sources {
    const kept = Object.entries(this.#began ?? {}).filter(([path]) => !this.#removed.has(path));
    return { ...Object.fromEntries(kept), ...Object.fromEntries(this.#files) };
  }

  /** Undefined when nothing differs from the beginning. */
  get files(): ActiveWorldFiles | undefined {
    if (this.#files.size + this.#removed.size === 0) return undefined;
    const files = [...this.#files].map(([path, text]) => ({ path, text }));
    return {
      files: files.sort((left, right) => compareIds(left.path, right.path)),
      removed: [...this.#removed].sort(compareIds),
    };
  }

  /** The sentences at work; undefined while they are those of the beginning. */
  get texts(): LoadedContent['texts'] | undefined {
    return this.#active?.texts;
  }

  /** The content as it would be. */
  load(charts: ActiveCharts, { files, removed }: WorldEdit): LoadedContent | RefusedContent {
    const gone = new Set(removed);
    const kept = Object.entries(this.sources).filter(([path]) => !gone.has(path));
    const running = charts.files.map(({ path, text }) => [path, text] as const);
    const edited = files.map(({ path, text }) => [path, text] as const);
    const sources = Object.fromEntries([...kept, ...running, ...edited]);
    const key = sha256Hex(encodeCanonical(sources));
    if (this.#loaded?.key !== key) this.#loaded = { key, content: loadContent(sources) };
    return this.#loaded.content;
  }

  /** From now on this is the content; charts are kept elsewhere. */
  activate({ files, removed }: WorldEdit, content: LoadedContent): void {
    for (const path of removed) {
      this.#files.delete(path);
      this.#removed.add(path);
    }
    for (const { path, text } of files) {
      if (isChartPath(path)) continue;
      this.#removed.delete(path);
      this.#files.set(path, text);
    }
    this.#active = content;
  }

  /** What tells this content from that of the beginning; empty when nothing was written anew. */
  hashPart(): readonly unknown[] {
    return this.#active === undefined ? [] : [['worlds', this.#active.universe.behaviourHash]];
  }
}
