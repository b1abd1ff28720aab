/** Scenarios: from the way designers put them to what a stage can play, with every name looked up in one chart. */
import { minuteOf } from '../schema-parts.ts';
import type { YamlPath } from '../yaml-file.ts';
import { configurationWith } from './chart-configuration.ts';
import type { ScenarioSource } from './chart-test-schema.ts';
import { linkExpectation } from './link-expectation.ts';
import type { Given, Happening, Scenario, ScenarioStep } from './scenario.ts';
import {
  linkAnswers,
  linkContext,
  linkStates,
  logProblem,
  type ScenarioLinking,
} from './scenario-linking.ts';
import { readStageLine } from './stage-line.ts';

export const linkScenario = (source: ScenarioSource, path: YamlPath, linking: ScenarioLinking): Scenario => {
  const { name, given, when, guards, expect, steps } = source;
  const { file, log } = linking;
  const own = when === undefined ? [] : [{ step: { when, guards, expect }, path }];
  const listed = (steps ?? []).map((step, index) => ({ step, path: [...path, 'steps', index] }));
  if (expect === undefined && listed.every(({ step }) => step.expect === undefined)) {
    const fix = 'add `expect` with `state`, `does`, `does_not`, `context` or `timers`';
    log.error(file.at([...path, 'name']), 'test/expects-nothing', `"${name}" expects nothing`, fix);
  }
  return {
    name,
    place: file.at([...path, 'name']),
    given: linkGiven(given ?? {}, [...path, 'given'], linking),
    ...(when !== undefined || expect === undefined
      ? {}
      : { expect: linkExpectation(expect, [...path, 'expect'], linking) }),
    steps: [...own, ...listed].map((each) => linkStep(each, linking)),
  };
};

const linkGiven = (
  { state, context, guards, time, schedule }: NonNullable<ScenarioSource['given']>,
  path: YamlPath,
  linking: ScenarioLinking,
): Given => {
  const { file, log, phrases } = linking;
  const states = linkStates(state ?? [], [...path, 'state'], linking);
  const configuration = states.length === 0 ? undefined : configurationWith(phrases.spec, states);
  if (configuration?.ok === false) {
    const message = `"${configuration.conflict.join('" and "')}" are never active together`;
    log.error(file.at([...path, 'state']), 'test/state-conflict', message, 'name one state in each region');
  }
  return {
    value: configuration?.ok ? configuration.value : undefined,
    context: linkContext(context ?? {}, [...path, 'context'], linking),
    answers: linkAnswers(guards ?? {}, [...path, 'guards'], linking),
    startMinute: time === undefined ? undefined : minuteOf(time) % 1440,
    schedule: (schedule ?? []).map((clock) => minuteOf(clock) % 1440),
  };
};

type StepSource = {
  readonly step: Pick<NonNullable<ScenarioSource['steps']>[number], 'when' | 'guards' | 'expect'>;
  readonly path: YamlPath;
};

const linkStep = ({ step, path }: StepSource, linking: ScenarioLinking): ScenarioStep => {
  const { when, guards, expect } = step;
  const happenings = when.flatMap((line, index) => linkHappening(line, [...path, 'when', index], linking));
  return {
    place: linking.file.at([...path, 'when'], 'key'),
    when: when.join(', '),
    happenings,
    answers: linkAnswers(guards ?? {}, [...path, 'guards'], linking),
    ...(expect === undefined ? {} : { expect: linkExpectation(expect, [...path, 'expect'], linking) }),
  };
};

const linkHappening = (
  line: string,
  path: YamlPath,
  { file, log, phrases }: ScenarioLinking,
): readonly Happening[] => {
  const read = readStageLine(line, phrases);
  if (read.type === 'event' || read.type === 'wait') return [read];
  if (read.type === 'problem') logProblem(read, path, { file, log });
  else {
    const fix = 'say what is known beforehand under `given`, and answers under `guards`';
    log.error(file.at(path), 'test/line', `"${line}" is nothing that happens to a chart`, fix);
  }
  return [];
};
