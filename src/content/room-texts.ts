/** The lines of which the view of a room is made. */
export const ROOM_TEXTS = [
  'view.exits',
  'view.exit',
  'view.no-exits',
  'view.items',
  'view.keepers',
  'view.others',
  'view.people',
  'view.more',
  'view.several',
  'view.rewritten',
] as const;
