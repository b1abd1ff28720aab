/** The texts that the engine asks for about doors: what can’t be done with them, and with what their texts are told. */
export const DOOR_TEXTS: readonly string[] = ['door.latch'];

export const DOOR_REFUSALS: readonly string[] = [
  'open.no-door',
  'open.open',
  'open.which-door',
  'open.locked',
  'close.closed',
  'unlock.no-key',
  'unlock.unlocked',
  'unlock.no-lock',
  'unlock.wrong-key',
  'lock.locked',
  'lock.no-door-lock',
];

/** `from` the other side or by itself; what it `was` before; whether it `lasts`. */
export const DOOR_ARGUMENTS: readonly string[] = ['door', 'from', 'was', 'lasts'];
