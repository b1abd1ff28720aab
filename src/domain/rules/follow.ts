/** follow, unfollow, lose: to walk behind somebody, and to walk alone again. */
import { actingPlayer } from '../acting-player.ts';
import type { PlayerFact } from '../entity.ts';
import { approve, type Rule, type RuleContext, refuse } from '../rule.ts';
import { findPerson } from '../scope.ts';
import { personParam } from '../sentence.ts';
import { FOLLOW_CHAIN_MAX } from '../social/follow-chain.ts';
import { knows, socialOf, withoutLeader, withSocial } from '../social/social-record.ts';

export const follow: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  if (noun === undefined) return refuse('noun/missing', { verb: intent.verb });
  const leader = findPerson(context, { room: player.place, except: player.id, words: noun });
  if (leader === undefined) return refuse('follow/nobody', { text: noun.join(' ') });
  if (leader.id === player.id) return refuse('follow/self');
  const target = personParam(context.world.id, leader);
  if (socialOf(player).follows === leader.id) return refuse('follow/already', { target });
  if (leader.kind === 'player' && isBehind(context, leader, player))
    return refuse('follow/circle', { target });
  // Who is blocked believes to follow, and stays where they are.
  const isKeptAway = leader.kind === 'player' && knows(socialOf(leader).blocked, player.id);
  return approve({
    changes: isKeptAway ? [] : [withSocial(player, { follows: leader.id })],
    happenings: [
      {
        type: 'player.followed',
        actor: player.id,
        target: leader.id,
        params: { actor: player.name, target },
      },
    ],
  });
};

/** The first walks behind the second, or behind somebody who does, or the line is too long to tell. */
function isBehind({ facts }: RuleContext, first: PlayerFact, second: PlayerFact): boolean {
  let walker: PlayerFact | undefined = first;
  for (let length = 0; length < FOLLOW_CHAIN_MAX; length += 1) {
    const ahead = walker?.social?.follows;
    if (ahead === undefined) return false;
    if (ahead === second.id) return true;
    walker = facts.player(ahead);
  }
  return true;
}

export const unfollow: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const leader = socialOf(player).follows;
  if (leader === undefined) return refuse('unfollow/nobody');
  const ahead = context.facts.player(leader) ?? context.facts.keeper(leader);
  return approve({
    changes: [withoutLeader(player)],
    happenings: [
      {
        type: 'player.unfollowed',
        actor: player.id,
        // Whoever is in another realm, or in another room, does not see it.
        ...(ahead?.place === player.place ? { target: leader } : {}),
        params: {
          actor: player.name,
          target: ahead === undefined ? { text: 'follow.elsewhere' } : personParam(context.world.id, ahead),
        },
      },
    ],
  });
};

/** Everybody who walks behind the player, or the one who is named, walks alone. */
export const lose: Rule = (context, intent) => {
  const player = actingPlayer(context, intent);
  const { noun } = intent;
  const named =
    noun === undefined
      ? undefined
      : findPerson(context, { room: player.place, except: player.id, words: noun });
  const followers = context.facts
    .presentIn(player.place)
    .filter(({ id, social }) => social?.follows === player.id && (noun === undefined || id === named?.id));
  if (followers.length === 0) return refuse('lose/nobody');
  return approve({
    changes: followers.map(withoutLeader),
    happenings: followers.map((follower) => ({
      type: 'player.shook-off',
      actor: player.id,
      target: follower.id,
      params: { actor: player.name, target: follower.name },
    })),
  });
};
