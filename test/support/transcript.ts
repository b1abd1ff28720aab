/**
 * Plays of the shipped worlds as text: what somebody types, and below it every line that anybody reads because of it.
 * A step is a line that begins with `>` (the first player types), `Bob>` (another one does) or `@` (a direction).
 */

import type { Input } from '../../src/actors/universe/input.ts';
import { playerIdOf } from '../../src/actors/universe/player-id.ts';
import type { TickOutcome } from '../../src/actors/universe/tick-outcome.ts';
import { Universe } from '../../src/actors/universe/universe.ts';
import { DEFAULT_OPTIONS, realmsOf } from '../../src/actors/universe/universe-options.ts';
import { readContentDirectory, SHIPPED_CONTENT_DIRECTORY } from '../../src/adapters/content-directory.ts';
import { foldAlike } from '../../src/adapters/prose/fold-alike.ts';
import { createRenderers, type Renderers } from '../../src/adapters/prose/renderers.ts';
import { formatFinding } from '../../src/content/finding.ts';
import { type LoadedContent, loadContent } from '../../src/content/load-content.ts';
import { clockFace, worldTimeAt } from '../../src/domain/world-clock.ts';
import type { PlayerId } from '../../src/kernel/ids.ts';
import { publish, register } from './game-inputs.ts';

export type Transcript = {
  readonly title: string;
  /** As written, and as it was played; the same when the play goes as written. */
  readonly written: string;
  readonly played: string;
};

type Step = { readonly act: string; readonly expected: readonly string[] };
type Part = Step | { readonly note: string };

/** @throws on content that does not load, a direction it does not know, and a defect of the engine. */
export function playTranscript(text: string, content: LoadedContent = shippedContent()): Transcript {
  const parts = partsOf(text);
  const stage = new Stage(content);
  const played = parts.map((part): Part => {
    if ('note' in part) return part;
    const lines = stage.perform(part.act);
    return { act: part.act, expected: agrees(part.expected, lines) ? part.expected : lines };
  });
  const title = parts.find((part) => 'note' in part)?.note.replace(/^# */, '') ?? 'untitled';
  return { title, written: format(parts), played: format(played) };
}

let shipped: LoadedContent | undefined;

/** The worlds that come with the program, loaded once. */
export function shippedContent(): LoadedContent {
  if (shipped !== undefined) return shipped;
  const content = loadContent(readContentDirectory(SHIPPED_CONTENT_DIRECTORY));
  if (!content.ok) throw new Error(content.findings.map(formatFinding).join('\n'));
  shipped = content;
  return content;
}

const ACT = /^(?:[A-Z][\w' -]{0,23})?>|^@ /;

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let step: { act: string; expected: string[] } | undefined;
  for (const line of text.split('\n')) {
    if (line.startsWith('# ')) {
      step = undefined;
      parts.push({ note: line });
    } else if (ACT.test(line)) {
      step = { act: line, expected: [] };
      parts.push(step);
    } else if (step !== undefined) step.expected.push(line.trimEnd());
    else if (line.trim() !== '') throw new Error(`a line before the first step: ${line}`);
  }
  return parts.map((part) => ('note' in part ? part : { ...part, expected: trimBlank(part.expected) }));
}

function trimBlank(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line !== '');
  const first = lines.findIndex((line) => line !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

function format(parts: readonly Part[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if ('note' in part) text += `${part.note}\n${next !== undefined && 'note' in next ? '' : '\n'}`;
    else text += [part.act, ...part.expected, ''].join('\n') + (next === undefined ? '' : '\n');
  }
  return text;
}

/** `...` stands for any number of lines. */
function agrees(expected: readonly string[], lines: readonly string[]): boolean {
  const [first, ...rest] = expected;
  if (first === undefined) return lines.length === 0;
  if (first === '...') return lines.some((_, at) => agrees(rest, lines.slice(at))) || rest.length === 0;
  return lines[0] === first && agrees(rest, lines.slice(1));
}

/** `locale`: the language they were last heard to read. */
type Player = { readonly name: string; readonly id: PlayerId; locale: string };

/** `game salvage registers`, `game salvage publishes treasure_found {"treasure":"an anchor"}`. */
function gameInput(direction: string): Input | undefined {
  const [, id, event, data] = /^game (\w+) (?:registers|publishes (\w+) (\{.*\}))$/.exec(direction) ?? [];
  if (id === undefined) return undefined;
  return event === undefined ? register(id) : publish(id, event, { kind: 'all' }, data);
}

const WAIT_TICKS_MAX = 20_000;

class Stage {
  readonly #renderers: Renderers;
  readonly #content: LoadedContent;
  readonly #players: Player[] = [];
  #options;
  #universe: Universe | undefined;
  /** What the narrator was asked and has not answered. */
  readonly #asked: string[] = [];

  constructor(content: LoadedContent) {
    this.#content = content;
    const { locales } = content.universe;
    this.#renderers = createRenderers({ texts: content.texts, locales, defaultLocale: 'en' });
    this.#options = { ...DEFAULT_OPTIONS, seed: '42', realms: this.#realms(2) };
  }

  /** Of all worlds in turn. */
  #realms(count: number) {
    return realmsOf(Object.keys(this.#content.universe.worlds), count);
  }

  #running(): Universe {
    this.#universe ??= Universe.begin({
      spec: this.#content.universe,
      options: this.#options,
      onFailure: ({ where, error }) => {
        throw new Error(`a defect in ${where}`, { cause: error });
      },
    });
    return this.#universe;
  }

  perform(act: string): string[] {
    if (act.startsWith('@ ')) return this.#direct(act.slice(2).trim());
    const sign = act.indexOf('>');
    const player = sign === 0 ? this.#players[0] : this.#named(act.slice(0, sign));
    if (player === undefined) throw new Error(`nobody has joined who could do: ${act}`);
    const text = act.slice(sign + 1).trim();
    return this.#step([{ kind: 'player.command', player: player.id, text }]);
  }

  #named(name: string): Player {
    const known = this.#players.find((player) => player.name === name);
    if (known !== undefined) return known;
    const player = { name, id: playerIdOf(this.#options.seed, name), locale: 'en' };
    this.#players.push(player);
    return player;
  }

  #direct(direction: string): string[] {
    const [, name, move, locale] = /^(.+?) (joins|leaves)(?: in ([\w-]+))?$/.exec(direction) ?? [];
    if (name !== undefined) {
      if (locale !== undefined && !this.#renderers.locales.includes(locale))
        throw new Error(`no such language: @ ${direction}`);
      const { id } = this.#named(name);
      const join: Input = {
        kind: 'player.join',
        player: id,
        name,
        ...(locale === undefined ? {} : { locale }),
      };
      return this.#step([move === 'joins' ? join : { kind: 'player.leave', player: id }]);
    }
    if (direction === 'a narrator arrives') return this.#step([{ kind: 'narrator.switch', on: true }]);
    const [, text] = /^the narrator says (.+)$/.exec(direction) ?? [];
    if (text !== undefined) {
      const request = this.#asked.shift();
      if (request === undefined) throw new Error(`nobody asked the narrator: @ ${direction}`);
      return this.#step([{ kind: 'narration.reply', request, text }]);
    }
    const game = gameInput(direction);
    if (game !== undefined) return this.#step([game]);
    const [, ticks] = /^wait (\d+) ticks?$/.exec(direction) ?? [];
    if (ticks !== undefined) return this.#wait((waited) => waited === Number(ticks));
    const [, clock] = /^wait until (\d\d:\d\d)$/.exec(direction) ?? [];
    if (clock !== undefined) return this.#wait((waited) => waited > 0 && this.#clock() === clock);
    const [, option, value] = /^(seed|npcs|realms) (\S+)$/.exec(direction) ?? [];
    if (option === undefined || this.#universe !== undefined)
      throw new Error(`no such direction: @ ${direction}`);
    if (option === 'realms') this.#options = { ...this.#options, realms: this.#realms(Number(value)) };
    else this.#options = { ...this.#options, [option]: option === 'seed' ? value : Number(value) };
    return [];
  }

  #clock(): string {
    const { tick, options, spec } = this.#running();
    return clockFace(worldTimeAt({ clock: spec.clock, tickMs: options.tickMs }, tick).minute);
  }

  #wait(done: (waited: number) => boolean): string[] {
    const lines: string[] = [];
    for (let waited = 0; !done(waited); waited += 1) {
      if (waited === WAIT_TICKS_MAX) throw new Error(`waited for more than ${WAIT_TICKS_MAX} ticks`);
      lines.push(...this.#step([]));
    }
    return lines;
  }

  #step(inputs: readonly Input[]): string[] {
    return this.#read(this.#running().step(inputs));
  }

  /** What everybody reads, in the order in which they joined; only the first player's lines bear no name. */
  #read({ outputs, requests }: TickOutcome): string[] {
    this.#asked.push(...requests.map(({ request }) => request));
    return this.#players.flatMap((reader, index) => {
      const { id, name } = reader;
      const own = outputs.filter(({ player }) => player === id);
      for (const { locale } of own) reader.locale = locale ?? reader.locale;
      const renderer = this.#renderers.of(reader.locale);
      const lines = own
        .flatMap(({ percepts }) => foldAlike(percepts))
        .flatMap((percept) => renderer.render(percept).lines);
      return index === 0 ? lines : lines.map((line) => `${name}| ${line}`.trimEnd());
    });
  }
}
