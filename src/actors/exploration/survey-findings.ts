/** What is wrong with a chart according to its survey, said to its writer: where, what, and by which route it shows. */
import type { Finding, Place } from '../../content/finding.ts';
import type { ChartSpec } from '../../domain/chart.ts';
import type { ClockSettings } from '../../domain/world-clock.ts';
import type { DeadEnd } from './dead-ends.ts';
import type { Ending } from './endings.ts';
import type { Step } from './moves.ts';
import { routeWords } from './route-words.ts';
import { type ChartSurvey, innermost, type SurveyedEnding } from './survey.ts';

export type ExplorationFinding = Finding & {
  /** The state or transition that it is about. */
  readonly uid: string;
  /** The shortest route on which it shows, line by line. */
  readonly witness: readonly string[];
};

export type SurveyContext = {
  readonly spec: ChartSpec;
  readonly settings: ClockSettings;
  /** Where a state or transition of a chart stands. */
  readonly placeOf: (chart: string, uid: string) => Place;
};

export function findingsOf(survey: ChartSurvey, context: SurveyContext): readonly ExplorationFinding[] {
  const { completed, vocabulary } = survey;
  const isUnfinishable = vocabulary === 'quest' && completed === undefined;
  return [
    ...(isUnfinishable ? [unfinishable(survey, context)] : unreached(survey, context)),
    ...survey.softLocks.map((lock) => softLock(survey, lock, context)),
    ...survey.traps.map((trap) => noWayOut(survey, trap, context)),
  ];
}

type Said = Pick<Finding, 'code' | 'severity' | 'message'> & {
  readonly chart: string;
  readonly uid: string;
  readonly route: readonly Step[];
  readonly fix?: string;
};

function say(
  { code, severity, message, chart, uid, route, fix }: Said,
  { placeOf, settings }: SurveyContext,
): ExplorationFinding {
  const { file, line, column } = placeOf(chart, uid);
  return {
    code,
    severity,
    file,
    line,
    column,
    message,
    ...(fix === undefined ? {} : { fix }),
    uid,
    witness: routeWords(route, settings),
  };
}

/** How sure it is. */
const searched = ({ isExhausted, situations }: ChartSurvey): string =>
  isExhausted ? `all ${situations} situations were visited` : `not within ${situations} situations`;

const severityOf = ({ isExhausted }: ChartSurvey): Finding['severity'] => (isExhausted ? 'error' : 'warning');

function unfinishable(survey: ChartSurvey, context: SurveyContext): ExplorationFinding {
  const { chart, furthest, begins } = survey;
  const { root } = context.spec;
  const message =
    begins === undefined
      ? `the quest is never completed, since it never begins (${searched(survey)})`
      : `the quest is never completed (${searched(survey)}); it gets as far as "${furthest.state}"`;
  const uid = begins === undefined ? root.uid : furthest.uid;
  const fix = begins === undefined ? 'see to it that somebody starts it' : 'open a way on from there';
  return say(
    {
      code: 'quest/unfinishable',
      severity: severityOf(survey),
      message,
      chart,
      uid,
      route: furthest.route,
      fix,
    },
    context,
  );
}

function unreached(survey: ChartSurvey, context: SurveyContext): readonly ExplorationFinding[] {
  return survey.endings
    .filter(({ route }) => route === undefined)
    .map(({ ending, nearest }: SurveyedEnding) => {
      const { chart, uid } = ending;
      const near = nearest === undefined ? '' : `; it gets as far as "${nearest.state}"`;
      const message = `${nameOf(ending)} was not reached (${searched(survey)})${near}`;
      const { route } = nearest ?? survey.furthest;
      const fix = 'open a way to it, or take it out';
      return say(
        { code: 'quest/ending-unreached', severity: 'warning', message, chart, uid, route, fix },
        context,
      );
    });
}

export function nameOf({ kind, state }: Ending): string {
  if (kind === 'final') return `the ending "${state}"`;
  return kind === 'completes' ? `the completion in "${state}"` : `the failure in "${state}"`;
}

/** More would hide what matters. */
const OTHERS_MAX = 6;

function softLock(survey: ChartSurvey, lock: DeadEnd, context: SurveyContext): ExplorationFinding {
  const { chart } = survey;
  const { route, differences, others, value } = lock;
  const { uid } = innermost(context.spec.root, value);
  const last = routeWords(route.slice(-1), context.settings)[0];
  const besides = others.length === 0 ? '' : `, besides ${others.slice(0, OTHERS_MAX).join('; ')}`;
  const message = `after "${last}" the quest can neither be completed nor failed any more: ${differences.join('; ')}${besides}`;
  const fix = 'give another way to it, take the step back, or fail the quest openly';
  return say({ code: 'quest/soft-lock', severity: 'error', message, chart, uid, route, fix }, context);
}

function noWayOut(survey: ChartSurvey, trap: DeadEnd, context: SurveyContext): ExplorationFinding {
  const { chart } = survey;
  const { route, value } = trap;
  const { uid, key } = innermost(context.spec.root, value);
  const message = `from "${key}" on nothing ends the dialogue but walking away`;
  const fix = 'offer a choice that leads to a final state';
  return say({ code: 'dialogue/no-way-out', severity: 'error', message, chart, uid, route, fix }, context);
}
