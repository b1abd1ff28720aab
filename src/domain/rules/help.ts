/** help: what there is to do, or one topic of it. Topics are content: words in the lexicon and a text each. */
import { compareIds } from '../../kernel/ids.ts';
import { actingPlayer } from '../acting-player.ts';
import { lexiconOf } from '../called.ts';
import { PLAYER_VERBS } from '../intent.ts';
import { approve, type Rule, refuse } from '../rule.ts';
import { line } from '../sentence.ts';

export const help: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { named, noun } = intent;
  const { topics } = lexiconOf(context, player);
  const words = Object.keys(topics)
    .sort(compareIds)
    .flatMap((topic) => topics[topic]?.slice(0, 1) ?? []);
  if (named === undefined && noun !== undefined)
    return refuse('help/no-topic', { text: noun.join(' '), items: { list: words } });
  const percept =
    named === undefined
      ? line('help.self', { verbs: PLAYER_VERBS.length }, 'system')
      : line(`help.topic.${named}`, {}, 'system');
  const more = named === undefined && words.length > 0;
  return approve({
    percepts: [
      { player: player.id, percept },
      ...(more
        ? [{ player: player.id, percept: line('help.topics', { items: { list: words } }, 'system') }]
        : []),
    ],
  });
};
