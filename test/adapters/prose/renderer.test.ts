/** What players read for a percept, in two languages, whatever the percept holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRenderer } from '../../../src/adapters/prose/renderer.ts';
import type { Percept, PerceptParam, RoomView } from '../../../src/domain/percept.ts';
import type { EntityId, PlayerId, RoomId } from '../../../src/kernel/ids.ts';

const EN: Readonly<Record<string, string>> = {
  'player.said.self': 'You say, "{text}"',
  'player.said.other': '{actor} says, "{text}"',
  'player.took.self': 'You take {item}.',
  'item.granted.self': 'You find {an_item}.',
  'player.left.other': '{actor} goes {to_direction}.',
  'player.arrived.other':
    '{actor} comes {direction, select, none {out of nowhere} other {in {from_direction}}}.',
  'player.paid.self': 'You pay {amount, plural, one {one token} other {# tokens}}.',
  'keeper.left.other': '{keeper} leaves.',
  'refusal.take.fixed': '{item} is part of this place.',
  'refusal.noun.ambiguous': 'It could be {items}.',
  'refusal.go.locked': 'The door is locked.',
  'inventory.self': 'You carry {count, plural, =0 {nothing} other {{items}}}.',
  'refusal.choose.which': 'One of:\n{choices}',
  'choice.offered': '{count}) {line}',
  'keeper.spoke.other': '{keeper} says, “{speech}”',
  'isle.aloud': '“Salt,” he says to nobody. “All of it salt.”',
  'isle.silent': 'He looks up.',
  'help.self': 'Commands:\n  look  see\n\n  go    walk\n',
  'broken.self': 'Half a {message',
  'isle.keeper.archon.greeting.first': '"Welcome, {player}."',
  'isle.keeper.archon.name': 'the archon',
  'isle.location.pier.name': 'The Pier',
  'isle.location.pier.description': 'Planks and gulls.',
  'isle.location.pier.description.1': 'It is dark.',
  'isle.location.light.name': 'The Light',
  'isle.location.light.locked': 'Salt has closed it.',
  'isle.item.key.the': 'the brass key',
  'isle.item.key.a': 'a brass key',
  'isle.item.book.the': 'the old logbook',
  'isle.item.book.a': 'an old logbook',
  'meridian.name': 'The Meridian',
  'isle.gate': 'the salt gate',
  'direction.north': 'north',
  'direction.up': 'up',
  'direction.from.north': 'from the north',
  'direction.to.north': 'to the north',
  'direction.to.up': 'upstairs',
  'view.exits': 'Exits: {exits}.',
  'view.exit':
    '{direction} to {portal, select, none {{place}} other {{place} through {portal}}}{door, select, none {} other { ({door})}}',
  'view.no-exits': 'No way out.',
  'view.scenery': 'It is part of the place.',
  'refusal.noun.unknown': 'No {text} here.',
  'view.items': 'You see {items} here.',
  'view.keepers': '{people} {count, plural, one {is} other {are}} here.',
  'view.people': '{people} {count, plural, one {is} other {are}} with you.',
};
const ES = {
  'player.gave.self': 'Le das {item} a {target}; de {target} no hay queja.',
  'player.said.self': 'Dices: «{text}»',
  'keeper.spoke.other': '{keeper} dice: «{speech}»',
  'isle.aloud': '«Sal», dice, a nadie. «¿Toda?». Calla. «Toda», dice, «sal».',
  'isle.keeper.archon.name': 'el farero',
  'player.took.self': 'Coges {item}.',
  'isle.item.key.the': 'la llave',
  'isle.item.key.a': 'una llave',
  'inventory.self': 'Llevas {items}.',
};
const texts = { en: EN, es: ES };
const renderer = createRenderer({ texts, locale: 'en' });
const spanish = createRenderer({ texts, locale: 'es', fallback: 'en' });

const KEY = { item: 'key', world: 'isle' };
const BOOK = { item: 'book', world: 'isle' };

const line = (key: string, params: Readonly<Record<string, PerceptParam>> = {}, code?: string): Percept => ({
  kind: 'line',
  key,
  params,
  style: 'action',
  ...(code === undefined ? {} : { code }),
});
const read = (key: string, params: Readonly<Record<string, PerceptParam>> = {}) =>
  renderer.render(line(key, params)).lines;

describe('languages', () => {
  it('[PR15] are called by their names, and in a list also by what may be typed', () => {
    const both = { languages: { list: [{ language: 'en' }, { language: 'es' }] } };
    const table = { 'language.both': '{languages}', 'language.one': '{language}' };
    const render = (locale: string, percept: Percept) =>
      createRenderer({ texts: { [locale]: table }, locale }).render(percept).lines;
    expect(render('en', line('language.both', both))).toEqual(['English (en) and Spanish (es)']);
    expect(render('es', line('language.both', both))).toEqual(['Inglés (en) y español (es)']);
    expect(render('es', line('language.one', { language: { language: 'es' } }))).toEqual(['Español']);
  });
});

describe('lines', () => {
  it('[PR1] a line is the sentence of its key with its parameters, in its style', () => {
    const percept: Percept = {
      kind: 'line',
      key: 'player.said.other',
      params: { actor: 'bob', text: 'Hi!' },
      style: 'speech',
    };
    expect(renderer.render(percept)).toMatchObject({ lines: ['bob says, "Hi!"'], style: 'speech' });
  });

  it('[PR2] an item is named with the article that the sentence asks for', () => {
    expect(read('player.took.self', { item: KEY })).toEqual(['You take the brass key.']);
    expect(read('item.granted.self', { item: BOOK })).toEqual(['You find an old logbook.']);
  });

  it('[PR2] an item that no content describes is called by its own name', () => {
    expect(read('player.took.self', { item: { ...KEY, called: 'orb of Zor' } })).toEqual([
      'You take the orb of Zor.',
    ]);
    expect(read('item.granted.self', { item: { ...KEY, called: 'orb of Zor' } })).toEqual([
      'You find an orb of Zor.',
    ]);
    expect(spanish.render(line('player.took.self', { item: { ...KEY, called: 'Orbe' } })).lines).toEqual([
      'Coges Orbe.',
    ]);
  });

  it('[PR3] lists read naturally, items in them as one of many', () => {
    expect(read('inventory.self', { items: { list: [KEY, BOOK, 'x'] }, count: 3 })).toEqual([
      'You carry a brass key, an old logbook and x.',
    ]);
    expect(read('inventory.self', { items: { list: [KEY, BOOK] }, count: 2 })).toEqual([
      'You carry a brass key and an old logbook.',
    ]);
    expect(read('inventory.self', { items: { list: [] }, count: 0 })).toEqual(['You carry nothing.']);
    expect(spanish.render(line('inventory.self', { items: { list: [KEY, 'x'] } })).lines).toEqual([
      'Llevas una llave y x.',
    ]);
  });

  it('[PR4] directions are words, with where from and where to', () => {
    expect(read('player.left.other', { actor: 'bob', direction: 'up' })).toEqual(['bob goes upstairs.']);
    expect(read('player.arrived.other', { actor: 'bob', direction: 'north' })).toEqual([
      'bob comes in from the north.',
    ]);
    expect(read('player.arrived.other', { actor: 'bob', direction: 'none' })).toEqual([
      'bob comes out of nowhere.',
    ]);
  });

  it('[PR5] a text inside a text may use the plain parameters around it', () => {
    const greeting = { text: 'isle.keeper.archon.greeting.first' };
    expect(read('player.said.self', { text: greeting, player: 'Ada' })).toEqual([
      'You say, ""Welcome, Ada.""',
    ]);
    expect(read('isle.keeper.archon.greeting.first', { player: 'Ada', line: greeting })).toEqual([
      '"Welcome, Ada."',
    ]);
  });

  it('[PR6] what content wrote in lower case is raised at the start of a sentence, a player’s name is not', () => {
    expect(read('refusal.take.fixed', { item: KEY })).toEqual(['The brass key is part of this place.']);
    expect(read('keeper.left.other', { keeper: { text: 'isle.keeper.archon.name' } })).toEqual([
      'The archon leaves.',
    ]);
    expect(read('player.said.other', { actor: 'eve', text: 'x' })).toEqual(['eve says, "x"']);
  });

  it('[PR7] a refusal may bring its own words', () => {
    const params = { direction: 'up', message: { text: 'isle.location.light.locked' } };
    expect(renderer.render(line('refusal.go.locked', params, 'go/locked')).lines).toEqual([
      'Salt has closed it.',
    ]);
    expect(renderer.render(line('refusal.go.locked', { direction: 'up' }, 'go/locked')).lines).toEqual([
      'The door is locked.',
    ]);
  });

  it('[PR13] what there is to choose from stands one below the other, each with its number', () => {
    const numbered = [{ text: 'isle.location.pier.name' }, { text: 'isle.location.light.name' }, 'a\nb'];
    const refusal = line('refusal.choose.which', { choices: { numbered } }, 'choose/which');
    expect(renderer.render(refusal).lines).toEqual(['One of:', '1) The Pier', '2) The Light', '3) a b']);
  });

  it('[PR14] of what a keeper tells the room bystanders hear what is said aloud, or else all of it', () => {
    const keeper = { text: 'isle.keeper.archon.name' };
    const spoken = (text: string) => read('keeper.spoke.other', { keeper, line: { text } });
    expect(spoken('isle.aloud')).toEqual(['The archon says, “Salt. All of it salt.”']);
    expect(spoken('isle.silent')).toEqual(['He looks up.']);
  });

  it('[PR8] line breaks and blank lines inside a text stay', () => {
    expect(read('help.self')).toEqual(['Commands:', '  look  see', '', '  go    walk']);
  });

  it('[PR9] an unknown key shows as itself', () => {
    expect(read('no.such.key')).toEqual(['[no.such.key]']);
    expect(read('toString')).toEqual(['[toString]']);
    expect(read('player.took.self', { item: { item: 'orb', world: 'isle' } })).toEqual([
      'You take [isle.item.orb.the].',
    ]);
  });

  it('[PR9] a parameter that is not given shows as its name, a broken text as its key', () => {
    expect(read('player.took.self')).toEqual(['You take [item].']);
    expect(read('broken.self')).toEqual(['[broken.self]']);
    expect(read('player.paid.self', { amount: 2 })).toEqual(['You pay 2 tokens.']);
  });

  it('[PR10] what a player typed stays on its line and drives no terminal', () => {
    expect(read('player.said.self', { text: 'a\nEve leaves.\u001b[2J\u2028{actor} <b>' })).toEqual([
      'You say, "a Eve leaves. [2J {actor} <b>"',
    ]);
  });
});

describe('languages', () => {
  it('[PR11] a text that a language lacks is shown in the fallback language', () => {
    expect(spanish.render(line('player.took.self', { item: KEY })).lines).toEqual(['Coges la llave.']);
    expect(spanish.render(line('player.took.self', { item: BOOK })).lines).toEqual([
      'Coges the old logbook.',
    ]);
    expect(spanish.render(line('player.paid.self', { amount: 1 })).lines).toEqual(['You pay one token.']);
  });

  it('[PR17] Spanish joins a and de with the article of a name, and leaves what a player typed alone', () => {
    const farero = { text: 'isle.keeper.archon.name' };
    expect(spanish.render(line('player.gave.self', { item: KEY, target: farero })).lines).toEqual([
      'Le das la llave al farero; del farero no hay queja.',
    ]);
    expect(spanish.render(line('player.said.self', { text: 'a el faro' })).lines).toEqual([
      'Dices: «a el faro»',
    ]);
    expect(spanish.phrase(farero)).toBe('el farero');
  });

  it('[PR14] in Spanish the comma or full stop behind the mark belongs to what is said', () => {
    const keeper = { text: 'isle.keeper.archon.name' };
    expect(
      spanish.render(line('keeper.spoke.other', { keeper, line: { text: 'isle.aloud' } })).lines,
    ).toEqual(['El farero dice: «Sal. ¿Toda? Toda, sal.»']);
  });

  it.each(['es-MX', 'es'])('[PR11] %s reads Spanish', (locale) => {
    expect(createRenderer({ texts, locale }).render(line('player.took.self', { item: KEY })).lines).toEqual([
      'Coges la llave.',
    ]);
  });

  it.each(['xx', '', 'no locale!', 'constructor'])(
    '[PR11] the unknown language "%s" reads the fallback',
    (locale) => {
      expect(createRenderer({ texts, locale }).render(line('player.took.self', { item: KEY })).lines).toEqual(
        ['You take the brass key.'],
      );
    },
  );
});

const VIEW: RoomView = {
  realm: 'isle',
  world: 'isle',
  room: 'room:pier' as RoomId,
  name: 'isle.location.pier.name',
  paragraphs: ['isle.location.pier.description', 'isle.location.pier.description.1'],
  exits: [
    { direction: 'north', to: 'meridian.name', door: 'none', portal: 'isle.gate' },
    { direction: 'up', to: 'isle.location.light.name', door: 'locked' },
  ],
  items: [KEY, BOOK],
  holdings: [],
  keepers: [{ id: 'keeper:archon' as EntityId, name: 'isle.keeper.archon.name' }],
  people: [
    { id: 'player:1' as PlayerId, name: 'ada' },
    { id: 'player:2' as PlayerId, name: 'Bob' },
  ],
};

describe('rooms', () => {
  it('[PR12] a room is its name, description, exits, items, keepers and people', () => {
    expect(renderer.render({ kind: 'room', view: VIEW })).toMatchObject({
      style: 'room',
      lines: [
        'The Pier',
        'Planks and gulls. It is dark.',
        'Exits: north to The Meridian through the salt gate and up to The Light (locked).',
        'You see a brass key and an old logbook here.',
        'The archon is here.',
        'ada and Bob are with you.',
      ],
    });
  });

  it('[PR12] what is empty is left out', () => {
    const view = { ...VIEW, paragraphs: [], exits: [], items: [], keepers: [], people: [] };
    expect(renderer.render({ kind: 'room', view }).lines).toEqual(['The Pier', 'No way out.']);
  });
});

describe('anything', () => {
  const param: fc.Arbitrary<PerceptParam> = fc.letrec<{ param: PerceptParam }>((tie) => ({
    param: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.double(),
      fc.record({ item: fc.string(), world: fc.string() }),
      fc.record({ item: fc.string(), world: fc.string(), called: fc.string() }),
      fc.record({ text: fc.constantFrom(...Object.keys(EN), 'x') }),
      fc.record({ list: fc.array(tie('param'), { maxLength: 3 }) }),
    ),
  })).param;
  const names = fc.constantFrom(
    'item',
    'items',
    'actor',
    'direction',
    'text',
    'amount',
    'count',
    'message',
    'keeper',
    '__proto__',
  );

  it('[PR9] no percept makes it throw or write an empty line around its text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...Object.keys(EN)), fc.string()),
        fc.dictionary(names, param),
        (key, params) => {
          for (const { render } of [renderer, spanish]) {
            const { lines } = render(line(key, params, 'some/code'));
            expect(lines.every((text) => typeof text === 'string' && !text.includes('\n'))).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('spans', () => {
  const styled = (texts: Readonly<Record<string, string>>, percept: Percept) => {
    const { lines, spans } = createRenderer({ texts: { en: { ...EN, ...texts } }, locale: 'en' }).render(
      percept,
    );
    return lines.map((line, index) =>
      (spans[index] ?? []).map(({ start, end, style }) => [style, line.slice(start, end)]),
    );
  };
  const told = (key: string, params: Readonly<Record<string, PerceptParam>>): Percept => ({
    kind: 'line',
    key,
    params,
    style: 'action',
  });
  const KEY: PerceptParam = { item: 'key', world: 'isle' };

  it('[PR18] things, people and what is said have theirs, and the line is plain', () => {
    expect(styled({}, told('player.took.self', { item: KEY }))).toEqual([[['item', 'the brass key']]]);
    const spoke = told('keeper.spoke.other', {
      keeper: { text: 'isle.keeper.archon.name' },
      line: { text: 'isle.aloud' },
    });
    expect(styled({}, spoke)).toEqual([
      [
        ['person', 'The archon'],
        ['speech', '“Salt. All of it salt.”'],
      ],
    ]);
    expect(styled({}, told('player.said.other', { actor: 'Bob', text: 'aye' }))).toEqual([
      [
        ['person', 'Bob'],
        ['speech', '"aye"'],
      ],
    ]);
  });

  it('[PR18] in a room things, people and ways have theirs', () => {
    const { lines, spans } = createRenderer({ texts: { en: EN }, locale: 'en' }).render({
      kind: 'room',
      view: VIEW,
    });
    const found = lines.flatMap((line, index) =>
      (spans[index] ?? []).map(({ start, end, style }) => `${style}: ${line.slice(start, end)}`),
    );
    expect(found).toEqual([
      'exit: north to The Meridian through the salt gate',
      'exit: up to ',
      'place: The Light',
      'exit:  (locked)',
      'item: a brass key',
      'item: an old logbook',
      'person: The archon',
    ]);
  });

  it('[PR18] a line that begins with a thing begins with a capital', () => {
    const [first] = styled({}, told('refusal.take.fixed', { item: KEY }));
    expect(first).toEqual([['item', 'The brass key']]);
  });

  it('[PR19] they lie within their line, in order and apart, whatever is told', () => {
    const param: fc.Arbitrary<PerceptParam> = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('“', '”', '"', 'a', '\ue000', '\ue006', '*', '[', ' ') }),
      fc.constant(KEY),
      fc.constant<PerceptParam>({ text: 'isle.keeper.archon.name' }),
      fc.constant<PerceptParam>({ list: [KEY, 'x', KEY] }),
    );
    const renderer = createRenderer({ texts: { en: EN }, locale: 'en' });
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(EN)), param, param, (key, one, other) => {
        const percept = told(key, {
          actor: one,
          item: other,
          text: one,
          keeper: other,
          items: one,
          line: other,
        });
        const { lines, spans } = renderer.render(percept);
        expect(spans).toHaveLength(lines.length);
        for (const [index, ofLine] of spans.entries()) {
          let from = 0;
          for (const { start, end } of ofLine) {
            expect(start).toBeGreaterThanOrEqual(from);
            expect(end).toBeGreaterThan(start);
            from = end;
          }
          expect(from).toBeLessThanOrEqual((lines[index] as string).length);
          expect(lines[index]).not.toMatch(/[\ue000-\ue00f]/);
        }
      }),
    );
  });

  it('[PR20] emphasis and marked words of a text become spans, over several lines too', () => {
    const texts = { 'isle.note': 'Be *quite* sure of [[item:the lamp]], 2 * 3 * 4.\n[[moon:it]]' };
    expect(styled(texts, told('isle.note', {}))).toEqual([
      [
        ['emphasis', 'quite'],
        ['item', 'the lamp'],
      ],
      [],
    ]);
  });

  it('[PR20] what a player types keeps its stars and brackets', () => {
    const said = told('player.said.self', { text: '*waves* [[item:gold]]' });
    const { lines, spans } = createRenderer({ texts: { en: EN }, locale: 'en' }).render(said);
    expect(lines).toEqual(['You say, "*waves* [[item:gold]]"']);
    expect(spans[0]).toMatchObject([{ style: 'speech' }]);
  });

  it('[PR20] a phrase on its own is plain', () => {
    expect(createRenderer({ texts: { en: EN }, locale: 'en' }).phrase(KEY)).toBe('a brass key');
  });
});

describe('what is no thing', () => {
  const refused = (text: string, here: readonly string[] = ['isle.location.pier.description']) =>
    renderer.render({
      kind: 'line',
      key: 'refusal.noun.unknown',
      params: { text, suggestion: 'none', here: { list: here.map((key) => ({ text: key })) } },
      style: 'error',
      code: 'noun/unknown',
    }).lines;

  it('[PR23] is told to be part of the place where the description speaks of it, in one or in several', () => {
    for (const text of ['planks', 'plank', 'gull', 'planks gulls'])
      expect(refused(text)).toEqual(['It is part of the place.']);
    for (const text of ['sail', 'planks sail', 'an', 'lan'])
      expect(refused(text)).toEqual([`No ${text} here.`]);
    expect(refused('planks', ['isle.location.pier.description.1'])).toEqual(['No planks here.']);
  });
});
