/** Every verb of players and the rule that answers it: the index of the rules folder. */
import type { PlayerVerb } from './intent.ts';
import type { Rule } from './rule.ts';
import { alias, unalias } from './rules/aliases.ts';
import { answer, choose } from './rules/choose.ts';
import { calendar, time } from './rules/date-views.ts';
import { close, lock, open, unlock } from './rules/door-verbs.ts';
import { drop } from './rules/drop.ts';
import { enter } from './rules/enter.ts';
import { examine } from './rules/examine.ts';
import { give } from './rules/give.ts';
import { go } from './rules/go.ts';
import { abandon, hint } from './rules/hint.ts';
import { language } from './rules/language.ts';
import { look } from './rules/look.ts';
import { journal, quests } from './rules/quests.ts';
import { quit } from './rules/quit.ts';
import { read } from './rules/read.ts';
import { exits, help, inventory, score, wait, who } from './rules/self-views.ts';
import { emote, say } from './rules/speech.ts';
import { take } from './rules/take.ts';
import { talk } from './rules/talk.ts';
import { skills, train } from './rules/train.ts';
import { travel } from './rules/travel.ts';
import { brief, superbrief, verbose } from './rules/verbosity.ts';

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
  enter,
  read,
  score,
  quests,
  journal,
  hint,
  abandon,
  skills,
  train,
  brief,
  verbose,
  superbrief,
  exits,
  language,
  alias,
  unalias,
  wait,
  quit,
};
