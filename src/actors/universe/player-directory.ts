/** Which realm has whom: where each player's inputs go, kept up as players come, travel and are not let in. */

import { realmOfRequest } from '../../domain/narration.ts';
import type { UniverseSpec } from '../../domain/world-spec.ts';
import type { CauseId, PlayerId, RealmId } from '../../kernel/ids.ts';
import { birthplaceOf } from '../realm/birthplace.ts';
import { type Input, isOfPlayer, type PlayerInput } from './input.ts';
import type { CrossRealmEnvelope, Letter, NarrationMail } from '../realm/mail.ts';
import type { Handed } from '../operators/operator-desk.ts';
import type { UniverseOptions } from './universe-options.ts';

/** What the hub made of inputs that it opened, by their place in the tick: the realms get this, or this input, and not what was recorded. */
export type Opened = ReadonlyMap<number, Handed | PlayerInput>;

export class PlayerDirectory {
  readonly #realms = new Map<PlayerId, RealmId>();
  readonly #options: UniverseOptions;

  constructor(options: UniverseOptions) {
    this.#options = options;
  }

  realmOf(player: PlayerId): RealmId | undefined {
    return this.#realms.get(player);
  }

  put(player: PlayerId, realm: RealmId): void {
    this.#realms.set(player, realm);
  }

  /** Travellers are looked for where they are going. */
  follow(envelopes: readonly CrossRealmEnvelope[]): void {
    for (const { to, mail } of envelopes) if (mail.kind === 'traveller') this.put(mail.player.id, to);
  }

  /** Gives every input to the realm that has the player, in journal order; unknown players begin where all do. */
  lettersOf(
    inputs: readonly Input[],
    tick: number,
    { spec, opened }: { readonly spec: UniverseSpec; readonly opened: Opened },
  ): Map<RealmId, Letter[]> {
    const letters = new Map<RealmId, Letter[]>();
    const post = (realm: RealmId, letter: Letter) => {
      const waiting = letters.get(realm);
      if (waiting === undefined) letters.set(realm, [letter]);
      else waiting.push(letter);
    };
    inputs.forEach((recorded, index) => {
      const cause = inputCause(tick, index);
      const handed = opened.get(index);
      if (handed !== undefined && !('kind' in handed)) {
        for (const { to, mail } of handed) post(to, { mail, cause });
        return;
      }
      const input = handed ?? recorded;
      for (const { realm, mail } of narrationMail(input, this.#options)) post(realm, { mail, cause });
      if (!isOfPlayer(input)) return;
      const realm = this.#realms.get(input.player) ?? birthplaceOf(spec, this.#options, input);
      if (input.kind === 'player.join' || input.kind === 'player.create') this.put(input.player, realm);
      post(realm, { mail: { kind: 'input', input }, cause });
    });
    return letters;
  }

  /** Whoever was to come into a realm and did not is nobody: a restored universe would not know of them either. */
  strikeOut(inputs: readonly Input[], isThere: (player: PlayerId, realm: RealmId) => boolean): void {
    for (const input of inputs) {
      if (!isOfPlayer(input)) continue;
      const realm = this.#realms.get(input.player);
      if (realm !== undefined && !isThere(input.player, realm)) this.#realms.delete(input.player);
    }
  }
}

/** All realms hear of a narrator; its replies go to the realm that asked, or, when there is none, to the first. */
function narrationMail(
  input: Input,
  { realms }: UniverseOptions,
): readonly { readonly realm: RealmId; readonly mail: NarrationMail }[] {
  if (input.kind === 'narrator.switch')
    return realms.map(({ realm }) => ({ realm, mail: { kind: 'narrator switch', on: input.on } }));
  if (input.kind !== 'narration.reply') return [];
  const { request, text } = input;
  const asking = realms.find(({ realm }) => realm === realmOfRequest(request)) ?? realms[0];
  return asking === undefined
    ? []
    : [{ realm: asking.realm, mail: { kind: 'narration reply', request, text } }];
}

export const inputCause = (tick: number, index: number): CauseId => `i${tick}.${index}` as CauseId;
