/** Small sets as sorted arrays, so that equal sets have equal records. */
import { compareIds } from '../kernel/ids.ts';

/** The same array when the member is already there. */
export function withMember(members: readonly string[], member: string): readonly string[] {
  return members.includes(member) ? members : [...members, member].sort(compareIds);
}
