/** What comes from outside a universe, as policies see it: whom it is about follows from its fields alone. */
import type { RealmRef } from '../rule.ts';
import { foldLetters } from '../text-fold.ts';
import type { Fields, PolicyRequest } from './policy-request.ts';

/** Whoever of these is named asks; the first of them where there are several. */
const SUBJECTS = ['operator', 'service', 'game'] as const;
/** Of a request that does not say who asks. */
const UNNAMED = 'outside:unnamed';

export function outsideRequest(action: string, fields: Fields, realms: readonly RealmRef[]): PolicyRequest {
  const { target, realm, from, to, game, player, name } = fields;
  const kind = SUBJECTS.find((who) => typeof fields[who] === 'string');
  const subject = kind === undefined ? UNNAMED : `${kind}:${fields[kind]}`;
  const named = [target, realm, from, to].filter((id) => typeof id === 'string');
  const there = realms.filter((ref) => named.includes(ref.realm));
  return {
    action,
    subject,
    roles: [subject.slice(0, subject.indexOf(':'))],
    realms: there.map((ref) => ref.realm),
    worlds: there.map(({ world }) => world),
    entities: [
      subject,
      ...(typeof game === 'string' ? [`game:${game}`] : []),
      ...(typeof target === 'string' ? [`game:${target}`] : []),
      ...(action === 'player.transition' && typeof to === 'string' ? [`game:${to}`] : []),
      ...(typeof player === 'string' ? [player] : []),
      ...(typeof name === 'string' && namesPlayer(action) ? [`player:${foldLetters(name)}`] : []),
      ...there.map((ref) => `realm:${ref.realm}`),
    ],
    fields,
  };
}

/** What `name` names in other requests is an item or a service. */
const namesPlayer = (action: string): boolean => action.startsWith('operator.') || action === 'player.create';
