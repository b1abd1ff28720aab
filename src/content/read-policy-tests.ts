/** The scenarios of a content directory, each held against the policies that it is about. Plays none of them. */
import type { Condition } from '../domain/condition.ts';
import { askedByPlayer, COMMAND_FIELDS } from '../domain/governance/command-request.ts';
import { outsideRequest } from '../domain/governance/outside-request.ts';
import { HUB_ACTIONS } from '../domain/governance/policy.ts';
import {
  DATA,
  type FieldValue,
  isFieldValue,
  type PolicyRequest,
} from '../domain/governance/policy-request.ts';
import {
  conditionsAsked,
  type PolicyExpectation,
  type PolicyScenario,
  type PolicyStep,
} from '../domain/governance/policy-scenario.ts';
import { PLAYER_VERBS, type PlayerVerb } from '../domain/intent.ts';
import { foldLetters } from '../domain/text-fold.ts';
import type { UniverseSpec } from '../domain/world-spec.ts';
import { encodeCanonical } from '../kernel/canonical.ts';
import { type PlayerId, type RealmId, roomId } from '../kernel/ids.ts';
import { parseDelay } from './chart/chart-delay.ts';
import { createFindingLog, type Finding, type FindingLog, type Place } from './finding.ts';
import { linkCondition, type Source, within } from './link-condition.ts';
import { suggestName } from './nearest-name.ts';
import { type PolicyScenarioSource, type PolicyStepSource, policyTestSchema } from './policy-test-schema.ts';
import type { Doc } from './schema-check.ts';
import { layOutSources, type SourceText } from './source-layout.ts';
import { createTextCollector } from './text-collector.ts';
import { readDoc } from './world-docs.ts';
import type { YamlPath } from './yaml-file.ts';

export type PolicyTests = {
  readonly file: string;
  readonly scenarios: readonly PlacedScenario[];
};
export type PlacedScenario = PolicyScenario & {
  readonly place: Place;
  /** Where something of the expectation of a step stands. */
  readonly placeOf: (step: number, path: YamlPath) => Place;
};
export type ReadPolicyTests = {
  /** In order of path; those without an error. */
  readonly tests: readonly PolicyTests[];
  readonly findings: readonly Finding[];
};

type Reading = {
  readonly spec: UniverseSpec;
  readonly log: FindingLog;
  /** The world whose policies stand beside the file; that where players begin for all others. */
  readonly world: string;
};

/** `within`: only files whose path begins so. Never throws because of what a writer wrote. */
export const readPolicyTests = (
  sources: Readonly<Record<string, string>>,
  spec: UniverseSpec,
  begins = '',
): ReadPolicyTests => {
  const files = layOutSources(sources, createFindingLog()).filter(
    ({ role, path }) => role === 'policy test' && path.startsWith(begins),
  );
  const read = files.map((source) => readTestFile(source, spec));
  return {
    tests: read.flatMap(({ tests }) => tests ?? []),
    findings: read.flatMap(({ findings }) => findings),
  };
};

const readTestFile = (source: SourceText, spec: UniverseSpec) => {
  const log = createFindingLog();
  const world = ('world' in source ? source.world : undefined) ?? spec.start.world;
  const doc = readDoc(source, policyTestSchema, log);
  const scenarios = doc?.value.scenarios.map((_, index) => readScenario(doc, index, { spec, log, world }));
  const tests = scenarios === undefined || log.hasErrors() ? undefined : { file: source.path, scenarios };
  return { tests, findings: log.findings() };
};

const readScenario = (
  { file, value }: Doc<{ scenarios: readonly PolicyScenarioSource[] }>,
  index: number,
  reading: Reading,
): PlacedScenario => {
  const { name, given = {}, steps } = value.scenarios[index] as PolicyScenarioSource;
  const { holds = [], counts = {}, ...standing } = given;
  const source: Source = { file, path: ['scenarios', index] };
  const twin = value.scenarios.findIndex((one) => one.name === name);
  if (twin < index)
    reading.log.error(
      file.at([...source.path, 'name']),
      'policy-test/duplicate-name',
      `line ${file.at(['scenarios', twin, 'name']).line} has a scenario of the same name`,
      'name it anew',
    );
  checkCounters(counts, within(source, 'given', 'counts'), reading);
  return {
    name,
    holds: holds.map((_, at) =>
      readCondition(holds[at] ?? {}, within(source, 'given', 'holds', at), reading),
    ),
    counts,
    steps: steps.map((step, at) => readStep({ ...standing, ...step }, within(source, 'steps', at), reading)),
    place: file.at([...source.path, 'name']),
    placeOf: (step, path) => file.at([...source.path, 'steps', step, 'expect', ...path]),
  };
};

/** What no policy asks about, no policy can be told. */
const readCondition = (
  condition: NonNullable<NonNullable<PolicyScenarioSource['given']>['holds']>[number],
  source: Source,
  { spec, log, world }: Reading,
): Condition => {
  const silent = createFindingLog();
  const linked = linkCondition(condition, source, {
    log: silent,
    texts: createTextCollector(silent),
    worlds: new Map(),
    knownWorlds: new Set(),
    factions: undefined,
    abilities: undefined,
    flags: undefined,
    realmFlags: new Set(),
    worldEvents: new Set(),
    calendar: undefined,
    charts: { quest: new Set(), dialogue: new Set(), keeper: new Set(), world: new Set() },
    worldId: world,
  });
  const asked = conditionsAsked(spec.policies ?? []).map((one) => encodeCanonical(one));
  if (!asked.includes(encodeCanonical(linked)))
    log.error(
      source.file.at(source.path),
      'policy-test/not-asked',
      'no policy asks about that, so it changes nothing',
      'write it as the policy does, one condition at a time',
    );
  return linked;
};

const readStep = (step: PolicyStepSource, source: Source, reading: Reading): PolicyStep => {
  const { wait: written, times = 1 } = step;
  const wait = written === undefined ? undefined : parseDelay(written);
  if (written !== undefined && (wait === undefined || wait.unit === 'world minutes'))
    reading.log.error(
      source.file.at([...source.path, 'wait']),
      'policy/window',
      'this is no span of played time',
      'write "30s", "5m" or "12 ticks"',
    );
  return {
    ...(wait === undefined ? {} : { wait }),
    request: readRequest(step, source, reading),
    times,
    expect: readExpectation(step.expect, within(source, 'expect'), reading),
  };
};

const readRequest = (step: PolicyStepSource, source: Source, reading: Reading): PolicyRequest => {
  const { spec, log, world } = reading;
  const { ask, realm = world, room = 'nowhere', race = 'human', class: characterClass = 'wanderer' } = step;
  const error = (path: YamlPath, code: string, message: string, fix?: string) =>
    log.error(source.file.at([...source.path, ...path]), code, message, fix);
  const verb = PLAYER_VERBS.find((one) => one === ask);
  const known: readonly string[] = [...PLAYER_VERBS, ...HUB_ACTIONS];
  if (!known.includes(ask))
    error(['ask'], 'policy/unknown-command', `nobody can ask for "${ask}"`, suggestName(ask, known));
  const there = Object.keys(spec.worlds).find((id) => id === realm.replace(/-[0-9]+$/, ''));
  if (there === undefined)
    error(
      ['realm'],
      'policy-test/unknown-realm',
      `no world has a realm "${realm}"`,
      suggestName(realm, Object.keys(spec.worlds)),
    );
  const who = step.who ?? `${usualKind(ask, verb)}:somebody`;
  const kind = who.slice(0, who.indexOf(':'));
  const name = who.slice(kind.length + 1);
  if (!mayAsk(kind, verb))
    error(
      ['who'],
      'policy-test/who',
      `${who} cannot ask for "${ask}"`,
      verb ? 'name a player' : 'name a game, an operator or a service',
    );
  const fields = readFields(step, source, reading);
  if (verb === undefined) {
    const asker = kind === 'outside' ? {} : { [kind]: name };
    const realms = Object.keys(spec.worlds).map((id) => ({ realm: id as RealmId, world: id }));
    const all =
      there === undefined || realms.some((one) => one.realm === realm)
        ? realms
        : [...realms, { realm: realm as RealmId, world: there }];
    return outsideRequest(ask, { ...fields, ...asker }, all);
  }
  checkCommandFields(verb, Object.keys(fields), source, reading);
  const id = `player:${foldLetters(name)}` as PlayerId;
  const player = { id, name, race, characterClass, place: roomId(room) };
  return askedByPlayer(player, verb, { realm, world: there ?? '', fields });
};

const usualKind = (ask: string, verb: PlayerVerb | undefined): string => {
  if (verb !== undefined) return 'player';
  const [family = ''] = ask.split('.');
  return { game: 'game', voyage: 'game', operator: 'operator', bridge: 'service' }[family] ?? 'outside';
};

const mayAsk = (kind: string, verb: PlayerVerb | undefined): boolean =>
  verb === undefined ? ['game', 'operator', 'service', 'outside'].includes(kind) : kind === 'player';

/** `data` becomes the text that a game would have sent; `size` stands for words of so many characters. */
const readFields = ({ ask, with: written = {} }: PolicyStepSource, source: Source, { log }: Reading) => {
  const fields: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(written)) {
    const place = source.file.at([...source.path, 'with', field]);
    if (field.startsWith(DATA))
      log.error(
        place,
        'policy-test/field',
        `"${field}" is a part of "data"`,
        'write the whole of `data`, as a map',
      );
    else if (field === 'size')
      fields[PLAYER_VERBS.some((verb) => verb === ask) ? 'text' : 'data'] = 'x'.repeat(Number(value) || 0);
    else if (field === 'data') fields['data'] = typeof value === 'string' ? value : JSON.stringify(value);
    else if (isFieldValue(value)) fields[field] = value;
    else log.error(place, 'policy-test/field', `"${field}" is a text, a number, or true or false`);
  }
  return fields;
};

const checkCommandFields = (
  verb: PlayerVerb,
  fields: readonly string[],
  source: Source,
  { log }: Reading,
) => {
  for (const field of fields) {
    if (COMMAND_FIELDS.some((one) => one === field)) continue;
    const place = source.file.at([...source.path, 'with', field], 'key');
    log.error(place, 'policy-test/field', `"${verb}" has no "${field}"`, suggestName(field, COMMAND_FIELDS));
  }
};

const readExpectation = (
  written: PolicyStepSource['expect'],
  source: Source,
  reading: Reading,
): PolicyExpectation => {
  const { verdict, by, becomes, reason, counts } = written;
  const known = (reading.spec.policies ?? []).map(({ id }) => id);
  for (const id of by ?? []) {
    if (known.includes(id)) continue;
    const place = source.file.at([...source.path, 'by']);
    reading.log.error(
      place,
      'policy-test/unknown-policy',
      `no policy "${id}" is at work`,
      suggestName(id, known),
    );
  }
  if (counts !== undefined) checkCounters(counts, within(source, 'counts'), reading);
  return {
    verdict,
    ...(by === undefined ? {} : { by }),
    ...(becomes === undefined ? {} : { becomes }),
    ...(reason === undefined ? {} : { reason }),
    ...(counts === undefined ? {} : { counts }),
  };
};

const checkCounters = (counts: Readonly<Record<string, number>>, source: Source, { spec, log }: Reading) => {
  const known = new Set((spec.policies ?? []).flatMap(({ quota }) => (quota ? [quota.counter] : [])));
  for (const counter of Object.keys(counts)) {
    if (known.has(counter)) continue;
    const place = source.file.at([...source.path, counter], 'key');
    log.error(
      place,
      'policy-test/unknown-counter',
      `no policy counts "${counter}"`,
      suggestName(counter, known),
    );
  }
};
