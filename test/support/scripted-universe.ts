/**
 * A universe of one room for tests of the edge: everybody hears what is said, `quit` ends the visit, and the test
 * runs the ticks. Real rules are not its concern.
 */
import type { Input } from '../../src/actors/universe/input.ts';
import type { LiveUniverse, Submission, UniverseStatus } from '../../src/actors/universe/live-universe.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import type { UniverseOverview } from '../../src/actors/universe/universe-overview.ts';
import type { Renderer } from '../../src/adapters/prose/renderer.ts';
import type { Percept, PlayerOutput, Presence } from '../../src/domain/percept.ts';
import type { PlayerId, RoomId } from '../../src/kernel/ids.ts';

type Output = { percepts: Percept[]; presence?: Presence; farewell?: 'quit' };

export class ScriptedUniverse implements LiveUniverse {
  /** Everything accepted, in order. */
  readonly inputs: Input[] = [];
  currentStatus: UniverseStatus = 'running';
  /** What the next submissions are refused with. */
  refusal: Extract<Submission, { ok: false }>['code'] | undefined;
  tick = 0;
  readonly people = new Map<PlayerId, string>();
  #pending: Input[] = [];
  readonly #listeners = new Set<(outcome: TickOutcome) => void>();

  status(): UniverseStatus {
    return this.currentStatus;
  }

  submit(input: Input): Submission {
    if (this.refusal !== undefined) return { ok: false, code: this.refusal };
    this.inputs.push(input);
    this.#pending.push(input);
    return { ok: true, tick: this.tick + 1 };
  }

  advance(): TickOutcome {
    this.tick += 1;
    const inputs = this.#pending;
    this.#pending = [];
    const outputs = new Map<PlayerId, Output>();
    for (const input of inputs) this.#apply(input, outputs);
    const outcome: TickOutcome = {
      record: recordOf(this.tick, inputs.length),
      inputs,
      events: [],
      texts: { inputs: [], events: [] },
      outputs: [...outputs].map(([player, output]): PlayerOutput => ({ player, ...output })),
      requests: [],
    };
    for (const listener of this.#listeners) listener(outcome);
    return outcome;
  }

  subscribe(listener: (outcome: TickOutcome) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  overview(): UniverseOverview {
    const roster = [...this.people].map(([id, name]) => ({ id, name, location: 'harbor', present: true }));
    return {
      status: this.currentStatus,
      tick: this.tick,
      controlTick: 0,
      chain: 'c0',
      worldTime: { day: 0, clock: '06:00', phase: 'dawn' },
      realms: [
        {
          realm: 'isle',
          world: 'isle',
          state: 'running',
          roster,
          keepers: 0,
          items: 0,
          tokens: 0,
          factsHash: 'f0',
        },
      ],
      stats: {
        total_players: roster.length,
        total_realms_visited: 1,
        realm_distribution: { isle: roster.length },
        total_transitions: 0,
        avg_realms_per_player: 1,
      },
      reflections: { cal: 0, domingo: 0, rewardMultiplierPercent: 100 },
    };
  }

  playerIdOf(name: string): PlayerId {
    return `player:${name.toLowerCase()}` as PlayerId;
  }

  pause(): void {
    this.currentStatus = 'paused';
  }

  resume(): void {
    this.currentStatus = 'running';
  }

  halt(): void {
    this.currentStatus = 'halted';
  }

  /** One line of prose for a player, in a tick of its own. */
  tell(player: PlayerId, text: string): void {
    this.tick += 1;
    const outcome: TickOutcome = {
      record: recordOf(this.tick, 0),
      inputs: [],
      events: [],
      texts: { inputs: [], events: [] },
      outputs: [{ player, percepts: [line(text, 'ambient')] }],
      requests: [],
    };
    for (const listener of this.#listeners) listener(outcome);
  }

  #apply(input: Input, outputs: Map<PlayerId, Output>): void {
    switch (input.kind) {
      case 'player.join':
        this.people.set(input.player, input.name);
        this.#toAll(outputs, input.player, {
          location: 'room:harbor',
          entered: [{ id: input.player, name: input.name }],
          left: [],
        });
        tellOne(outputs, input.player, ROOM);
        return;
      case 'player.leave':
        this.#remove(input.player, outputs);
        return;
      case 'player.command':
        this.#command(input.player, input.text, outputs);
        return;
      default:
        return;
    }
  }

  #command(player: PlayerId, text: string, outputs: Map<PlayerId, Output>): void {
    const name = this.people.get(player);
    if (name === undefined) return;
    if (text === 'quit') {
      tellOne(outputs, player, line('Goodbye.', 'system'));
      outputs.get(player)!.farewell = 'quit';
      this.#remove(player, outputs);
    } else if (text.startsWith('say ')) {
      for (const listener of this.people.keys()) {
        tellOne(
          outputs,
          listener,
          line(`${listener === player ? 'You say' : `${name} says`}, "${text.slice(4)}"`, 'speech'),
        );
      }
    } else if (text === 'fly') tellOne(outputs, player, line('You have no wings.', 'error', 'go/no-wings'));
    else if (text === 'unspeakable') tellOne(outputs, player, line('throw', 'action'));
    else tellOne(outputs, player, line(`You do it: ${text}.`, 'action'));
  }

  #remove(player: PlayerId, outputs: Map<PlayerId, Output>): void {
    const name = this.people.get(player);
    if (name === undefined) return;
    this.people.delete(player);
    this.#toAll(outputs, player, { location: 'room:harbor', entered: [], left: [{ id: player, name }] });
  }

  #toAll(outputs: Map<PlayerId, Output>, except: PlayerId, presence: Presence): void {
    for (const player of this.people.keys()) {
      if (player === except) continue;
      outputs.set(player, { ...(outputs.get(player) ?? { percepts: [] }), presence });
    }
  }
}

/** Shows a line's key as it stands; the key `throw` stands for a renderer with a fault. */
const renderVerbatim: Renderer = {
  phrase: (param) => JSON.stringify(param),
  render: (percept) => {
    if (percept.kind === 'room')
      return { lines: ['The Harbor', 'Mist curls around the posts.'], spans: [[], []], style: 'room' };
    if (percept.key === 'throw') throw new Error('no words for this');
    return { lines: [percept.key], spans: [[]], style: percept.style };
  },
};

/** The same for every language. */
export const verbatimRenderer = (): Renderer => renderVerbatim;

const ROOM: Percept = {
  kind: 'room',
  view: {
    realm: 'isle',
    world: 'isle',
    room: 'room:harbor' as RoomId,
    name: 'harbor',
    paragraphs: [],
    exits: [],
    items: [],
    holdings: [],
    keepers: [],
    people: [],
  },
};

type LinePercept = Extract<Percept, { kind: 'line' }>;

function line(key: string, style: LinePercept['style'], code?: string): Percept {
  return { kind: 'line', key, params: {}, style, ...(code === undefined ? {} : { code }) };
}

function tellOne(outputs: Map<PlayerId, Output>, player: PlayerId, percept: Percept): void {
  const output = outputs.get(player) ?? { percepts: [] };
  output.percepts.push(percept);
  outputs.set(player, output);
}

function recordOf(tick: number, inputCount: number): TickOutcome['record'] {
  return {
    tick,
    chain: '0'.repeat(64),
    universe: '0'.repeat(64),
    inputs: '0'.repeat(32),
    events: '0'.repeat(32),
    inputCount,
    eventCount: 0,
    envelopeCount: 0,
    roundCount: 1,
    awakeCount: 0,
  };
}
