/** A narrator outside: what keepers ask it, what comes of its replies, and of replies that never come. */
import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/actors/universe/input.ts';
import { attachNarrator, type Narrator } from '../../src/actors/universe/narrator.ts';
import { openLiveUniverse } from '../../src/actors/universe/open-live-universe.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { createRenderer } from '../../src/adapters/prose/renderer.ts';
import { NARRATION_WAIT_SECONDS } from '../../src/domain/narration.ts';
import { linesSaid, NARRATED_TEXTS, NARRATED_UNIVERSE, PUZZLING, told } from '../support/narrated-world.ts';
import { QuickJournal } from '../support/quick-journal.ts';
import { ALICE, BOB, command, join, smallMaking, stepAll } from '../support/scripted-run.ts';

const ON: Input = { kind: 'narrator.switch', on: true };
const OFF: Input = { kind: 'narrator.switch', on: false };
const reply = (request: string, text: string): Input => ({ kind: 'narration.reply', request, text });
const WAIT_TICKS = NARRATION_WAIT_SECONDS * 10;

const making = () => smallMaking({ npcs: 0 }, { spec: NARRATED_UNIVERSE });

/** Alice has asked something that the warden has only a grammar for; the first tick of the outcomes is that one. */
function asked({ narrator = ON, with: others = [] as Input[] } = {}) {
  const universe = Universe.begin(making());
  universe.step([narrator, join(ALICE, 'Alice'), ...others]);
  const outcomes = stepAll(universe, [command(ALICE, PUZZLING)], 2);
  const requests = outcomes.flatMap((outcome) => outcome.requests);
  return { universe, outcomes, requests, request: requests[0]?.request ?? 'none' };
}

const renderer = createRenderer({ texts: NARRATED_TEXTS, locale: 'en' });
const readBy = (outcomes: readonly TickOutcome[], player: string) =>
  outcomes
    .flatMap(({ outputs }) => outputs.filter((output) => output.player === player))
    .flatMap(({ percepts }) => percepts.filter((percept) => percept.kind === 'line'))
    .filter(({ key }) => /talk|narration/.test(key))
    .flatMap((percept) => renderer.render(percept).lines);

describe('a keeper with a narrator', () => {
  it('[NR3] asks nothing and says the grammar’s line at once while there is none', () => {
    const { outcomes, requests } = asked({ narrator: OFF });
    expect(requests).toEqual([]);
    expect(linesSaid(outcomes)).toEqual([expect.objectContaining({ phrase: 'talk.line' })]);
    expect(told(outcomes, ['narrator.asked'])).toEqual([]);
  });

  it('[NR3] asks with a request of its own, with what it knows of the player, and waits', () => {
    const { outcomes, requests } = asked();
    expect(requests).toEqual([
      expect.objectContaining({
        request: expect.stringMatching(/^isle@\d+@narration:keeper:warden\/player:/),
        locale: 'en',
        keeper: { text: 'isle.keeper.warden.name' },
        place: { text: 'isle.location.quay.name' },
        line: expect.objectContaining({ phrase: 'talk.line' }),
        context: expect.objectContaining({ player_name: 'Alice', active_realm: 'isle' }),
      }),
    ]);
    expect(linesSaid(outcomes)).toEqual([]);
    expect(told(outcomes, ['narrator.asked'])).toHaveLength(1);
  });

  it('[NR4] says the words of the reply, once, and the grammar’s line is not said any more', () => {
    const { universe, request } = asked();
    const outcomes = stepAll(universe, [reply(request, 'Cheese is a kind of weather')], WAIT_TICKS + 5);
    expect(linesSaid(outcomes)).toHaveLength(1);
    expect(readBy(outcomes, ALICE)).toEqual(['The warden says, “Cheese is a kind of weather.”']);
    expect(told(outcomes, ['narration.missed', 'narration.ignored'])).toEqual([]);
  });

  it('[NR5] says the grammar’s line when no reply comes in the time that is played, and not before', () => {
    const { universe, requests } = asked();
    const early = stepAll(universe, [], WAIT_TICKS - 2);
    expect(linesSaid(early)).toEqual([]);
    const due = stepAll(universe, [], 1);
    expect(linesSaid(due)).toEqual([requests[0]?.line]);
    expect(told(due, ['narration.missed'])).toEqual([
      expect.objectContaining({ params: expect.objectContaining({ code: 'narration/late' }) }),
    ]);
  });

  it('[NR5] says at once what the grammar has when the reply is not fit to be said', () => {
    const { universe, request, requests } = asked();
    const outcomes = stepAll(universe, [reply(request, '{player} gets <b>gold</b>')]);
    expect(linesSaid(outcomes)).toEqual([requests[0]?.line]);
    expect(told(outcomes, ['narration.missed'])[0]?.params['code']).toBe('narration/markup');
  });

  it('[NR6] passes over a reply that is late, doubled or to nothing that was asked, and the events say so', () => {
    const { universe, request } = asked();
    const inputs = ['nonsense', 'isle@1@realm:isle', 'nowhere@1@x', `${request}x`];
    const first = stepAll(universe, [reply(request, 'Yes.'), reply(request, 'No.')]);
    const strange = stepAll(
      universe,
      inputs.map((one) => reply(one, 'Well.')),
    );
    const late = stepAll(universe, [reply(request, 'Late.')], WAIT_TICKS + 5);
    expect(linesSaid([...first, ...strange, ...late])).toHaveLength(1);
    const ignored = told([...first, ...strange, ...late], ['narration.ignored']);
    expect(ignored.map(({ params }) => params['request']).sort()).toEqual(
      [request, ...inputs, request].sort(),
    );
  });

  it('[NR7] waits for one line at a time for each player; what else it has to say it says as ever', () => {
    const { universe, request } = asked();
    const again = stepAll(universe, [command(ALICE, PUZZLING)], 2);
    expect(again.flatMap(({ requests }) => requests)).toEqual([]);
    expect(linesSaid(again)).toHaveLength(1);
    stepAll(universe, [reply(request, 'Yes.')]);
    const anew = stepAll(universe, [command(ALICE, PUZZLING)], 2);
    expect(anew.flatMap(({ requests }) => requests)).toHaveLength(1);
  });

  it('[NR8] is read in the language that the words were found in; others read the grammar’s line', () => {
    const { universe, request, requests } = asked({
      with: [{ kind: 'player.join', player: BOB, name: 'Bob', locale: 'es' }],
    });
    const outcomes = stepAll(universe, [reply(request, 'Cheese.')]);
    const percept = (player: string) =>
      outcomes
        .flatMap(({ outputs }) => outputs.filter((output) => output.player === player))
        .flatMap(({ percepts }) => percepts)
        .find((one) => one.kind === 'line' && one.params['line'] !== undefined);
    expect(percept(ALICE)).toMatchObject({ key: 'narration.spoken', params: { words: 'Cheese', end: '.' } });
    expect(percept(BOB)).toMatchObject({ key: 'keeper.said.other', params: { line: requests[0]?.line } });
  });

  it('[NR9] says nothing to somebody who has gone, and forgets what it asked', () => {
    const { universe, request } = asked();
    stepAll(universe, [command(ALICE, 'north')]);
    const outcomes = stepAll(universe, [reply(request, 'Cheese.')], WAIT_TICKS + 5);
    expect(linesSaid(outcomes)).toEqual([]);
    expect(told(outcomes, ['narration.missed', 'narration.ignored'])).toEqual([]);
    const isle = universe.realm('isle');
    expect(isle?.facts.store.values().filter(({ kind }) => kind === 'narration')).toEqual([]);
    universe.recheck();
  });

  it('[NR10] waits on in a universe that was restored, and in one that runs again from its inputs', () => {
    const { universe } = asked();
    const restored = Universe.restore(making(), universe.snapshot());
    const [first, second] = [stepAll(universe, [], WAIT_TICKS + 2), stepAll(restored, [], WAIT_TICKS + 2)];
    expect(linesSaid(first)).toHaveLength(1);
    expect(second.map(({ record }) => record.chain)).toEqual(first.map(({ record }) => record.chain));
    expect(linesSaid(second)).toEqual(linesSaid(first));
  });

  it('[NR10] survives the process that had asked: the grammar’s line is said, and nothing is asked again', () => {
    const journal = new QuickJournal();
    const live = openLiveUniverse({ ...making(), journal, content: {} });
    const sent: string[] = [];
    const silent: Narrator = { ask: ({ request }) => sent.push(request), close: () => {} };
    attachNarrator(live, silent);
    for (const input of [join(ALICE, 'Alice'), command(ALICE, PUZZLING)]) {
      live.submit(input);
      live.advance();
    }
    expect(sent).toHaveLength(1);
    const again = openLiveUniverse({ ...making(), journal, content: {} });
    attachNarrator(again, silent);
    again.submit(join(ALICE, 'Alice'));
    const outcomes = Array.from({ length: WAIT_TICKS + 5 }, () => again.advance());
    expect(outcomes[0]?.inputs.map(({ kind }) => kind)).toEqual(['player.leave', 'player.join']);
    expect(linesSaid(outcomes)).toHaveLength(1);
    expect(sent).toHaveLength(1);
  });

  it('[NR11] knows by an input whether there is a narrator, and is told again only of a change', () => {
    const journal = new QuickJournal();
    const kinds = (narrator: Narrator | undefined) => {
      const live = openLiveUniverse({ ...making(), journal, content: {} });
      attachNarrator(live, narrator);
      return live.advance().inputs;
    };
    const silent: Narrator = { ask: () => {}, close: () => {} };
    expect(kinds(undefined)).toEqual([]);
    expect(kinds(silent)).toEqual([ON]);
    expect(kinds(silent)).toEqual([]);
    expect(kinds(undefined)).toEqual([OFF]);
  });

  it('[NR11] makes another chain with a narrator than without, and the old one when it is gone', () => {
    const hashes = (inputs: readonly Input[]) => {
      const universe = Universe.begin(making());
      for (const input of inputs) universe.step([input]);
      return universe.realm('isle')?.factsHash();
    };
    expect(hashes([ON, ON])).not.toBe(hashes([OFF, OFF]));
    expect(hashes([ON, OFF])).toBe(hashes([OFF, OFF]));
  });
});
