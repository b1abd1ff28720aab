/** What one client was last told of how things stand, so that only what has changed is told again. */
import type { PlayerStatus } from '../../actors/universe/player-status.ts';
import { CHANNELS } from '../../domain/social/channel.ts';
import { socialOf } from '../../domain/social/social-record.ts';
import type { StatusView } from '../../domain/status-view.ts';
import type { PlayerId } from '../../kernel/ids.ts';
import type { Status } from '../../protocol/status.ts';
import type { Renderer } from '../prose/renderer.ts';
import type { Renderers } from '../prose/renderers.ts';

export type StatusSource = (player: PlayerId) => PlayerStatus | undefined;

type Part = Exclude<keyof Status, 'tick' | 'places'>;

export class StatusReport {
  readonly #renderers: Renderers;
  /** Part to its JSON. */
  readonly #told = new Map<string, string>();
  readonly #toldPlaces = new Map<string, string>();
  #visited: readonly string[] | undefined;
  #locale: string | undefined;

  constructor(renderers: Renderers) {
    this.#renderers = renderers;
  }

  /** Undefined when there is nothing new. */
  news({ view, visited, words }: PlayerStatus, tick: number): Status | undefined {
    const { locale, visitedPlaces } = view.player;
    const renderer = this.#renderers.of(locale);
    const isNewLanguage = locale !== this.#locale;
    const parts: Partial<Record<Part, unknown>> = {
      language: { locale, locales: this.#renderers.locales },
      room: roomPart(view, renderer),
      self: selfPart(view, renderer),
      quests: view.quests.map(({ id, title, status, notes }) => ({
        id,
        title: renderer.phrase(title),
        status,
        notes: notes.map((note) => renderer.phrase(note, { player: view.player.name })),
      })),
      choices: view.choices.map((choice) => renderer.phrase(choice, { player: view.player.name })),
      sky: skyPart(view, renderer),
      channels: channelsPart(view, renderer),
      ...(isNewLanguage ? { words: words() } : {}),
    };
    const news: Record<string, unknown> = {};
    for (const [name, part] of Object.entries(parts)) {
      const text = JSON.stringify(part);
      if (this.#told.get(name) === text) continue;
      this.#told.set(name, text);
      news[name] = part;
    }
    if (isNewLanguage) this.#toldPlaces.clear();
    if (isNewLanguage || visitedPlaces !== this.#visited) {
      const places = this.#newPlaces(visited(), renderer);
      if (places.length > 0) news['places'] = places;
    }
    this.#visited = visitedPlaces;
    this.#locale = locale;
    return Object.keys(news).length === 0 ? undefined : ({ tick, ...news } as Status);
  }

  #newPlaces(visited: ReturnType<PlayerStatus['visited']>, renderer: Renderer): unknown[] {
    return visited.flatMap(({ place, name, world, ways, at }) => {
      const told = { place, name: renderer.phrase({ text: name }), world, ways, at };
      const text = JSON.stringify(told);
      if (this.#toldPlaces.get(place) === text) return [];
      this.#toldPlaces.set(place, text);
      return [told];
    });
  }
}

function roomPart({ place, room, world }: StatusView, renderer: Renderer): unknown {
  return {
    place,
    name: renderer.phrase({ text: room.name }),
    realm: room.realm,
    world: renderer.phrase(world),
    exits: room.exits.map(({ direction, to, door, portal }) => ({
      direction,
      label: renderer.phrase({ text: `direction.${direction}` }),
      to: renderer.phrase({ text: to }),
      door,
      portal: portal !== undefined,
    })),
    items: room.items.map((item) => renderer.phrase(item)),
    people: [
      ...room.keepers.map(({ id, name }) => ({ id, name: renderer.phrase({ text: name }), kind: 'keeper' })),
      ...room.people.map(({ id, name }) => ({ id, name, kind: 'player' })),
    ],
  };
}

function selfPart({ player, level, inventory }: StatusView, renderer: Renderer): unknown {
  const { name, experience, tokens } = player;
  return { name, level, experience, tokens, inventory: inventory.map((item) => renderer.phrase(item)) };
}

function channelsPart({ player }: StatusView, renderer: Renderer): unknown {
  const { channelsLeft, channelsMuted } = socialOf(player);
  return CHANNELS.filter((id) => !channelsLeft.includes(id) && !channelsMuted.includes(id)).map((id) => ({
    id,
    name: renderer.phrase({ text: `channel.name.${id}` }),
  }));
}

function skyPart({ sky }: StatusView, renderer: Renderer): unknown {
  const word = (kind: string, value: string) => renderer.phrase({ text: `${kind}.${value}` });
  return {
    day: sky.day,
    clock: sky.clock,
    phase: word('phase', sky.phase),
    season: word('season', sky.season),
    weather: word('weather', sky.weather),
    tide: word('tide', sky.tide),
  };
}
