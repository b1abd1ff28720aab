/** Players of two realms and the hub between them: tells, channels, the register, following. */
import { describe, expect, it } from 'vitest';
import { HubPost } from '../../src/actors/universe/hub-post.ts';
import type { CrossRealmEnvelope } from '../../src/actors/realm/mail.ts';
import { CHANNEL_LINES_PER_INTERVAL_MAX, HISTORY_MAX, historyOf } from '../../src/domain/social/channel.ts';
import { type ListingFact, listingId } from '../../src/domain/social/listing.ts';
import { MAILBOX_MAX } from '../../src/domain/social/social-record.ts';
import { type CauseId, HUB, type PlayerId, type RealmId } from '../../src/kernel/ids.ts';
import { breakRealm } from '../support/break-realm.ts';
import { SocialScene } from '../support/social-scene.ts';

const ISLE = 'isle' as RealmId;
const DEEP = 'deep' as RealmId;
const CAUSE = 't10.hub.0' as CauseId;

describe('a tell', () => {
  it('[SO1] is heard at once in the same realm, and a control tick later in another', () => {
    const scene = new SocialScene(['Alice', 'Bob']);
    scene.type('Alice', 'tell bob hello');
    expect(scene.heard('Bob')).toContain('tell.heard.target hello');
    scene.travel('Bob').forget().type('Alice', 'tell to Bob: "are you there"');
    expect(scene.heard('Alice')).toEqual(['player.told.self are you there']);
    expect(scene.heard('Bob')).toEqual([]);
    expect(scene.wait().heard('Bob')).toEqual(['tell.heard.target are you there']);
  });

  it('[SO1] finds somebody who sets out meanwhile', () => {
    const scene = new SocialScene(['Alice', 'Bob']);
    scene.type('Bob', 'n', 'e').forget().wait(6);
    scene.type('Bob', 'enter arch').type('Alice', 'tell bob wait for me').wait(40);
    expect(scene.heard('Bob')).toContain('tell.heard.target wait for me');
  });

  it('[SO2] to somebody asleep is kept until they wake, and the teller is told so', () => {
    const scene = new SocialScene(['Alice', 'Bob']).travel('Bob').leave('Bob').wait().forget();
    scene.type('Alice', 'tell bob good morning').wait(24);
    expect(scene.heard('Alice')).toEqual(['player.told.self good morning', 'tell.kept.target']);
    expect(scene.forget().join('Bob').heard('Bob')).toContain('mailbox.row good morning');
    expect(scene.player('Bob').social?.mailbox).toEqual([]);
  });

  it('[SO2] is refused when there is no more room for it', () => {
    const scene = new SocialScene(['Alice', 'Bob']).travel('Bob').leave('Bob').wait();
    for (let count = 0; count < MAILBOX_MAX; count += 1) scene.type('Alice', `tell bob ${count}`).wait(24);
    expect(scene.wait(24).forget().type('Alice', 'tell bob one more').wait(24).heard('Alice')).toEqual([
      'player.told.self one more',
      'refusal.tell.mailbox-full',
    ]);
    expect(scene.player('Bob').social?.mailbox).toHaveLength(MAILBOX_MAX);
  });

  it('[SO3] to a realm that has failed comes back as a refusal', () => {
    const scene = new SocialScene(['Alice', 'Bob'], () => {}).travel('Bob').forget();
    breakRealm(scene.universe, DEEP);
    scene.type('Alice', 'tell bob anybody there').wait(24);
    expect(scene.heard('Alice')).toEqual(['player.told.self anybody there', 'refusal.tell.unreachable']);
  });

  it('[SO4] can be answered with one word', () => {
    const scene = new SocialScene(['Alice', 'Bob']).travel('Bob');
    scene.type('Alice', 'tell bob hello').wait().type('Bob', 'r hello yourself').wait();
    expect(scene.heard('Alice')).toContain('tell.heard.target hello yourself');
  });

  it('[SO5] to somebody away is answered once with what they left', () => {
    const scene = new SocialScene(['Alice', 'Bob']).travel('Bob').type('Bob', 'away at dinner').wait();
    scene.forget().type('Alice', 'tell bob one').wait(24).type('Alice', 'tell bob two').wait(24);
    expect(scene.heard('Alice')).toEqual([
      'player.told.self one',
      'tell.away.target at dinner',
      'player.told.self two',
    ]);
    expect(scene.type('Bob', 'back').player('Bob').social?.away).toBeUndefined();
  });
});

describe('a channel', () => {
  it('[SO6] of the universe is heard by all who belong to it, in every realm, and kept', () => {
    const scene = new SocialScene(['Alice', 'Bob', 'Cleo', 'Dan']).travel('Bob');
    scene.type('Cleo', 'newbie leave').type('Dan', 'mute newbie').forget();
    scene.type('Alice', 'newbie where is everybody').wait();
    const line = 'channel.heard.other where is everybody';
    expect(scene.heard('Alice')).toEqual(['player.chatted.self where is everybody']);
    expect(scene.heard('Bob')).toEqual([line]);
    expect([...scene.heard('Cleo'), ...scene.heard('Dan')]).toEqual([]);
    scene.forget().type('Bob', 'newbie history').type('Cleo', 'newbie hello').type('Dan', 'newbie history');
    expect(scene.heard('Bob')).toEqual(['channel.history', 'channel.line where is everybody']);
    expect(scene.heard('Dan')).toEqual(['channel.history', 'channel.line where is everybody']);
    expect(scene.heard('Cleo')).toEqual(['refusal.channel.left']);
  });

  it('[SO6] of a realm stays in it, and is heard at once', () => {
    const scene = new SocialScene(['Alice', 'Bob', 'Cleo']).travel('Bob').forget();
    scene.type('Alice', 'realm rain again').wait();
    expect(scene.heard('Cleo')).toEqual(['channel.heard.other rain again']);
    expect(scene.heard('Bob')).toEqual([]);
  });

  it('[SO6] remembers so many lines', () => {
    const scene = new SocialScene(['Alice']);
    for (let count = 0; count < HISTORY_MAX + 3; count += 1) scene.type('Alice', `realm ${count}`).wait(20);
    const lines = historyOf(scene.universe.realm('isle')!.facts, 'realm');
    expect(lines.map(({ text }) => text)).toEqual(
      Array.from({ length: HISTORY_MAX }, (_, index) => String(index + 3)),
    );
  });

  it('[SO7] on which too many speak at once refuses the rest', () => {
    const post = new HubPost();
    const incoming = Array.from({ length: CHANNEL_LINES_PER_INTERVAL_MAX + 1 }, (_, seq) =>
      said(seq, `player:${seq}` as PlayerId),
    );
    const sent = post.step(incoming, { cause: CAUSE, open: [DEEP, ISLE], whereIs: () => ISLE });
    expect(sent).toHaveLength(2 * CHANNEL_LINES_PER_INTERVAL_MAX + 1);
    expect(sent.at(-1)?.mail).toMatchObject({ kind: 'notice', outcome: 'channel/crowded' });
  });
});

const said = (seq: number, from: PlayerId): CrossRealmEnvelope => ({
  from: ISLE,
  to: HUB,
  seq,
  cause: CAUSE,
  mail: {
    kind: 'channel line',
    channel: 'universe',
    line: { from, name: 'Somebody', text: 'hello', tick: 3 },
  },
});

const listing = (name: string, more: Partial<ListingFact> = {}): ListingFact => ({
  id: listingId(`player:${name}` as PlayerId),
  kind: 'listing',
  player: `player:${name}` as PlayerId,
  name,
  realm: ISLE,
  status: 'awake',
  since: 1,
  level: 1,
  title: '',
  pronouns: '',
  ...more,
});

const entered = (of: ListingFact, seq: number): CrossRealmEnvelope => ({
  from: of.realm,
  to: HUB,
  seq,
  cause: CAUSE,
  mail: { kind: 'listing', listing: of },
});

describe('the register', () => {
  it('[SO8] tells every realm where somebody is, a control tick later', () => {
    const scene = new SocialScene(['Alice', 'Bob']).travel('Bob').wait();
    const known = scene.universe.realm('isle')?.facts.listingNamed('BOB');
    expect(known).toMatchObject({ name: 'Bob', realm: 'deep', status: 'awake' });
    scene.leave('Bob').wait();
    const asleep = scene.universe.realm('isle')?.facts.listingNamed('bob');
    expect(asleep).toMatchObject({ status: 'asleep', realm: 'deep' });
  });

  it('[SO8] agrees everywhere once nothing happens, and comes back from text as it was', () => {
    const scene = new SocialScene(['Alice', 'Bob', 'Cleo']).travel('Bob').leave('Cleo').wait(24).restore();
    const linesOf = (realm: string) =>
      scene.universe
        .realm(realm)!
        .facts.store.values()
        .filter(({ kind }) => kind === 'listing');
    expect(linesOf('isle')).toHaveLength(3);
    expect(linesOf('deep')).toEqual(linesOf('isle'));
    expect(scene.universe.snapshot().hub.register).toEqual(linesOf('isle'));
  });

  it('[SO9] sends what changed and nothing else', () => {
    const post = new HubPost();
    const options = { cause: CAUSE, open: [DEEP, ISLE], whereIs: () => ISLE };
    const many = Array.from({ length: 50 }, (_, seq) => entered(listing(`p${seq}`), seq));
    expect(post.step(many, options)).toHaveLength(2);
    expect(post.step([], options)).toEqual([]);
    const [letter] = post.step([entered(listing('p7', { status: 'away' }), 51)], options);
    expect(letter?.mail).toMatchObject({ listings: [{ name: 'p7', status: 'away' }], forgotten: [] });
  });

  it('[SO9] forgets who has slept longest when it is full', () => {
    const post = new HubPost(2);
    const options = { cause: CAUSE, open: [ISLE], whereIs: () => ISLE };
    const three = [
      listing('early', { status: 'asleep', since: 3 }),
      listing('late', { status: 'asleep', since: 9 }),
      listing('new'),
    ];
    const [letter] = post.step(three.map(entered), options);
    expect(letter?.mail).toMatchObject({ forgotten: ['listing:early'] });
    expect(post.snapshot().map(({ name }) => name)).toEqual(['late', 'new']);
  });

  it('[SO10] lets friends know that somebody woke, in whatever realm', () => {
    const scene = new SocialScene(['Alice', 'Bob']).travel('Bob').leave('Bob').wait();
    scene.type('Alice', 'befriend bob').forget().join('Bob').wait();
    expect(scene.heard('Alice')).toEqual(['friend.woke.target']);
  });

  it('[SO10] shows friends, and who is about, with realm and state', () => {
    const scene = new SocialScene(['Alice', 'Bob']).travel('Bob').type('Bob', 'away').wait();
    scene.type('Alice', 'befriend bob').forget().type('Alice', 'friends', 'who', 'seen bob', 'whois bob');
    const lines = scene.percepts('Alice').flatMap((one) => (one.kind === 'line' ? [one] : []));
    expect(lines.map(({ key }) => key)).toEqual([
      'friends.self',
      'friends.row',
      'who.self',
      'who.realm',
      'who.realm',
      'seen.self',
      'whois.self',
    ]);
    expect(lines[1]?.params).toMatchObject({ target: 'Bob', state: 'away', realm: { text: 'deep.name' } });
    expect(lines[4]?.params).toMatchObject({ people: { list: ['Bob (1)'] }, names: { list: ['Bob'] } });
  });
});

describe('following', () => {
  it('[SO11] goes through exits, one behind the other, and through portals', () => {
    const scene = new SocialScene(['Alice', 'Bob', 'Cleo']);
    scene.type('Bob', 'follow alice').type('Cleo', 'follow bob').type('Alice', 'n');
    expect([scene.player('Bob').place, scene.player('Cleo').place]).toEqual(['room:square', 'room:square']);
    scene.type('Alice', 'e').type('Alice', 'enter arch').wait(24);
    const realms = ['Alice', 'Bob', 'Cleo'].map((name) => scene.universe.realmOf(scene.player(name).id));
    expect(realms.map((realm) => realm?.setting.realm)).toEqual(['deep', 'deep', 'deep']);
    expect(scene.type('Alice', 'n').player('Cleo').place).toBe('room:well');
  });

  it('[SO11] ends when somebody goes their own way, lets go, is shaken off or sleeps', () => {
    const ends: readonly ((scene: SocialScene) => void)[] = [
      (scene) => scene.type('Bob', 'n'),
      (scene) => scene.type('Bob', 'unfollow'),
      (scene) => scene.type('Alice', 'lose'),
      (scene) => scene.type('Alice', 'block bob'),
      (scene) => scene.type('Bob', 'quit'),
      (scene) => scene.leave('Bob'),
    ];
    for (const end of ends) {
      const scene = new SocialScene(['Alice', 'Bob']).type('Bob', 'follow alice');
      expect(scene.player('Bob').social?.follows).toBe(scene.player('Alice').id);
      end(scene);
      expect(scene.player('Bob').social?.follows).toBeUndefined();
    }
  });

  it('[SO11] of somebody who keeps one away leads nowhere, and is not told', () => {
    const scene = new SocialScene(['Alice', 'Bob']).type('Alice', 'block bob').forget();
    scene.type('Bob', 'follow alice').type('Alice', 'n');
    expect(scene.heard('Bob')).toEqual(['player.followed.self', 'player.left.other']);
    expect(scene.player('Bob').place).toBe('room:quay');
  });
});
