/**
 * The charts of a live universe for those who change them: what runs, what a content directory has that does not run yet,
 * and the way in. A change is checked against all of the content and all actors before it becomes an input.
 */
import { isChartPath } from '../../content/chart/chart-file.ts';
import { compareText, type Finding, startOf } from '../../content/finding.ts';
import { loadContent } from '../../content/load-content.ts';
import { sha256Hex } from '../../kernel/digest.ts';
import type { ChartActivation, ChartOrigin } from '../universe/input.ts';
import type { Submission } from '../universe/live-universe.ts';
import { type ChartRefusal, planSwap } from './swap-charts.ts';
import type { Universe } from '../universe/universe.ts';

export type SwapAnswer =
  /** To be activated in that tick, in which it is checked once more; no charts when all texts run already. */
  | {
      readonly ok: true;
      readonly tick: number;
      readonly charts: readonly SwappedChart[];
      readonly warnings: readonly Finding[];
    }
  | { readonly ok: false; readonly code: 'chart/invalid'; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly code: 'chart/refused'; readonly refusals: readonly ChartRefusal[] }
  | Extract<Submission, { readonly ok: false }>;

export type SwappedChart = { readonly id: string; readonly version: number; readonly behaviourHash: string };

export type RunningChart = SwappedChart & {
  readonly path: string;
  readonly vocabulary: string;
  /** SHA-256 of the text. */
  readonly hash: string;
  readonly text: string;
};

type Sources = Readonly<Record<string, string>>;
type ChartText = { readonly path: string; readonly text: string };

export type LiveChartsMaking = {
  readonly universe: Universe;
  /** The content as it lies in its directory. */
  readonly content: Sources;
  /** The content that the universe began with. */
  readonly began: Sources;
  readonly submit: (input: ChartActivation) => Submission;
};

export class LiveCharts {
  readonly #universe: Universe;
  readonly #content: Sources;
  readonly #began: Sources;
  readonly #submit: LiveChartsMaking['submit'];

  constructor({ universe, content, began, submit }: LiveChartsMaking) {
    this.#universe = universe;
    this.#content = content;
    this.#began = pick(began, isChartPath);
    this.#submit = submit;
  }

  /** In order of path. */
  list(): RunningChart[] {
    return Object.entries(this.#running())
      .sort(([left], [right]) => compareText(left, right))
      .flatMap(([path, text]) => {
        const spec = this.#universe.spec.charts[stemOf(path)];
        if (spec === undefined) return [];
        const { id, version, behaviourHash, vocabulary } = spec;
        return [{ id, version, behaviourHash, vocabulary, path, hash: sha256Hex(text), text }];
      });
  }

  /** Where the chart of that id stands, or would. */
  pathOf(id: string): string {
    const known = Object.keys(this.#running()).find((path) => stemOf(path) === id);
    return known ?? `charts/${id}.chart.yaml`;
  }

  /** Chart files that were written in the content directory since it was last looked at, and do not run yet. */
  unsaved(content: Sources): ChartText[] {
    const running = this.#running();
    const saved = new Map(Object.entries(this.#began).map(([path, text]) => [path, sha256Hex(text)]));
    for (const file of this.#universe.charts.files)
      if (file.saved !== undefined) saved.set(file.path, file.saved);
    return Object.entries(content)
      .filter(([path, text]) => isChartPath(path) && running[path] !== text)
      .filter(([path, text]) => saved.get(path) !== sha256Hex(text))
      .map(([path, text]) => ({ path, text }));
  }

  /** All of these at once, or none. */
  swap(files: readonly ChartText[], origin: ChartOrigin): SwapAnswer {
    const universe = this.#universe;
    if (universe.status === 'halted') return { ok: false, code: 'universe/not-running' };
    const running = this.#running();
    const changed = files.filter(({ path, text }) => running[path] !== text);
    const findings = this.#findingsOf(changed, running);
    if (findings.some(({ severity }) => severity === 'error'))
      return { ok: false, code: 'chart/invalid', findings };
    if (changed.length === 0) return { ok: true, tick: universe.tick, charts: [], warnings: [] };
    const plan = planSwap(universe, changed);
    if (!plan.ok) return { ok: false, code: 'chart/refused', refusals: plan.refusals };
    const submission = this.#submit({
      kind: 'chart.activate',
      origin,
      files: changed.map(({ path, text }) => ({ path, hash: sha256Hex(text), text })),
    });
    if (!submission.ok) return submission;
    const charts = plan.revisions.map(({ chart }) => {
      const { id, version, behaviourHash } = chart.spec;
      return { id, version, behaviourHash };
    });
    return { ok: true, tick: submission.tick, charts, warnings: findings };
  }

  /** Every error there would be, and the warnings in these files. */
  #findingsOf(files: readonly ChartText[], running: Sources): Finding[] {
    const broken = files.filter(({ path, text }) => !isChartPath(path) || !text.isWellFormed());
    if (broken.length > 0) {
      const message = 'this is no place for a chart, or no text';
      return broken.map(({ path }) => ({
        code: 'file/unexpected',
        severity: 'error',
        ...startOf(path),
        message,
      }));
    }
    if (files.length === 0) return [];
    const replaced = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    const { findings } = loadContent({ ...this.#others(), ...running, ...replaced });
    return findings.filter(({ severity, file }) => severity === 'error' || Object.hasOwn(replaced, file));
  }

  /** Everything but charts, as it is at work. */
  #others(): Sources {
    const { canChange, sources } = this.#universe.worlds;
    return pick(canChange ? sources : this.#content, (path) => !isChartPath(path));
  }

  /** Text of every chart that is at work, by path. */
  #running(): Sources {
    const active = this.#universe.charts.files.map(({ path, text }) => [path, text] as const);
    return { ...this.#began, ...Object.fromEntries(active) };
  }
}

const stemOf = (path: string): string => path.replace(/^.*\//, '').replace(/\..*$/, '');

const pick = (sources: Sources, isWanted: (path: string) => boolean): Sources =>
  Object.fromEntries(Object.entries(sources).filter(([path]) => isWanted(path)));
