/** What policies make of one request: scopes, conditions, verdicts, allowances. */
import { describe, expect, it } from 'vitest';
import { type Judgement, judgeRequest, ticksOf } from '../../../src/domain/governance/judge-request.ts';
import { inOrderOfAsking, type PolicySpec, type QuotaBy } from '../../../src/domain/governance/policy.ts';
import { fits, type PolicyRequest } from '../../../src/domain/governance/policy-request.ts';
import type { Tally } from '../../../src/domain/governance/tally.ts';

const policy = (id: string, more: Partial<PolicySpec> = {}): PolicySpec => ({
  id,
  source: 'universe',
  priority: 10,
  scope: {},
  when: [],
  verdict: { type: 'deny', reason: `policy.${id}.reason` },
  ...more,
});

const request = (more: Partial<PolicyRequest> = {}): PolicyRequest => ({
  action: 'shout',
  subject: 'player:a',
  roles: ['player', 'wanderer'],
  realms: ['vetrellis-2'],
  worlds: ['vetrellis'],
  entities: ['player:a', 'player:alice', 'room:tavern'],
  fields: { text: 'Good evening' },
  ...more,
});

const publication = (fields: PolicyRequest['fields'] = {}): PolicyRequest =>
  request({
    action: 'game.publish',
    subject: 'game:tavern',
    roles: ['game'],
    realms: [],
    worlds: [],
    entities: ['game:tavern'],
    fields: { target: 'all', event_type: 'opened', data: '{"level":3,"by":"Ada"}', ...fields },
  });

class Book {
  readonly tallies = new Map<string, Tally>();
  tick = 1;
  judge(policies: readonly PolicySpec[], asked: PolicyRequest): Judgement {
    const judgement = judgeRequest(inOrderOfAsking(policies), asked, {
      tick: this.tick,
      tickMs: 100,
      tallyOf: (by: QuotaBy, counter) => this.tallies.get(`${by} ${counter}`),
      holds: (condition) => condition.type === 'light',
    });
    for (const { by, counter, tally } of judgement.counted) this.tallies.set(`${by} ${counter}`, tally);
    return judgement;
  }
}

const judge = (policies: readonly PolicySpec[], asked = request()) => new Book().judge(policies, asked);
const whoDecided = ({ decisions }: Judgement) => decisions.map(({ policy: id }) => id);

describe('policies', () => {
  it('[GV1] permit what no policy speaks about, and leave no decision behind', () => {
    expect(judge([])).toEqual({ request: request(), denied: false, decisions: [], counted: [] });
  });

  it('[GV2] are asked by priority, and by id where that is the same', () => {
    const permit = { verdict: { type: 'permit' } } as const;
    expect(whoDecided(judge([policy('b'), policy('a', permit)]))).toEqual(['a']);
    expect(whoDecided(judge([policy('b', { priority: 11 }), policy('a', permit)]))).toEqual(['b']);
  });

  it('[GV3] that deny stop the request, with their reason', () => {
    const judgement = judge([policy('first'), policy('second')]);
    expect(judgement.denied).toBe(true);
    expect(judgement.decisions).toEqual([
      { policy: 'first', verdict: 'deny', reason: 'policy.first.reason', count: 0 },
    ]);
  });

  it('[GV4] that permit let it through, whatever those behind them say', () => {
    const judgement = judge([policy('a', { verdict: { type: 'permit' } }), policy('b')]);
    expect(judgement.denied).toBe(false);
    expect(whoDecided(judgement)).toEqual(['a']);
  });

  it('[GV5] that mutate hand their version on to the next', () => {
    const shorten = policy('a', {
      verdict: { type: 'mutate', edits: [{ type: 'truncate', field: 'text', length: 4 }] },
    });
    const sees = policy('b', { when: [{ type: 'request', field: 'text', is: ['Good'] }] });
    expect(whoDecided(judge([shorten, sees]))).toEqual(['a', 'b']);
    expect(judge([shorten]).request.fields).toEqual({ text: 'Good' });
    expect(judge([shorten], request({ fields: { text: 'Hm' } })).decisions).toEqual([]);
  });

  it.each([
    ['world', { world: 'vetrellis' }, { world: 'meridian' }],
    ['realm', { realms: ['vetrellis-2'] }, { realms: ['vetrellis'] }],
    ['role', { roles: ['wanderer'] }, { roles: ['game'] }],
    ['command', { commands: ['sh*'] }, { commands: ['say'] }],
    ['entity', { entities: ['player:alice'] }, { entities: ['room:harbor'] }],
    ['all of them', { roles: ['player'], commands: ['shout'] }, { roles: ['player'], commands: ['say'] }],
  ])('[GV6] concern what their scope names: %s', (_, within, without) => {
    expect(judge([policy('a', { scope: within })]).denied).toBe(true);
    expect(judge([policy('a', { scope: without })]).denied).toBe(false);
  });

  it('[GV7] ask about the fields of a request, its size and what is inside its data', () => {
    const denies = (when: PolicySpec['when'], fields: PolicyRequest['fields'] = {}) =>
      judge([policy('a', { when })], publication(fields)).denied;
    expect(denies([{ type: 'request', field: 'event_type', is: ['op*ed'] }])).toBe(true);
    expect(denies([{ type: 'request', field: 'event_type', is: ['op*x'] }])).toBe(false);
    expect(denies([{ type: 'request', field: 'size', atLeast: 22 }])).toBe(true);
    expect(denies([{ type: 'request', field: 'size', atLeast: 23 }])).toBe(false);
    expect(denies([{ type: 'request', field: 'data.level', atLeast: 3, atMost: 3 }])).toBe(true);
    expect(denies([{ type: 'request', field: 'data.by.name', is: ['*'] }])).toBe(false);
    expect(denies([{ type: 'request', field: 'data.level', is: ['*'] }], { data: 'no JSON' })).toBe(false);
    expect(denies([{ type: 'request', field: 'data.by', says: ['ada'] }])).toBe(true);
    const low = { type: 'request', field: 'data.level', atMost: 2 } as const;
    expect(denies([{ type: 'not', condition: low }])).toBe(true);
    expect(
      denies([{ type: 'any', conditions: [low, { type: 'world', condition: { type: 'light' } }] }]),
    ).toBe(true);
    expect(
      denies([{ type: 'all', conditions: [low, { type: 'world', condition: { type: 'light' } }] }]),
    ).toBe(false);
  });

  it.each([
    [{ type: 'set', field: 'data.level', to: 1 }, '{"level":1,"by":"Ada"}'],
    [{ type: 'set', field: 'data.level', to: 'one' }, '{"level":3,"by":"Ada"}'],
    [{ type: 'clamp', field: 'data.level', min: 5, max: 9 }, '{"level":5,"by":"Ada"}'],
    [{ type: 'clamp', field: 'data.level', min: 0, max: 2 }, '{"level":2,"by":"Ada"}'],
    [{ type: 'truncate', field: 'data.by', length: 2 }, '{"level":3,"by":"Ad"}'],
    [{ type: 'mask', field: 'data', words: ['ada', 'level'] }, '{"level":3,"by":"***"}'],
    [{ type: 'mask', field: 'data.nothing', words: ['ada'] }, '{"level":3,"by":"Ada"}'],
  ] as const)('[GV8] edit fields: %j', (edit, data) => {
    const mutate = policy('a', { verdict: { type: 'mutate', edits: [edit] } });
    expect(judge([mutate], publication()).request.fields['data']).toBe(data);
  });

  it('[GV8] mask whole words whatever their capitals and accents, and cut no character in half', () => {
    const edit = (text: string, ...edits: Extract<PolicySpec['verdict'], { type: 'mutate' }>['edits']) =>
      judge([policy('a', { verdict: { type: 'mutate', edits } })], request({ fields: { text } })).request
        .fields['text'];
    const mask = { type: 'mask', field: 'text', words: ['cabron'] } as const;
    expect(edit('¡Cabrón! cabrones', mask)).toBe('¡******! cabrones');
    expect(edit('ab🌊', { type: 'truncate', field: 'text', length: 3 })).toBe('ab');
  });

  it('[GV9] that deny with a quota deny what goes beyond it, until the window is over', () => {
    const book = new Book();
    const quota = {
      count: 2,
      per: { unit: 'played seconds', amount: 3 },
      by: 'player',
      counter: 'a',
    } as const;
    const shouts = policy('a', { quota });
    const at = (tick: number) => {
      book.tick = tick;
      return book.judge([shouts], request());
    };
    expect([at(5), at(6), at(7), at(34), at(35), at(36), at(37)].map(({ denied }) => denied)).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(at(38).decisions).toMatchObject([{ policy: 'a', verdict: 'deny', count: 2 }]);
  });

  it('[GV10] that permit with a quota permit what is within it', () => {
    const book = new Book();
    const quota = { count: 1, per: { unit: 'ticks', amount: 9 }, by: 'player', counter: 'a' } as const;
    const policies = [policy('a', { priority: 20, quota, verdict: { type: 'permit' } }), policy('b')];
    expect(whoDecided(book.judge(policies, request()))).toEqual(['a']);
    expect(whoDecided(book.judge(policies, request()))).toEqual(['b']);
  });

  it('[GV11] count only what is let through, and once where policies share a counter', () => {
    const quota = { count: 1, per: { unit: 'ticks', amount: 9 }, by: 'player', counter: 'loud' } as const;
    const loud = [policy('a', { quota }), policy('b', { quota })];
    expect(judge(loud).counted).toEqual([{ by: 'player', counter: 'loud', tally: { count: 1, until: 10 } }]);
    expect(judge([...loud, policy('c', { priority: 1 })]).counted).toEqual([]);
  });

  it.each([
    ['player', true, false],
    ['realm', true, false],
    ['game', false, true],
    ['operator', false, false],
    ['everyone', false, true],
  ] as const)('[GV12] with a quota by %s concern those whom it counts', (by, players, games) => {
    const quota = { count: 0, per: { unit: 'ticks', amount: 9 }, by, counter: 'a' } as const;
    const counting = [policy('a', { quota })];
    expect(judge(counting).denied).toBe(players);
    expect(judge(counting, publication()).denied).toBe(games);
  });

  it('[GV13] match patterns in which * stands for anything', () => {
    const fitting = [
      ['', ''],
      ['*', ''],
      ['a*', 'ab'],
      ['*b', 'ab'],
      ['a*c*e', 'abcde'],
      ['game.*', 'game.x'],
    ];
    const others = [
      ['a', 'A'],
      ['a*b', 'ab c'],
      ['a*a', 'a'],
      ['*ab*ab', 'cab'],
      ['game.*', 'gamex'],
    ];
    expect(fitting.filter(([pattern = '', text = '']) => !fits(pattern, text))).toEqual([]);
    expect(others.filter(([pattern = '', text = '']) => fits(pattern, text))).toEqual([]);
  });

  it('[GV9] count windows in ticks, as many as the span needs', () => {
    expect(ticksOf({ unit: 'played seconds', amount: 1 }, 300)).toBe(4);
    expect(ticksOf({ unit: 'ticks', amount: 7 }, 300)).toBe(7);
  });
});
