/** What players say and do to each other in one room: who perceives it in which words, and what is refused. */
import { describe, expect, it } from 'vitest';
import { summonsFor } from '../../../src/actors/realm/attention.ts';
import { NO_MEMORY } from '../../../src/domain/line-memory.ts';
import { SPOKEN_LINES_MAX, SPOKEN_WINDOW_TICKS } from '../../../src/domain/social/allowance.ts';
import {
  ACQUAINTANCES_MAX,
  DESCRIPTION_LENGTH_MAX,
  MAILBOX_MAX,
} from '../../../src/domain/social/social-record.ts';
import type { CauseId, EntityId, EventId } from '../../../src/kernel/ids.ts';
import { SocialScene } from '../../support/social-scene.ts';
import { aKeeper, aPlayer, aRealm, factsOf } from '../../support/some-facts.ts';
import { SOCIAL_REFUSALS } from './social-refusal-cases.ts';

describe('words in a room', () => {
  it('[SO12] a whisper is heard by one; the others see it and get no word of it', () => {
    const scene = new SocialScene(['Alice', 'Bob', 'Cleo']).forget().type('Alice', 'whisper to bob now');
    expect(scene.heard('Alice')).toEqual(['player.whispered.self now']);
    expect(scene.heard('Bob')).toEqual(['player.whispered.target now']);
    expect(scene.percepts('Cleo')).toEqual([
      {
        kind: 'line',
        key: 'player.whispered.other',
        params: { actor: 'Alice', target: 'Bob' },
        style: 'speech',
      },
    ]);
  });

  it('[SO13] a shout is heard next door with its direction, and further off in the zone without its words', () => {
    const scene = new SocialScene(['Alice', 'Bob', 'Cleo']);
    scene.type('Bob', 'n').type('Cleo', 'n').type('Cleo', 'e').forget().type('Alice', 'shout over here');
    expect(scene.percepts('Bob')).toMatchObject([
      { key: 'shout.heard.other', params: { direction: 'south', text: 'over here' } },
    ]);
    expect(scene.percepts('Cleo')).toMatchObject([{ key: 'shout.faint.other' }]);
    expect(scene.heard('Cleo')).toEqual(['shout.faint.other']);
  });

  it('[SO21] a keeper hears of a gesture that is meant for it, and of no other', () => {
    const warden = aKeeper();
    const facts = factsOf([aRealm(), warden, aPlayer()]);
    const gesture = (more: object) =>
      summonsFor(
        facts,
        {
          id: 'e1.isle.0' as EventId,
          tick: 1,
          realm: 'isle',
          cause: 'i1.0' as CauseId,
          type: 'player.gestured',
          actor: aPlayer().id,
          room: warden.place,
          params: { text: 'bow' },
          ...more,
        },
        () => true,
      );
    expect(gesture({})).toEqual([]);
    expect(gesture({ target: 'player:bob' as EntityId })).toEqual([]);
    expect(gesture({ target: warden.id })).toMatchObject([
      { to: warden.id, event: { type: 'player gestured', words: ['bow'], listener: warden.id } },
    ]);
  });

  it('[SO14] a gesture has a form for whoever makes it, whom it is for, and whoever sees it', () => {
    const scene = new SocialScene(['Alice', 'Bob', 'Cleo']).forget();
    scene.type('Alice', 'smile', 'bow to bob', 'smile at warden', 'smile at me');
    expect(scene.percepts('Alice')).toMatchObject(
      ['smile.alone', 'bow.at', 'smile.at', 'smile.alone'].map((form) => ({ key: `social.${form}.self` })),
    );
    expect(scene.percepts('Bob')).toMatchObject(
      ['smile.alone.other', 'bow.at.target', 'smile.at.other', 'smile.alone.other'].map((form) => ({
        key: `social.${form}`,
      })),
    );
    expect(scene.percepts('Cleo')[2]).toMatchObject({
      params: { target: { text: 'isle.keeper.warden.name' } },
    });
  });
});

describe('keeping people away', () => {
  const lines = ['say hello', 'smile', 'smile at bob', 'whisper to bob psst', 'tell bob hello', 'newbie hi'];

  it('[SO15] nothing that a blocked player says is perceived, and they are not told', () => {
    const free = new SocialScene(['Alice', 'Bob'])
      .forget()
      .type('Alice', ...lines)
      .wait();
    const kept = new SocialScene(['Alice', 'Bob']).type('Bob', 'block alice').forget();
    kept.type('Alice', ...lines).wait();
    expect(free.heard('Bob')).toHaveLength(lines.length);
    expect(kept.heard('Bob')).toEqual([]);
    expect(kept.heard('Alice')).toEqual(free.heard('Alice'));
  });

  it('[SO16] of a muted player only what is meant for oneself alone is perceived', () => {
    const scene = new SocialScene(['Alice', 'Bob']).type('Bob', 'mute alice').forget();
    scene.type('Alice', ...lines).wait();
    expect(scene.heard('Bob')).toEqual([
      'social.smile.at.target smile',
      'player.whispered.target psst',
      'tell.heard.target hello',
    ]);
    scene.type('Bob', 'unmute alice').forget().type('Alice', 'say hello');
    expect(scene.heard('Bob')).toEqual(['player.said.other hello']);
  });

  it('[SO15] who is blocked can be let in again', () => {
    const scene = new SocialScene(['Alice', 'Bob']).type('Bob', 'block alice').type('Bob', 'unblock alice');
    expect(scene.forget().type('Alice', 'say hello').heard('Bob')).toEqual(['player.said.other hello']);
  });
});

describe('what others learn of a player', () => {
  it('[SO17] title, pronouns and description are shown to whoever looks', () => {
    const scene = new SocialScene(['Alice', 'Bob']);
    scene.type('Alice', 'title of the pier', 'pronouns she/her', 'describe a thin woman').wait();
    scene.forget().type('Bob', 'examine alice', 'whois alice');
    expect(scene.percepts('Bob')).toMatchObject([
      { key: 'examine.person', params: { title: 'of the pier', pronouns: 'she/her' } },
      { key: 'examine.description', params: { text: 'a thin woman' } },
      { key: 'whois.self', params: { title: 'of the pier', pronouns: 'she/her', level: 1 } },
    ]);
    scene.type('Alice', 'title -', 'describe -').forget().type('Bob', 'examine alice');
    expect(scene.percepts('Bob')).toMatchObject([{ key: 'examine.person', params: { title: 'none' } }]);
  });

  it('[SO18] help has a text for each topic', () => {
    const scene = new SocialScene(['Alice']).forget().type('Alice', 'help social', 'help', 'help weather');
    expect(scene.heard('Alice')).toEqual([
      'help.topic.social',
      'help.self',
      'help.topics',
      'refusal.help.no-topic weather',
    ]);
  });

  it('[SO18] the list of gestures has all of them', () => {
    expect(new SocialScene(['Alice']).forget().type('Alice', 'socials').heard('Alice')).toEqual([
      'socials.self',
      'socials.row',
    ]);
  });
});

describe('what is refused', () => {
  it.each(SOCIAL_REFUSALS)('[SO19] $code is what comes of: $act', (refusal) => {
    const { code, company = [], first, act, comesLater } = refusal;
    const scene = new SocialScene(['Alice', 'Bob', 'Cleo', ...company], () => {}).leave('Cleo').wait();
    first?.(scene);
    const before = scene.universe.realms.map(({ facts }) => facts.store.values());
    scene.forget().type('Alice', act);
    if (comesLater === undefined) {
      expect(scene.percepts('Alice')).toMatchObject([{ code }]);
      // What was typed is remembered, with whom it was about, and nothing else.
      const typed = {
        last: act,
        ...(refusal.him === undefined ? {} : { person: scene.player(refusal.him).id }),
      };
      const entities = scene.universe.realms.map(({ facts }) => facts.store.values());
      expect(entities).toEqual(
        before.map((realm) =>
          realm.map((one) =>
            one.kind === 'player' && one.name === 'Alice'
              ? { ...one, lines: { ...(one.lines ?? NO_MEMORY), ...typed } }
              : one,
          ),
        ),
      );
    } else {
      const percepts = scene.wait(24).percepts(comesLater.to);
      expect(percepts.flatMap((percept) => ('code' in percept ? [percept.code] : []))).toEqual([code]);
    }
  });

  it('[SO20] so many lines at once, until a while has gone by', () => {
    const scene = new SocialScene(['Alice', 'Bob']);
    for (let count = 0; count < SPOKEN_LINES_MAX; count += 1) scene.type('Alice', `tell bob ${count}`);
    scene.forget().type('Alice', 'newbie more');
    expect(scene.percepts('Alice')).toMatchObject([{ code: 'social/too-fast', params: { count: 10 } }]);
    scene.wait(SPOKEN_WINDOW_TICKS).forget().type('Alice', 'newbie more');
    expect(scene.heard('Alice')).toEqual(['player.chatted.self more']);
  });

  it('[SO20] more friends than anybody can keep in mind', () => {
    const names = Array.from({ length: ACQUAINTANCES_MAX + 1 }, (_, index) => `Friend ${index}`);
    const scene = new SocialScene(['Alice', ...names]);
    scene.type('Alice', ...names.map((name) => `befriend ${name}`));
    expect(scene.percepts('Alice').at(-1)).toMatchObject({ code: 'social/too-many' });
    expect(scene.player('Alice').social?.friends).toHaveLength(ACQUAINTANCES_MAX);
  });

  it('[SO20] a description that is too long', () => {
    const scene = new SocialScene(['Alice']).forget();
    scene.type('Alice', `describe ${'x'.repeat(DESCRIPTION_LENGTH_MAX + 1)}`);
    expect(scene.percepts('Alice')).toMatchObject([
      { code: 'social/too-long', params: { amount: DESCRIPTION_LENGTH_MAX } },
    ]);
  });
});

describe('lines that come to nothing', () => {
  it('[SO20] somebody asleep is told so much and no more', () => {
    const scene = new SocialScene(['Alice', 'Bob']).leave('Bob');
    for (let told = 0; told < MAILBOX_MAX; told += 1) {
      scene.type('Alice', `tell bob ${told}`).wait(SPOKEN_WINDOW_TICKS);
    }
    scene.forget().type('Alice', 'tell bob one more');
    expect(scene.percepts('Alice')).toContainEqual(expect.objectContaining({ code: 'tell/mailbox-full' }));
  });
});
