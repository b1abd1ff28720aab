/** Reads a text as an ICU message, to find out before anybody plays whether it will render and what it asks for. */
import { IntlMessageFormat } from 'intl-messageformat';
import { TextMemory } from './text-memory.ts';

export type MessageReading =
  | {
      readonly ok: true;
      readonly arguments: ReadonlySet<string>;
      /** Those of them that are shown, and not only chosen by. */
      readonly shown: ReadonlySet<string>;
    }
  | { readonly ok: false; readonly reason: string };

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

export const readMessage = (text: string): MessageReading => {
  // Most texts are plain, and reading a message takes a while.
  if (!/[{}']/.test(text)) return PLAIN;
  return remembered.get(text) ?? remembered.keep(text, readWhole(text));
};

const PLAIN: MessageReading = { ok: true, arguments: new Set(), shown: new Set() };
const remembered = new TextMemory<MessageReading>();

const readWhole = (text: string): MessageReading => {
  try {
    const found = { arguments: new Set<string>(), shown: new Set<string>() };
    collectArguments(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst(), found);
    return { ok: true, ...found };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
};

/** True when an apostrophe in front of a brace makes the brace plain text, which is rarely meant. */
export const hidesArgument = (text: string): boolean => /'\{\s*\w+\s*[,}]/.test(text);

type Found = { readonly arguments: Set<string>; readonly shown: Set<string> };

/** `counted` is what the `#` of the plural around the elements stands for. */
const collectArguments = (elements: readonly Element[], found: Found, counted?: string): void => {
  for (const element of elements) {
    // 0 is plain text and 7 the `#` of a plural; all others are arguments.
    if (element.type === 7 && counted !== undefined) found.shown.add(counted);
    if (element.type === 0 || element.type === 7) continue;
    found.arguments.add(element.value);
    if (!('options' in element)) {
      found.shown.add(element.value);
      continue;
    }
    const inner = element.type === 6 ? element.value : counted;
    for (const option of Object.values(element.options)) collectArguments(option.value, found, inner);
  }
};

const REASONS: Readonly<Record<string, string>> = {
  EXPECT_ARGUMENT_CLOSING_BRACE: 'a { is never closed',
  EMPTY_ARGUMENT: 'there is no name between { and }',
  MALFORMED_ARGUMENT: 'between { and } there should be one name',
  UNMATCHED_CLOSING_TAG: 'a closing tag has no beginning',
  MISSING_OTHER_CLAUSE: 'the choice has no `other {...}`',
};

const reasonOf = (error: unknown): string => {
  const kind = error instanceof Error ? error.message : 'UNKNOWN';
  return REASONS[kind] ?? kind.toLowerCase().replaceAll('_', ' ');
};
