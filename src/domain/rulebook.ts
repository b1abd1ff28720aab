/** Every verb of players and the rule that answers it: the index of the rules folder. */
import { GESTURE_VERBS, type GestureVerb } from './gesture.ts';
import type { PlayerVerb } from './intent.ts';
import type { Rule } from './rule.ts';
import { accept, decline } from './rules/accept.ts';
import { alias, unalias } from './rules/aliases.ts';
import { channel } from './rules/channel.ts';
import { answer, choose } from './rules/choose.ts';
import { calendar, time } from './rules/date-views.ts';
import { close, lock, open, unlock } from './rules/door-verbs.ts';
import { drop } from './rules/drop.ts';
import { drink, eat } from './rules/eat.ts';
import { enter } from './rules/enter.ts';
import { examine } from './rules/examine.ts';
import { follow, lose, unfollow } from './rules/follow.ts';
import { befriend, friends, unfriend } from './rules/friends.ts';
import { clamber, gesture } from './rules/gesture.ts';
import { give } from './rules/give.ts';
import { go } from './rules/go.ts';
import { help } from './rules/help.ts';
import { abandon, hint } from './rules/hint.ts';
import { block, mute, unblock, unmute } from './rules/ignore.ts';
import { language } from './rules/language.ts';
import { extinguish, fill, light, pour } from './rules/light.ts';
import { look } from './rules/look.ts';
import { achievements, lore } from './rules/lore.ts';
import { empty, put } from './rules/put.ts';
import { journal, quests } from './rules/quests.ts';
import { quit } from './rules/quit.ts';
import { read } from './rules/read.ts';
import { search } from './rules/search.ts';
import { away, back, describe, pronouns, title } from './rules/self-description.ts';
import { exits, inventory, score, wait } from './rules/self-views.ts';
import { shout } from './rules/shout.ts';
import { show } from './rules/show.ts';
import { sit, stand } from './rules/sit.ts';
import { social, socials } from './rules/social.ts';
import { emote, say } from './rules/speech.ts';
import { take } from './rules/take.ts';
import { talk } from './rules/talk.ts';
import { reply, tell } from './rules/tell.ts';
import { throwThing } from './rules/throw.ts';
import { skills, train } from './rules/train.ts';
import { travel } from './rules/travel.ts';
import { brief, superbrief, verbose } from './rules/verbosity.ts';
import { remove, wear } from './rules/wear.ts';
import { whisper } from './rules/whisper.ts';
import { seen, who, whois } from './rules/whois.ts';

export type Rulebook = Readonly<Record<PlayerVerb, Rule>>;

export const RULEBOOK: Rulebook = {
  look,
  examine,
  go,
  take,
  drop,
  give,
  open,
  close,
  unlock,
  lock,
  inventory,
  put,
  empty,
  search,
  wear,
  remove,
  eat,
  drink,
  light,
  extinguish,
  fill,
  pour,
  sit,
  stand,
  say,
  emote,
  talk,
  ask: talk,
  choose,
  answer,
  who,
  time,
  calendar,
  help,
  travel,
  accept,
  decline,
  enter,
  read,
  score,
  quests,
  journal,
  hint,
  abandon,
  lore,
  achievements,
  skills,
  train,
  brief,
  verbose,
  superbrief,
  exits,
  language,
  alias,
  unalias,
  throw: throwThing,
  show,
  ...(Object.fromEntries(GESTURE_VERBS.map((verb) => [verb, gesture])) as Record<GestureVerb, Rule>),
  climb: clamber,
  swim: clamber,
  wait,
  quit,
  whisper,
  shout,
  tell,
  reply,
  social,
  socials,
  channel,
  follow,
  unfollow,
  lose,
  friends,
  befriend,
  unfriend,
  block,
  unblock,
  mute,
  unmute,
  away,
  back,
  seen,
  whois,
  title,
  pronouns,
  describe,
};

/** Verbs by which a thing may come to its end. */
const CONSUMING: readonly PlayerVerb[] = ['eat'];
export const mayRemoveItems = (verb: PlayerVerb): boolean => CONSUMING.includes(verb);
