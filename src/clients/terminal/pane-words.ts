/** What the panes say themselves, in the player's language; the world's names come from the world. */
const ENGLISH = {
  exits: 'Ways out',
  people: 'People',
  things: 'Things',
  carried: 'You carry',
  quests: 'Quests',
  none: 'nothing',
  nowhere: 'none',
  open: 'open',
  closed: 'closed',
  locked: 'locked',
  portal: 'to another world',
  more: 'and {count} more',
  level: 'Level {count}',
  tokens: '{count} tokens',
  token: '1 token',
  earlier: 'Earlier: PageDown comes back',
} as const;

type PaneWord = keyof typeof ENGLISH;

const SPANISH: Readonly<Record<PaneWord, string>> = {
  exits: 'Salidas',
  people: 'Gente',
  things: 'Cosas',
  carried: 'Llevas',
  quests: 'Misiones',
  none: 'nada',
  nowhere: 'ninguna',
  open: 'abierta',
  closed: 'cerrada',
  locked: 'con llave',
  portal: 'a otro mundo',
  more: 'y {count} más',
  level: 'Nivel {count}',
  tokens: '{count} fichas',
  token: '1 ficha',
  earlier: 'Más arriba: AvPág para volver',
};

export type PaneSay = (word: PaneWord, count?: number) => string;

/** A language that the panes do not speak is English. */
export function paneWords(locale: string | undefined): PaneSay {
  const words = locale?.split('-')[0] === 'es' ? SPANISH : ENGLISH;
  return (word, count = 0) => words[word].replace('{count}', String(count));
}
