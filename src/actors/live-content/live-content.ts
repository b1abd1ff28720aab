/**
 * The content of a live universe against what its directory holds: whatever was written there comes in, charts and worlds
 * together. It is checked against all of the content and everybody in it before it becomes an input.
 */
import { compareText, type Finding } from '../../content/finding.ts';
import { isWorldPath } from '../../content/source-layout.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import type { Sources, WorldEdit } from './active-worlds.ts';
import type { Input } from '../universe/input.ts';
import type { LiveCharts, SwapAnswer } from './live-charts.ts';
import type { Submission } from '../universe/live-universe.ts';
import { planWorlds, type WorldRefusal } from './swap-worlds.ts';
import type { Universe } from '../universe/universe.ts';

export type ContentAnswer =
  | SwapAnswer
  /** To be activated in that tick, in which it is checked once more. */
  | {
      readonly ok: true;
      readonly tick: number;
      /** Paths of files that are new, others, or gone. */
      readonly files: readonly string[];
      readonly warnings: readonly Finding[];
    }
  | WorldRefusal;

export type LiveContentMaking = {
  readonly universe: Universe;
  readonly charts: LiveCharts;
  readonly submit: (input: Input) => Submission;
};

export class LiveContent {
  readonly #universe: Universe;
  readonly #charts: LiveCharts;
  readonly #submit: LiveContentMaking['submit'];

  constructor({ universe, charts, submit }: LiveContentMaking) {
    this.#universe = universe;
    this.#charts = charts;
    this.#submit = submit;
  }

  /** `content`: all files of the content directory. Undefined when the universe runs all of them already. */
  takeUp(content: Sources): ContentAnswer | undefined {
    const charts = this.#charts.unsaved(content);
    const { files, removed } = this.unsaved(content);
    if (files.length + removed.length === 0)
      return charts.length === 0 ? undefined : this.#charts.swap(charts, 'content');
    if (this.#universe.status === 'halted') return { ok: false, code: 'universe/not-running' };
    const edit: WorldEdit = { files: [...files, ...charts], removed };
    const plan = planWorlds(this.#universe, edit);
    if (!plan.ok) return plan;
    const submission = this.#submit({
      kind: 'world.activate',
      files: edit.files.map(({ path, text }) => ({ path, hash: sha256Hex(text), text })),
      removed,
    });
    if (!submission.ok) return submission;
    const paths = [...edit.files.map(({ path }) => path), ...removed].sort(compareText);
    const warnings = plan.content.findings.filter(({ file }) => paths.includes(file));
    return { ok: true, tick: submission.tick, files: paths, warnings };
  }

  /** Files other than charts that differ from those at work. */
  unsaved(content: Sources): WorldEdit {
    const running = this.#universe.worlds.sources;
    const files = Object.entries(content)
      .filter(([path, text]) => running[path] !== text && isWorldPath(path))
      .map(([path, text]) => ({ path, text }));
    const removed = Object.keys(running).filter((path) => content[path] === undefined && isWorldPath(path));
    return { files, removed };
  }
}
