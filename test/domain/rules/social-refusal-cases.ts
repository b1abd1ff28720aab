/** What people can’t do to each other, and what brings each refusal about among people on the quay. */
import { SPOKEN_LINES_MAX } from '../../../src/domain/social/allowance.ts';
import { CHANNEL_LINES_PER_INTERVAL_MAX } from '../../../src/domain/social/channel.ts';
import {
  ACQUAINTANCES_MAX,
  DESCRIPTION_LENGTH_MAX,
  MAILBOX_MAX,
  TITLE_LENGTH_MAX,
} from '../../../src/domain/social/social-record.ts';
import type { RealmId } from '../../../src/kernel/ids.ts';
import { breakRealm } from '../../support/break-realm.ts';
import type { SocialScene } from '../../support/social-scene.ts';

export type SocialRefusal = {
  readonly code: string;
  /** Who stands beside Alice, Bob and Cleo, who sleeps. */
  readonly company?: readonly string[];
  readonly first?: (scene: SocialScene) => unknown;
  /** What Alice types. */
  readonly act: string;
  /** Whom "him" stands for after this, where that is somebody else than before. */
  readonly him?: string;
  /** Something else happens first: the line is sent, and the hub refuses it; Alice walks on, and Bob can't follow. */
  readonly comesLater?: { readonly to: 'Alice' | 'Bob' };
};

const typed =
  (name: string, ...lines: readonly string[]) =>
  (scene: SocialScene): void => {
    scene.type(name, ...lines);
  };

/** So many that they can fill a channel in one interval. */
const CROWD = Array.from(
  { length: Math.ceil(CHANNEL_LINES_PER_INTERVAL_MAX / SPOKEN_LINES_MAX) },
  (_, index) => `Talker ${index}`,
);
const FRIENDS = Array.from({ length: ACQUAINTANCES_MAX }, (_, index) => `Friend ${index}`);

export const SOCIAL_REFUSALS: readonly SocialRefusal[] = [
  { code: 'social/which', act: 'gesture' },
  { code: 'social/nobody', act: 'smile at zed' },
  { code: 'social/unknown', act: 'befriend zed' },
  {
    code: 'social/too-fast',
    first: typed('Alice', ...Array.from({ length: SPOKEN_LINES_MAX }, (_, count) => `tell bob ${count}`)),
    act: 'newbie more',
  },
  {
    code: 'social/too-many',
    company: FRIENDS,
    first: typed('Alice', ...FRIENDS.map((name) => `befriend ${name}`)),
    act: 'befriend bob',
  },
  { code: 'social/too-long', act: `title ${'x'.repeat(TITLE_LENGTH_MAX + 1)}` },
  { code: 'social/too-long', act: `describe ${'x'.repeat(DESCRIPTION_LENGTH_MAX + 1)}` },
  { code: 'whisper/nothing', act: 'whisper' },
  { code: 'whisper/nobody', act: 'whisper zed hello' },
  { code: 'whisper/self', act: 'whisper alice hello' },
  { code: 'whisper/keeper', act: 'whisper warden hello' },
  { code: 'whisper/asleep', act: 'whisper cleo hello' },
  { code: 'shout/nothing', act: 'shout' },
  { code: 'tell/nothing', act: 'tell bob' },
  { code: 'tell/unknown', act: 'tell zed hello' },
  { code: 'tell/self', act: 'tell alice hello' },
  { code: 'tell/blocked', first: typed('Alice', 'block bob'), act: 'tell bob hello' },
  {
    code: 'tell/mailbox-full',
    first: (scene) => {
      scene.travel('Bob').leave('Bob').wait();
      for (let count = 0; count < MAILBOX_MAX; count += 1) scene.type('Alice', `tell bob ${count}`).wait(24);
    },
    act: 'tell bob one more',
    comesLater: { to: 'Alice' },
  },
  {
    code: 'tell/unreachable',
    first: (scene) => breakRealm(scene.travel('Bob').universe, 'deep' as RealmId),
    act: 'tell bob anybody there',
    comesLater: { to: 'Alice' },
  },
  { code: 'reply/nobody', act: 'reply hello' },
  { code: 'channel/unknown', act: 'channel gossip' },
  { code: 'channel/left', first: typed('Alice', 'newbie leave'), act: 'newbie hello' },
  { code: 'channel/joined', act: 'newbie join' },
  { code: 'channel/muted', first: typed('Alice', 'mute newbie'), act: 'newbie mute' },
  { code: 'channel/unmuted', act: 'unmute newbie' },
  {
    code: 'channel/crowded',
    company: CROWD,
    // From the tick after a control tick, so that all of it is counted together.
    first: (scene) => {
      while (scene.universe.tick % 10 !== 0) scene.wait(1);
      for (const name of CROWD) {
        scene.type(name, ...Array.from({ length: SPOKEN_LINES_MAX }, (_, count) => `newbie ${count}`));
      }
    },
    act: 'newbie hello',
    comesLater: { to: 'Alice' },
  },
  { code: 'follow/nobody', act: 'follow zed' },
  { code: 'follow/nobody', act: 'follow cleo' },
  { code: 'follow/self', act: 'follow me' },
  {
    code: 'follow/locked',
    first: (scene) => scene.type('Bob', 'follow alice').type('Alice', 'ask warden about key').wait(3),
    act: 'unlock up. up. down. lock up',
    comesLater: { to: 'Bob' },
  },
  { code: 'follow/already', first: typed('Alice', 'follow bob'), act: 'follow bob' },
  { code: 'follow/circle', first: typed('Bob', 'follow alice'), act: 'follow bob', him: 'Bob' },
  { code: 'unfollow/nobody', act: 'unfollow' },
  { code: 'lose/nobody', act: 'lose bob', him: 'Bob' },
  { code: 'befriend/nobody', act: 'befriend' },
  { code: 'befriend/self', act: 'befriend alice' },
  { code: 'befriend/already', first: typed('Alice', 'befriend bob'), act: 'befriend bob' },
  { code: 'unfriend/no-friend', act: 'unfriend bob' },
  { code: 'block/self', act: 'block alice' },
  { code: 'block/already', first: typed('Alice', 'block bob'), act: 'block bob' },
  { code: 'unblock/nobody', act: 'unblock' },
  { code: 'unblock/not-kept', act: 'unblock bob' },
  { code: 'mute/self', act: 'mute alice' },
  { code: 'mute/already', first: typed('Alice', 'mute bob'), act: 'mute bob' },
  { code: 'unmute/nobody', act: 'unmute' },
  { code: 'unmute/not-kept', act: 'unmute bob' },
  { code: 'back/here', act: 'back' },
  { code: 'seen/nobody', act: 'seen' },
  { code: 'help/no-topic', act: 'help weather' },
];
