/** `seed chart explore`: plays quests and dialogues through in every way, within a bound, and says what can't be reached or left. */

import { DEFAULT_BOUND } from '../actors/exploration/explore-chart.ts';
import { routeWords } from '../actors/exploration/route-words.ts';
import { type ChartSurvey, explorableCharts, surveyChart } from '../actors/exploration/survey.ts';
import {
  type ExplorationFinding,
  findingsOf,
  nameOf,
  type SurveyContext,
} from '../actors/exploration/survey-findings.ts';
import { DEFAULT_OPTIONS } from '../actors/universe/universe-options.ts';
import { openChartDocument } from '../content/chart/chart-document.ts';
import { loadCharts } from '../content/chart/load-charts.ts';
import { formatFinding, startOf } from '../content/finding.ts';
import { suggestName } from '../content/nearest-name.ts';
import type { UniverseSpec } from '../domain/world-spec.ts';
import { CommandError, EXIT } from './command-error.ts';
import { loadWorlds, type Worlds } from './load-worlds.ts';
import { createProgress } from './progress.ts';

export type ChartExploreOptions = {
  readonly content?: string;
  readonly bound?: number;
  readonly pace: number;
  readonly json?: boolean;
};

type Explored = { readonly survey: ChartSurvey; readonly findings: readonly ExplorationFinding[] };
type Settings = SurveyContext['settings'];

/** 0 when nothing is found. @throws CommandError content/unreadable, content/invalid, chart/unknown */
export function exploreCharts(ids: readonly string[], options: ChartExploreOptions): number {
  const worlds = loadWorlds(options.content);
  const { universe } = worlds.content;
  const chosen = ids.length === 0 ? explorableCharts(universe) : ids.map((id) => known(id, universe));
  const settings: Settings = { clock: universe.clock, tickMs: DEFAULT_OPTIONS.tickMs };
  const placeOf = placesIn(worlds);
  const explored = chosen.map((id): Explored => {
    const survey = surveyWithProgress(universe, id, options);
    const spec = universe.charts[id];
    return { survey, findings: spec === undefined ? [] : findingsOf(survey, { spec, settings, placeOf }) };
  });
  if (options.json) console.log(JSON.stringify(reportData(explored, settings)));
  else for (const line of describe(explored, settings)) console.log(line);
  return explored.every(({ findings }) => findings.length === 0) ? EXIT.ok : EXIT.failed;
}

function known(id: string, universe: UniverseSpec): string {
  const charts = explorableCharts(universe);
  if (charts.includes(id)) return id;
  const hint = suggestName(id, charts) ?? `there are: ${charts.join(', ')}`;
  throw new CommandError('chart/unknown', `there is no quest or dialogue "${id}"; ${hint}`);
}

function surveyWithProgress(
  universe: UniverseSpec,
  id: string,
  { bound = DEFAULT_BOUND, pace, json }: ChartExploreOptions,
): ChartSurvey {
  const progress = createProgress({ total: bound, unit: `situations of ${id}`, silent: json === true });
  const survey = surveyChart(universe, id, { bound, pace, onProgress: (found) => progress.at(found) });
  progress.done();
  return survey;
}

function placesIn({ sources }: Worlds): SurveyContext['placeOf'] {
  const files = new Map(loadCharts(sources).charts.map(({ spec, file }) => [spec.id, file]));
  const documents = new Map(
    [...files].map(([id, file]) => [id, openChartDocument(sources[file] ?? '')] as const),
  );
  return (chart, uid) => {
    const file = files.get(chart) ?? chart;
    const place = documents.get(chart)?.placeOf(uid);
    return place === undefined ? startOf(file) : { file, ...place };
  };
}

function describe(explored: readonly Explored[], settings: Settings): readonly string[] {
  const findings = explored.flatMap((each) => each.findings);
  return [
    ...explored.flatMap(({ survey }) => [...describeSurvey(survey, settings), '']),
    ...findings.flatMap((finding) => [
      `${formatFinding(finding)} [${finding.uid}]`,
      ...finding.witness.map((line, index) => `  ${index + 1}. ${line}`),
    ]),
    `${counted(explored.length, 'chart')}, ${counted(findings.length, 'finding')}`,
  ];
}

function describeSurvey(survey: ChartSurvey, settings: Settings): readonly string[] {
  const { chart, vocabulary, situations, isExhausted, begins, completed, failed, endings } = survey;
  const extent = isExhausted
    ? `${counted(situations, 'situation')}, all visited`
    : `the first ${counted(situations, 'situation')}; there are more`;
  const say = (what: string, route: ChartSurvey['completed']) =>
    `  ${what}: ${route === undefined ? 'not reached' : sayRoute(route, settings)}`;
  return [
    `${chart} (${vocabulary}): ${extent}`,
    say('begins', begins),
    ...(vocabulary === 'quest' ? [say('completed', completed)] : []),
    ...(failed === undefined ? [] : [say('failed', failed)]),
    ...endings.map(({ ending, route }) => say(nameOf(ending), route)),
    ...survey.defects.map((defect) => `  went wrong on the way: ${defect}`),
  ];
}

const sayRoute = (route: NonNullable<ChartSurvey['completed']>, settings: Settings): string =>
  route.length === 0
    ? 'at once'
    : `${counted(route.length, 'step')}: ${routeWords(route, settings).join('; ')}`;

function reportData(explored: readonly Explored[], settings: Settings): Readonly<Record<string, unknown>> {
  const words = (route: ChartSurvey['completed']) =>
    route === undefined ? null : routeWords(route, settings);
  return {
    ok: explored.every(({ findings }) => findings.length === 0),
    charts: explored.map(({ survey, findings }) => ({
      chart: survey.chart,
      vocabulary: survey.vocabulary,
      situations: survey.situations,
      visited: survey.visited,
      bound: survey.bound,
      exhausted: survey.isExhausted,
      begins: words(survey.begins),
      completed: words(survey.completed),
      failed: words(survey.failed),
      endings: survey.endings.map(({ ending, route }) => ({ ...ending, route: words(route) })),
      defects: survey.defects,
      findings,
    })),
  };
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
