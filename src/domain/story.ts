/** Stories: where the records of quests, dialogues and world events are found, and how they begin. */
import { type EntityId, entityId, type PlayerId } from '../kernel/ids.ts';
import type { StoryFact } from './entity.ts';
import type { ReadonlyFacts } from './facts.ts';
import type { QuestStatus } from './vocabulary/param-type.ts';

export const questId = (chart: string, player: PlayerId): EntityId => entityId('quest', `${chart}/${player}`);
/** A player talks with a keeper in one dialogue at a time. */
export const dialogueId = (keeper: EntityId, player: PlayerId): EntityId =>
  entityId('dialogue', `${keeper}/${player}`);
const worldStoryId = (chart: string): EntityId => entityId('world', chart);

const UNWRITTEN: Pick<StoryFact, 'notes' | 'objectives' | 'mayBeAbandoned' | 'mayBeRetried'> = {
  notes: [],
  objectives: [],
  mayBeAbandoned: false,
  mayBeRetried: false,
};

export function newQuest(chart: string, player: PlayerId): StoryFact {
  return {
    id: questId(chart, player),
    kind: 'story',
    role: 'quest',
    chart,
    player,
    status: 'active',
    ...UNWRITTEN,
  };
}

export function newDialogue(
  chart: string,
  { keeper, player }: { keeper: EntityId; player: PlayerId },
): StoryFact {
  const id = dialogueId(keeper, player);
  return { id, kind: 'story', role: 'dialogue', chart, player, keeper, status: 'active', ...UNWRITTEN };
}

export function newWorldStory(chart: string): StoryFact {
  return { id: worldStoryId(chart), kind: 'story', role: 'world', chart, status: 'active', ...UNWRITTEN };
}

export function questStatus(facts: ReadonlyFacts, chart: string, player: PlayerId): QuestStatus {
  return facts.story(questId(chart, player))?.status ?? 'unknown';
}
