/** Keys and arguments of the texts about what players become: skills, settings, quests, lore, achievements. */
import { VERBOSITIES } from '../domain/progress.ts';

export const PROGRESS_TEXTS: readonly string[] = [
  'journal.active',
  'journal.completed',
  'journal.failed',
  'journal.note',
  'journal.open',
  'journal.done',
  'hint.self',
  'lore.self',
  'lore.none',
  'lore.row',
  'lore.entry',
  'lore.progress',
  'achievements.self',
  'achievements.earned',
  'achievements.open',
  'achievements.hidden',
  'skills.self',
  'skills.attribute',
  'skills.skill',
  ...VERBOSITIES.map((verbosity) => `${verbosity}.self`),
];

export const PROGRESS_REFUSALS: readonly string[] = [
  'quests.unknown',
  'hint.nothing',
  'hint.none',
  'abandon.what',
  'abandon.bound',
  'lore.unknown',
  'train.what',
  'train.unknown',
  'train.no-points',
  'train.mastered',
];

export const PROGRESS_ARGUMENTS: readonly string[] = ['skill', 'attribute'];
