/** Grammars: every symbol is there, is reached and comes to an end, and there is more than one line to be had. */
import { FILLED_SLOTS, WARBLER_SLOTS, type WarblerAlternative, type WarblerSpec } from '../domain/warbler.ts';
import { linkCondition, type Source, within } from './link-condition.ts';
import type { LinkContext } from './link-context.ts';
import { readMessage } from './message-syntax.ts';
import { suggestName } from './nearest-name.ts';
import type { Doc } from './schema-check.ts';
import type { WarblerSource } from './warbler-schema.ts';

export const linkWarbler = (
  { file, value }: Doc<WarblerSource>,
  { world, context }: { readonly world: string; readonly context: LinkContext },
): WarblerSpec => {
  const { log } = context;
  const slots = WARBLER_SLOTS.filter((slot) => slot !== 'deed' || value.deeds !== undefined);
  const known = [...Object.keys(value.symbols), ...slots];
  const symbols = Object.fromEntries(
    Object.entries(value.symbols).map(([symbol, alternatives]) => {
      if ((WARBLER_SLOTS as readonly string[]).includes(symbol)) {
        const message = `{${symbol}} is filled in by itself; call the symbol something else`;
        log.error(file.at(['symbols', symbol], 'key'), 'warbler/slot-name', message);
      }
      return [
        symbol,
        alternatives.map((alternative, index): WarblerAlternative => {
          const at: Source = { file, path: ['symbols', symbol, index] };
          const {
            say,
            weight = 1,
            if: condition,
          } = typeof alternative === 'string' ? { say: alternative } : alternative;
          const place = typeof alternative === 'string' ? at : within(at, 'say');
          const key = `${world}.warbler.${value.id}.${symbol}.${index + 1}`;
          const reading = readMessage(say);
          const uses = reading.ok ? [...reading.arguments] : [];
          for (const name of uses) {
            if (known.includes(name)) continue;
            const message = `there is no symbol "${name}"`;
            log.error(file.at(place.path), 'warbler/unknown-symbol', message, suggestName(name, known));
          }
          return {
            line: context.texts.keep(key, place, 'phrase', say),
            uses,
            weight,
            ...(condition === undefined
              ? {}
              : { when: linkCondition(condition, within(at, 'if'), { ...context, worldId: world }) }),
          };
        }),
      ];
    }),
  );
  const deeds =
    value.deeds && linkDeeds(file, value.deeds, { keys: `${world}.warbler.${value.id}`, context });
  const spec: WarblerSpec = { id: value.id, begin: value.begin, symbols, ...(deeds && { deeds }) };
  checkGrammar(spec, file, log);
  return spec;
};

/** They stand in a line as they are: nothing stands in them. */
const linkDeeds = (
  file: Doc<WarblerSource>['file'],
  deeds: Readonly<Record<string, string>>,
  { keys, context }: { readonly keys: string; readonly context: LinkContext },
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(deeds).map(([deed, words]) => {
      const path = ['deeds', deed];
      const reading = readMessage(words);
      for (const name of reading.ok ? reading.arguments : [])
        context.log.error(
          file.at(path),
          'warbler/unknown-symbol',
          `the words for a deed can’t have {${name}} in them`,
          'put it into the line that says {deed}',
        );
      return [deed, context.texts.keep(`${keys}.deeds.${deed}`, { file, path }, 'phrase', words)];
    }),
  );

const checkGrammar = (spec: WarblerSpec, file: Doc<WarblerSource>['file'], log: LinkContext['log']): void => {
  const names = Object.keys(spec.symbols);
  if (!names.includes(spec.begin)) {
    const message = `there is no symbol "${spec.begin}"`;
    log.error(file.at(['begin']), 'warbler/unknown-symbol', message, suggestName(spec.begin, names));
    return;
  }
  const reached = reachedFrom(spec);
  const ending = endingSymbols(spec, () => true);
  const certain = endingSymbols(
    spec,
    ({ when, uses }) =>
      when === undefined && uses.every((name) => names.includes(name) || FILLED_SLOTS.includes(name)),
  );
  for (const symbol of names) {
    const place = file.at(['symbols', symbol], 'key');
    if (!reached.has(symbol))
      log.warning(place, 'warbler/unreachable-symbol', `no line ever uses {${symbol}}`);
    else if (!ending.has(symbol))
      log.error(place, 'warbler/endless', `{${symbol}} always leads back to itself`);
  }
  const begin = file.at(['symbols', spec.begin], 'key');
  if (!certain.has(spec.begin) && ending.has(spec.begin))
    log.warning(
      begin,
      'warbler/no-alternative',
      'there may be nothing to say, since every line needs a condition or a slot',
      'add a line that needs neither',
    );
  if (linesFrom(spec, spec.begin, reached.size) < 2)
    log.warning(begin, 'warbler/one-line', 'this can say one line only, and no line is said twice running');
};

const reachedFrom = ({ begin, symbols }: WarblerSpec): ReadonlySet<string> => {
  const reached = new Set([begin]);
  for (const symbol of reached)
    for (const name of (symbols[symbol] ?? []).flatMap(({ uses }) => uses))
      if (Object.hasOwn(symbols, name)) reached.add(name);
  return reached;
};

/** Symbols that come to an end by alternatives that count. */
const endingSymbols = (
  { symbols }: WarblerSpec,
  counts: (alternative: WarblerAlternative) => boolean,
): ReadonlySet<string> => {
  const ending = new Set<string>();
  for (let before = -1; before !== ending.size; ) {
    before = ending.size;
    for (const [symbol, alternatives] of Object.entries(symbols)) {
      const ends = alternatives.some(
        (alternative) =>
          counts(alternative) &&
          alternative.uses.every((name) => !Object.hasOwn(symbols, name) || ending.has(name)),
      );
      if (ends) ending.add(symbol);
    }
  }
  return ending;
};

/** How many lines there are, counted as far as two, no deeper than there are symbols. */
const linesFrom = (spec: WarblerSpec, symbol: string, depth: number): number => {
  if (depth < 0) return 0;
  let lines = 0;
  for (const { uses } of spec.symbols[symbol] ?? []) {
    const inner = uses.filter((name) => Object.hasOwn(spec.symbols, name));
    lines += inner.reduce((product, name) => product * linesFrom(spec, name, depth - 1), 1);
    if (lines >= 2) return 2;
  }
  return lines;
};
