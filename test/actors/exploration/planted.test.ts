/** Defects that are planted in small stories are found with the route on which they show, and sound stories are left alone. */
import { describe, expect, it } from 'vitest';
import type { ExplorationOptions } from '../../../src/actors/exploration/explore-chart.ts';
import { type ChartSurvey, surveyChart } from '../../../src/actors/exploration/survey.ts';
import { findingsOf } from '../../../src/actors/exploration/survey-findings.ts';
import { openChartDocument } from '../../../src/content/chart/chart-document.ts';
import type { ChartSpec } from '../../../src/domain/chart.ts';
import { replayed } from './replayed.ts';
import { type Changes, isleWith, universeOf } from './small-isle.ts';
import * as stories from './stories.ts';

function explored(changes: Changes, chart: string, options: ExplorationOptions = {}) {
  const sources = isleWith(changes);
  const universe = universeOf(sources);
  const survey = surveyChart(universe, chart, options);
  const findings = findingsOf(survey, {
    spec: universe.charts[chart] as ChartSpec,
    settings: { clock: universe.clock, tickMs: 100 },
    placeOf: (id, uid) => {
      const file = `worlds/isle/charts/${id}.chart.yaml`;
      return { file, line: 0, column: 0, ...openChartDocument(sources[file] ?? '')?.placeOf(uid) };
    },
  });
  return { universe, survey, findings };
}

const codes = (findings: ReturnType<typeof explored>['findings']) => findings.map(({ code }) => code);
const lines = (route: ChartSurvey['completed']) =>
  route?.map((step) => (step.type === 'line' ? step.line : 'wait'));
const uidsReached = ({ endings }: ChartSurvey) =>
  endings.filter(({ route }) => route !== undefined).map(({ ending }) => ending.uid);

describe('a quest', () => {
  it('[NX2] whose key lies behind its own door can’t be completed', () => {
    const { survey, findings } = explored(stories.KEY_BEHIND_ITS_DOOR, 'climb');
    expect(survey.isExhausted).toBe(true);
    expect(findings).toMatchObject([
      {
        code: 'quest/unfinishable',
        severity: 'error',
        uid: 'below',
        witness: ['ask warden about tower'],
        message: expect.stringContaining('all'),
      },
    ]);
  });

  it('[NX1] is completed on a shortest route, which a player can type', () => {
    const { universe, survey, findings } = explored(stories.DOOR_WITHOUT_A_TIMER, 'climb');
    expect(findings).toEqual([]);
    expect(lines(survey.completed)).toEqual([
      'ask warden about tower',
      'take brass key',
      'go north',
      'go east',
    ]);
    const { stories: after, player } = replayed(universe, survey.completed ?? []);
    expect(after).toMatchObject([{ chart: 'climb', status: 'completed' }]);
    expect(player.place).toBe('room:tower');
  });

  it.each([
    ['behind a latch', stories.KEY_ON_THE_QUAY],
    ['behind two locks', stories.KEY_FOR_BOTH_SIDES],
  ])('[NX4] is lost when its key can be shut in %s: one cause, one finding', (_, story) => {
    const { universe, survey, findings } = explored(story, 'climb');
    expect(findings).toMatchObject([
      { code: 'quest/soft-lock', message: expect.stringContaining('besides brass_key: at tower') },
    ]);
    expect(lines(survey.softLocks[0]?.route)).toEqual([
      'take brass key',
      'go north',
      'go east',
      'drop brass key',
      'go west',
      'wait',
    ]);
    const after = replayed(universe, survey.softLocks[0]?.route ?? []);
    expect(after.placeOf('brass_key')).toBe('room:tower');
    expect(after.events).toContain('door.relocked');
  });

  it('[NX2] that waits for a keeper who is never there can’t be completed', () => {
    const { findings } = explored(stories.NEVER_THERE, 'meeting');
    expect(findings).toMatchObject([{ code: 'quest/unfinishable', uid: 'waiting' }]);
  });

  it('[NX8] waits for a keeper who comes at noon', () => {
    const { universe, survey, findings } = explored(stories.THERE_AT_NOON, 'meeting');
    expect(findings).toEqual([]);
    expect(lines(survey.completed)?.toSorted()).toEqual([
      'ask warden about meeting',
      'go north',
      'talk to warden',
      'wait',
    ]);
    expect(replayed(universe, survey.completed ?? []).stories).toMatchObject([{ status: 'completed' }]);
  });

  it('[NX4] is lost when what it wants can be given away before it begins', () => {
    const { universe, survey, findings } = explored(stories.GIVEN_AWAY, 'errand');
    expect(findings).toMatchObject([
      {
        code: 'quest/soft-lock',
        severity: 'error',
        witness: ['go north', 'take shell', 'go south', 'give shell to warden'],
        message: expect.stringContaining('shell: with warden'),
      },
    ]);
    const after = replayed(universe, survey.softLocks[0]?.route ?? []);
    expect(after.placeOf('shell')).toBe('keeper:warden');
    expect(after.stories).toEqual([]);
  });

  it('[NX4] is not lost when it is only taken on request, at whatever hour', () => {
    expect(explored(stories.GIVEN_ON_REQUEST, 'errand').findings).toEqual([]);
    const { universe, survey, findings } = explored(stories.ONLY_AT_NIGHT, 'errand');
    expect(findings).toEqual([]);
    expect(lines(survey.completed)).toContain('wait');
    expect(replayed(universe, survey.completed ?? []).stories).toMatchObject([{ status: 'completed' }]);
  });

  it('[NX4] is lost on a way of no return', () => {
    const noReturn: Changes = { ...stories.GIVEN_ON_REQUEST, locations: { pit: 'exits: []\n' } };
    const { findings } = explored(noReturn, 'errand');
    expect(findings).toMatchObject([
      { code: 'quest/soft-lock', witness: ['go south'], message: expect.stringContaining('you: at pit') },
    ]);
  });

  it('[NX3] has an ending that nobody reaches', () => {
    const { findings } = explored(stories.NEVER_REVERED, 'praise');
    expect(findings).toMatchObject([
      {
        code: 'quest/ending-unreached',
        severity: 'warning',
        uid: 'honoured',
        line: 17,
        witness: ['ask warden about praise'],
      },
    ]);
  });

  it('[NX3] has both endings when the second can be earned', () => {
    const { universe, survey, findings } = explored(stories.SOON_LIKED, 'praise');
    expect(findings).toEqual([]);
    expect(uidsReached(survey)).toEqual(['honoured', 'dismissed']);
    for (const { route } of survey.endings)
      expect(replayed(universe, route ?? []).stories).toMatchObject([{ status: 'completed' }]);
  });
});

describe('what is only so at times', () => {
  it.each([
    ['at high water', stories.AT_HIGH_TIDE],
    ['at night', stories.AT_NIGHT],
  ])('[NX8] is waited for: %s', (_, story) => {
    const { universe, survey, findings } = explored(story, 'runes');
    expect(findings).toEqual([]);
    expect(lines(survey.completed)).toContain('wait');
    expect(replayed(universe, survey.completed ?? []).stories).toMatchObject([{ status: 'completed' }]);
  });

  it('[NX8] is waited for: until the autumn', () => {
    const { survey, findings } = explored(stories.IN_AUTUMN, 'runes');
    expect(findings).toEqual([]);
    const waits = (survey.completed ?? []).flatMap((step) => (step.type === 'wait' ? [step] : []));
    expect(waits.map(({ from, until }) => Math.round((until - from) / 14_400))).toEqual([56]);
  });

  it('[NX8] is followed: a keeper who leads the way', () => {
    const { universe, survey, findings } = explored(stories.LED_TO_THE_PIT, 'led');
    expect(findings).toEqual([]);
    expect(replayed(universe, survey.completed ?? []).stories).toMatchObject([{ status: 'completed' }]);
  });

  it('[NX14] is completed with things that are opened, lit and put on', () => {
    const { universe, survey, findings } = explored(stories.DRESSED_AND_LIT, 'parade');
    expect(findings).toEqual([]);
    expect(lines(survey.completed)?.toSorted()).toEqual(
      [
        'go north',
        'take brass key',
        'go south',
        'open chest',
        'take coat',
        'wear coat',
        'light lamp',
        'ask warden about parade',
        'talk to warden',
      ].toSorted(),
    );
    expect(replayed(universe, survey.completed ?? []).stories).toMatchObject([{ status: 'completed' }]);
  });

  it('[NX14] is not completed by a chest without a key, is lost with a lamp that burns out, and not with a can', () => {
    expect(explored(stories.CHEST_WITHOUT_A_KEY, 'parade').findings).toMatchObject([
      { code: 'quest/unfinishable' },
    ]);
    const { universe, survey, findings } = explored(stories.LAMP_THAT_BURNS_OUT, 'parade');
    expect(findings).toMatchObject([
      { code: 'quest/soft-lock', message: expect.stringContaining('lamp is: burnt out') },
    ]);
    expect(lines(survey.softLocks[0]?.route)).toEqual(['light lamp', 'wait']);
    expect(replayed(universe, survey.softLocks[0]?.route ?? []).events).toContain('item.went-out');
    const filled = explored(stories.LAMP_WITH_A_CAN, 'parade');
    expect(filled.findings).toEqual([]);
    expect(lines(filled.survey.completed)).toContain('fill lamp');
  });

  it('[NX9] and in another realm: there and back', () => {
    const { universe, survey, findings } = explored(stories.FERRY, 'ferry');
    expect(findings).toEqual([]);
    expect(lines(survey.completed)).toContain('go down');
    const after = replayed(universe, survey.completed ?? []);
    expect(after.stories).toMatchObject([{ status: 'completed' }]);
    expect(after.placeOf('pearl')).toBe('keeper:warden');
  });
});

describe('a dialogue', () => {
  it('[NX5] without a farewell is left only by walking away', () => {
    const { universe, survey, findings } = explored(stories.CIRCULAR_TALK, 'riddle');
    expect(codes(findings)).toEqual(['quest/ending-unreached', 'dialogue/no-way-out']);
    expect(findings[1]).toMatchObject({ uid: 'asking', witness: ['talk to hermit'] });
    expect(replayed(universe, survey.traps[0]?.route ?? []).stories).toMatchObject([{ role: 'dialogue' }]);
  });

  it('[NX5] with a farewell is left by it', () => {
    const { universe, survey, findings } = explored(stories.TALK_WITH_FAREWELL, 'riddle');
    expect(findings).toEqual([]);
    const [parted] = survey.endings;
    expect(lines(parted?.route)).toEqual(['talk to hermit', '2']);
    expect(replayed(universe, parted?.route ?? []).stories).toEqual([]);
  });
});

describe('an exploration', () => {
  it('[NX6] stops at its bound and says so', () => {
    const found: number[] = [];
    const { survey, findings } = explored(stories.KEY_BEHIND_ITS_DOOR, 'climb', {
      bound: 5,
      onProgress: (situations) => found.push(situations),
    });
    expect(survey).toMatchObject({ situations: 5, bound: 5, isExhausted: false });
    expect(found.at(-1)).toBe(5);
    expect(findings).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('not within 5 situations') },
    ]);
  });

  it('[NX7] comes to the same result again', () => {
    for (const story of [stories.GIVEN_AWAY, stories.ONLY_AT_NIGHT])
      expect(explored(story, 'errand').survey).toEqual(explored(story, 'errand').survey);
  });

  it('[NX8] looks at every outcome that luck may have, at a moment at which luck has it', () => {
    const { universe, survey, findings } = explored(stories.TOSS, 'toss');
    expect(findings.filter(({ code }) => code !== 'quest/soft-lock')).toEqual([]);
    expect(uidsReached(survey)).toEqual(['lucky', 'unlucky']);
    expect(replayed(universe, survey.completed ?? []).stories).toMatchObject([{ status: 'completed' }]);
    expect(replayed(universe, survey.failed ?? []).stories).toMatchObject([{ status: 'failed' }]);
  });
});
