/** In which order an approved ruling is told: deeds before what came of them. */
import type { Happening } from '../../domain/game-event.ts';

/** What came of a deed is told after what the player sees of it: first the new room, then what its discovery earned. */
export const isDeed = ({ type }: Happening): boolean => !FRUITS.includes(type);
const FRUITS: readonly string[] = [
  'player.discovered',
  'player.rewarded',
  'player.esteemed',
  'player.advanced',
  'player.improved',
  'player.strengthened',
  'quest.started',
  'quest.noted',
  'quest.completed',
  'quest.failed',
  'quest.abandoned',
];
