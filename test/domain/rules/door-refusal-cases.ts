/** What can’t be done with doors, and what brings each refusal about in the isle of doors. */
export type DoorRefusal = {
  readonly code: string;
  /** By Alice, from the quay. */
  readonly first: readonly string[];
  readonly act: string;
};

export const DOOR_REFUSALS: readonly DoorRefusal[] = [
  { code: 'unlock/no-lock', first: ['n'], act: 'unlock south' },
  { code: 'lock/no-door-lock', first: ['n'], act: 'lock south' },
  { code: 'open/which-door', first: ['n', 'close south'], act: 'open door' },
  { code: 'close/closed', first: ['n', 'close south'], act: 'close door' },
  { code: 'open/open', first: ['n'], act: 'open south' },
];
