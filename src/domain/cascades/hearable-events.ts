/** Which events reactions may wait for, beside those that somebody is told of; docs/reactions.md says why the others are not among them. */

/** What happens at the hub and nowhere else: only reactions of the whole universe hear it. */
export const HUB_EVENTS: readonly string[] = [
  'bridge.refused',
  'cal.reflected',
  'chart.activated',
  'chart.refused',
  'domingo.reflected',
  'game.lagging',
  'game.left',
  'game.missed',
  'game.refused',
  'game.registered',
  'game.rejoined',
  'game.resumed',
  'game.returned',
  'game.suspended',
  'governance.changed',
  'operator.banned',
  'operator.broadcast',
  'operator.noted',
  'operator.unbanned',
  'player.turned-away',
  'service.answers',
  'service.left',
  'service.registered',
  'service.rejoined',
  'service.silent',
  'treasury.granted',
  'treasury.repaid',
  'universal.updated',
  'voyage.accepted',
  'voyage.ended',
  'voyage.judged',
  'voyage.refused',
  'world.activated',
  'world.refused',
];

/** Also at the hub: about what comes from outside, and in a realm about what its players do. */
export const SHARED_EVENTS: readonly string[] = ['governance.decided', 'operator.refused'];

/** What happens in a realm without anybody being told of it. */
export const UNTOLD_EVENTS: readonly string[] = [
  'citizen.set-out',
  'citizen.settled',
  'citizen.turned-back',
  'event.began',
  'event.ended',
  'keeper.held-up',
  'narration.ignored',
  'narration.missed',
  'narrator.asked',
  'player.answered',
  'player.chose',
  'player.examined',
  'player.read',
  'player.sat',
  'player.stood',
  'transition.refused',
  'voyage.began',
];

/** Steps of reactions themselves, what games publish, which has a name of its own, and defects. */
export const UNHEARD_EVENTS: readonly string[] = [
  'actor.failed',
  'cascade.deferred',
  'cascade.overflowed',
  'game.event',
  'reaction.fired',
  'reaction.published',
  'reaction.stopped',
  'reaction.told',
  'realm.failed',
  'rule.failed',
];
