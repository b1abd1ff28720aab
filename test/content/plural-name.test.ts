/** What several of a thing are called, and what players may type for them. */
import { describe, expect, it } from 'vitest';
import { pluralName, pluralWord } from '../../src/content/plural-name.ts';
import { load, SMALL_UNIVERSE } from './small-universe.ts';

describe('names of several things', () => {
  it.each([
    ['cockle', 'cockles'],
    ['piece of red glass', 'pieces of red glass'],
    ['Key of Meridian', 'Keys of Meridian'],
    ['oak leaf', 'oak leaves'],
    ['loaf of rye', 'loaves of rye'],
    ['barley loaf', 'barley loaves'],
    ['spyglass', 'spyglasses'],
    ['oilskins', 'oilskins'],
    ['box for matches', 'boxes for matches'],
    ['sheep', 'sheep'],
    ['captain’s log', 'captain’s logs'],
  ])('[PN1] in English %s gives %s', (one, several) => {
    expect(pluralName(one, 'en')).toBe(several);
    expect(pluralName(one, 'en-US')).toBe(several);
  });

  it.each([
    ['berberecho', 'berberechos'],
    ['trozo de vidrio rojo', 'trozos de vidrio rojo'],
    ['guijarro blanco', 'guijarros blancos'],
    ['gran lámpara', 'grandes lámparas'],
    ['farol de tormenta', 'faroles de tormenta'],
    ['cajón de los planos', 'cajones de los planos'],
    ['luz verde', 'luces verdes'],
    ['compás', 'compases'],
    ['mes', 'meses'],
    ['paraguas', 'paraguas'],
    ['imagen', 'imágenes'],
    ['joven', 'jóvenes'],
    ['pan', 'panes'],
    ['ley', 'leyes'],
    ['rubí', 'rubíes'],
    ['café', 'cafés'],
    ['árbol', 'árboles'],
    ['cuaderno encuadernado en piel', 'cuadernos encuadernados en piel'],
  ])('[PN2] in Spanish %s gives %s', (one, several) => {
    expect(pluralName(one, 'es')).toBe(several);
  });

  it('[PN3] of a language without a rule there is none', () => {
    expect(pluralName('Muschel', 'de')).toBeUndefined();
    expect(pluralWord('muschel', 'de')).toBeUndefined();
  });
});

const ITEM = 'worlds/vetrellis/items/shell.yaml';
const PENNY = 'id: shell\nname: old penny\nwords: [penny]\ndescription: It is what it is.\ntype: curio\n';
const REST = 'rarity: common\ntransferable: true\nat: [lighthouse_top]\n';
const PROSE = 'worlds/vetrellis/prose/es.yaml';

const loaded = (plural: string, spanish: string) => {
  const { texts, universe } = load({
    ...SMALL_UNIVERSE,
    [ITEM]: `${PENNY}${plural}${REST}`,
    [PROSE]: `item.shell: ${spanish}\n`,
  });
  return {
    named: (locale: string) => texts[locale]?.['vetrellis.item.shell.plural'],
    typed: universe.worlds['vetrellis']?.items['shell']?.plurals,
    hash: universe.behaviourHash,
  };
};

describe('plurals in content', () => {
  it('[PN4] are what `plural` says, or else what the rule makes of the name, in each language', () => {
    const ruled = loaded('', '{ name: penique viejo }');
    expect(ruled.named('en')).toBe('old pennies');
    expect(ruled.named('es')).toBe('peniques viejos');
    expect(ruled.typed).toEqual(['pennies']);
    const written = loaded('plural: old pence of  the realm\n', '{ name: penique viejo }');
    expect(written.named('en')).toBe('old pence of the realm');
    expect(written.named('es')).toBe('peniques viejos');
    expect(written.typed).toEqual(['pennies', 'old', 'pence']);
  });

  it('[PN4] may be written in a translation, which changes nothing that is hashed', () => {
    const ruled = loaded('', '{ name: penique viejo }');
    const written = loaded('', '{ name: penique viejo, plural: perras }');
    expect(written.named('es')).toBe('perras');
    expect(written.typed).toEqual(ruled.typed);
    expect(written.hash).toBe(ruled.hash);
  });
});
