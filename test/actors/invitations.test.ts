/** Games that want players moved: the player is asked, or a policy says that the game may. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { Universe } from '../../src/actors/universe/universe.ts';
import { findPlayer } from '../../src/actors/universe/universe-queries.ts';
import { INVITATION_SECONDS } from '../../src/domain/voyages/invitation.ts';
import { hearGames, register } from '../support/game-inputs.ts';
import { governed } from '../support/governed-universe.ts';
import { ALICE, command, join, stepAll } from '../support/scripted-run.ts';
import { atTheArch, stepTo, theVoyage } from '../support/voyage-inputs.ts';

const ask = (more: Partial<Input & { kind: 'player.transition' }> = {}): Input => ({
  kind: 'player.transition',
  request: 'r1',
  game: 'tavern',
  player: ALICE,
  from: 'isle',
  to: 'tavern',
  narrativeContext: 'the fire is lit',
  ...more,
});

const eventsOf = (outcomes: readonly TickOutcome[], ...types: readonly string[]) =>
  outcomes.flatMap(({ events }) => events).filter(({ type }) => types.includes(type));
const answers = (outcomes: readonly TickOutcome[]) =>
  eventsOf(outcomes, 'player.invited', 'transition.refused', 'player.refused').map(({ type, params }) => [
    type,
    params['request'],
    params['code'],
  ]);
const type = (universe: Universe, text: string) => stepAll(universe, [command(ALICE, text)]);
const codes = (outcomes: readonly TickOutcome[]) =>
  outcomes
    .flatMap(({ outputs }) => outputs.flatMap(({ percepts }) => percepts))
    .flatMap((percept) => (percept.kind === 'line' && percept.code !== undefined ? [percept.code] : []));

describe('a game that wants a player moved', () => {
  it('[VY17] moves nobody: the player is asked, in the words of the game', () => {
    const universe = atTheArch();
    const outcomes = stepAll(universe, [ask()]);
    expect(answers(outcomes)).toEqual([['player.invited', 'r1', undefined]]);
    const [line] = outcomes.flatMap(({ outputs }) => outputs.flatMap(({ percepts }) => percepts));
    expect(line).toMatchObject({
      key: 'player.invited.self',
      params: { host: 'The Gilded Tavern', realm: 'The Gilded Tavern', text: 'the fire is lit' },
    });
    stepTo(universe, 30);
    expect(findPlayer(universe, ALICE)?.realm).toBe('isle');
  });

  it('[VY18] has the player come along when they accept, into a game', () => {
    const universe = atTheArch();
    stepAll(universe, [ask()]);
    const outcomes = type(universe, 'accept');
    expect(eventsOf(outcomes, 'player.departed', 'voyage.began')).toHaveLength(2);
    expect(theVoyage(universe).voyage).toMatch(/^v/);
    const [voyage] = universe.hub.voyages.all();
    expect(voyage?.mail.player).not.toHaveProperty('invitation');
  });

  it('[VY18] and into a realm', () => {
    const universe = atTheArch();
    stepAll(universe, [ask({ to: 'deep' })]);
    type(universe, 'accept');
    stepTo(universe, 31);
    expect(findPlayer(universe, ALICE)?.realm).toBe('deep');
    expect(codes(type(universe, 'accept'))).toEqual(['accept/nothing']);
  });

  it('[VY19] is told when the player declines, and asks nobody again for a minute', () => {
    const universe = atTheArch();
    stepAll(universe, [ask()]);
    expect(eventsOf(type(universe, 'decline'), 'player.declined')).toMatchObject([
      { actor: ALICE, params: { game: 'tavern' } },
    ]);
    expect(codes(type(universe, 'accept'))).toEqual(['accept/nothing']);
    expect(answers(stepAll(universe, [ask({ request: 'r2' })]))).toEqual([
      ['transition.refused', 'r2', 'transition/no-consent'],
    ]);
    stepTo(universe, universe.tick + (INVITATION_SECONDS * 1000) / universe.options.tickMs);
    expect(answers(stepAll(universe, [ask({ request: 'r3' })]))).toEqual([
      ['player.invited', 'r3', undefined],
    ]);
  });

  it('[VY19] is answered no longer than a minute', () => {
    const universe = atTheArch();
    stepAll(universe, [ask()]);
    stepTo(universe, universe.tick + (INVITATION_SECONDS * 1000) / universe.options.tickMs);
    expect(codes(type(universe, 'accept'))).toEqual(['accept/nothing']);
  });

  it('[VY20] is refused with a code where there is nobody to ask, or no way', () => {
    const universe = atTheArch();
    const inputs = [
      ask({ request: 'a', from: 'deep' }),
      ask({ request: 'b', to: 'moor' }),
      ask({ request: 'c', to: 'isle' }),
    ];
    expect(answers(stepAll(universe, inputs))).toEqual([
      ['transition.refused', 'a', 'player/elsewhere'],
      ['transition.refused', 'b', 'travel/unreachable'],
      ['transition.refused', 'c', 'travel/unreachable'],
    ]);
    stepAll(universe, [{ kind: 'player.leave', player: ALICE }]);
    expect(answers(stepAll(universe, [ask()]))).toEqual([
      ['transition.refused', 'r1', 'transition/no-consent'],
    ]);
    stepAll(universe, [join(ALICE, 'Alice'), ask()]);
    type(universe, 'accept');
    expect(answers(stepAll(universe, [ask({ request: 'd', to: 'deep' })]))).toEqual([
      ['transition.refused', 'd', 'player/elsewhere'],
    ]);
  });

  it('[VY21] moves players unasked where a policy permits that game in so many words, and no other', () => {
    const universe = governed(
      '{ id: ferry, priority: 1, scope: { command: [player.transition], entity: ["game:ferry"] }, verdict: permit }',
    );
    const crossing = (game: string): Input => ask({ game, request: game, from: 'vetrellis', to: 'meridian' });
    stepAll(universe, [join(ALICE, 'Alice'), register('ferry'), register('tavern')]);
    expect(answers(stepAll(universe, [crossing('tavern')]))).toEqual([
      ['player.invited', 'tavern', undefined],
    ]);
    const outcomes = stepAll(universe, [crossing('ferry'), hearGames('ferry')], 12);
    expect(eventsOf(outcomes, 'governance.decided')).toMatchObject([
      { params: { policy: 'ferry', verdict: 'permit', subject: 'game:ferry' } },
    ]);
    expect(findPlayer(universe, ALICE)?.realm).toBe('meridian');
  });

  it('[VY21] does not even get them asked where a policy denies it', () => {
    const universe = governed(
      '{ id: stay, priority: 1, scope: { command: [player.transition], role: [game] }, verdict: deny, reason: Let them be. }',
    );
    stepAll(universe, [join(ALICE, 'Alice'), register('tavern')]);
    const outcomes = stepAll(universe, [ask({ from: 'vetrellis', to: 'meridian' })]);
    expect(answers(outcomes)).toEqual([['player.refused', 'r1', 'governance/denied']]);
    expect(findPlayer(universe, ALICE)?.player).not.toHaveProperty('invitation');
  });
});
