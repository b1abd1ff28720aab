/** lore and achievements: what a player has come to know, and what they have to show for it. */
import { actingPlayer } from '../acting-player.ts';
import { isCalled, lexiconOf } from '../called.ts';
import type { PlayerFact } from '../entity.ts';
import type { LoreSpec } from '../lore-spec.ts';
import type { Percept } from '../percept.ts';
import { type Approval, approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { line, worldParam } from '../sentence.ts';

const shown = (player: PlayerFact, percepts: readonly Percept[]): Approval =>
  approve({ percepts: percepts.map((percept) => ({ player: player.id, percept })) });

export const lore: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const known = entriesOf(context, player);
  const { noun } = intent;
  if (noun === undefined) return shown(player, listed(context, known));
  const [word = '', ...more] = noun;
  const byNumber = more.length === 0 && /^[0-9]{1,3}$/.test(word) ? known[Number(word) - 1] : undefined;
  const lexicon = lexiconOf(context, player);
  const isMeant = ({ spec: { id, words } }: Entry) => isCalled(noun, [...id.split('_'), ...words], lexicon);
  const entry = byNumber ?? known.find(isMeant);
  if (entry === undefined) return refuse('lore/unknown', { text: noun.join(' ') });
  const { title, text } = entry.spec;
  return shown(player, [line('lore.entry', { title: { text: title } }, 'system'), line(text, {}, 'system')]);
};

type Entry = { readonly world: string; readonly spec: LoreSpec };

/** In the order in which they were learned. */
function entriesOf({ universe }: RuleContext, player: PlayerFact): readonly Entry[] {
  return player.lore.flatMap((entry) => {
    const [world = '', id = ''] = entry.split('/');
    const spec = universe.worlds[world]?.lore.find((other) => other.id === id);
    return spec === undefined ? [] : [{ world, spec }];
  });
}

/** Numbered throughout, and for each world how much of it there is. */
function listed({ universe }: RuleContext, known: readonly Entry[]): readonly Percept[] {
  if (known.length === 0) return [line('lore.none', {}, 'system')];
  const rows = known.map(({ spec }, index) =>
    line('lore.row', { count: index + 1, title: { text: spec.title } }, 'system'),
  );
  const worlds = [...new Set(known.map(({ world }) => world))];
  const sums = worlds.map((world) => {
    const count = known.filter((entry) => entry.world === world).length;
    const total = universe.worlds[world]?.lore.length ?? 0;
    return line('lore.progress', { realm: worldParam(world), count, total }, 'system');
  });
  return [line('lore.self', { count: known.length }, 'system'), ...rows, ...sums];
}

export const achievements: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { achievements: all } = context.universe;
  const earned = all.filter(({ id }) => player.achievements.includes(id));
  const open = all.filter(({ id, hidden }) => !hidden && !player.achievements.includes(id));
  const row =
    (key: string) =>
    ({ name, text }: (typeof all)[number]) =>
      line(key, { title: { text: name }, line: { text } }, 'system');
  const hidden = all.length - earned.length - open.length;
  return shown(player, [
    line('achievements.self', { count: earned.length, total: all.length }, 'system'),
    ...earned.map(row('achievements.earned')),
    ...open.map(row('achievements.open')),
    ...(hidden === 0 ? [] : [line('achievements.hidden', { count: hidden }, 'system')]),
  ]);
};
