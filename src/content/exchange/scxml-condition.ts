/**
 * Guards as the conditions of SCXML: expressions of ECMAScript made of `In("state")`, `holds("guard", {params})`, `!`,
 * `&&` and `||`. Writing and reading again gives the same guard.
 */
import type { GuardSource } from '../chart/chart-schema.ts';
import { literalOf } from './xml-text.ts';

/**
 * A list of one is told from its only member by a `true` or `false` that changes nothing: `(In("a") && true)`. An empty
 * list is `true` or `false` itself, in parentheses where it is part of another list.
 */
export const writeCondition = (guard: GuardSource): string => {
  const { type, params, guards, guard: inner, state } = guard;
  if (guards !== undefined) {
    const neutral = type === 'all' ? 'true' : 'false';
    const parts = guards.map(writeOperand);
    if (parts.length === 0) return neutral;
    return (parts.length === 1 ? [...parts, neutral] : parts).join(type === 'all' ? ' && ' : ' || ');
  }
  if (inner !== undefined) return `!${writeOperand(inner)}`;
  if (state !== undefined) return `In(${literalOf(state)})`;
  return params === undefined
    ? `holds(${literalOf(type)})`
    : `holds(${literalOf(type)}, ${literalOf(params)})`;
};

const writeOperand = (guard: GuardSource): string =>
  guard.guards === undefined ? writeCondition(guard) : `(${writeCondition(guard)})`;

const DEPTH_MAX = 64;

/** Undefined when it says anything else. */
export const readCondition = (text: string): GuardSource | undefined => {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const parser = new ConditionParser(tokens);
  const guard = parser.chain('||', 0);
  return parser.isAtEnd ? guard : undefined;
};

type Token =
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: unknown };

const TOKEN = /\s*(?:(&&|\|\||[!(),])|([A-Za-z_$][\w$]*)|("(?:[^"\\]|\\.)*")|'((?:[^'\\]|\\.)*)'|(\{))/suy;

const tokensOf = (text: string): readonly Token[] | undefined => {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  const source = text.trim();
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (match === null) return undefined;
    const [, sign, word, quoted, single, brace] = match;
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (brace !== undefined) {
      const end = endOfObject(source, TOKEN.lastIndex - 1);
      const value = parseLiteral(source.slice(TOKEN.lastIndex - 1, end));
      if (value === undefined) return undefined;
      tokens.push({ kind: 'literal', value });
      TOKEN.lastIndex = end;
    } else {
      const value = parseLiteral(quoted ?? `"${single?.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"')}"`);
      if (value === undefined) return undefined;
      tokens.push({ kind: 'literal', value });
    }
  }
  return tokens;
};

const endOfObject = (text: string, start: number): number => {
  let depth = 0;
  for (const match of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gsu)) {
    if (match[0] === '{') depth += 1;
    if (match[0] === '}') depth -= 1;
    if (depth === 0) return start + match.index + 1;
  }
  return text.length;
};

/** Undefined for what is no JSON. */
export const parseLiteral = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

class ConditionParser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  chain(sign: '&&' | '||', depth: number): GuardSource | undefined {
    const [type, neutral] = sign === '&&' ? (['all', 'true'] as const) : (['any', 'false'] as const);
    const guards: GuardSource[] = [];
    let parts = 0;
    do {
      parts += 1;
      if (this.#isBare(neutral)) {
        this.#at += 1;
        continue;
      }
      const guard = sign === '||' ? this.chain('&&', depth) : this.#operand(depth);
      if (guard === undefined) return undefined;
      guards.push(guard);
    } while (this.#take(sign));
    const [only] = guards;
    return parts === 1 && only !== undefined ? only : { type, guards };
  }

  /** The word itself as a whole part of the list. */
  #isBare(word: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'word' && token.text === word;
  }

  #operand(depth: number): GuardSource | undefined {
    if (depth > DEPTH_MAX) return undefined;
    if (this.#take('!')) {
      const guard = this.#operand(depth + 1);
      return guard && { type: 'not', guard };
    }
    if (this.#take('(')) {
      const guard = this.chain('||', depth + 1);
      return this.#take(')') ? guard : undefined;
    }
    return this.#call();
  }

  #call(): GuardSource | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word') return undefined;
    this.#at += 1;
    if (token.text === 'true') return { type: 'all', guards: [] };
    if (token.text === 'false') return { type: 'any', guards: [] };
    if (!this.#take('(')) return undefined;
    const name = this.#literal();
    const params = this.#take(',') ? this.#literal() : undefined;
    if (typeof name !== 'string' || !this.#take(')')) return undefined;
    if (token.text === 'In') return params === undefined ? { type: 'in', state: name } : undefined;
    if (token.text !== 'holds' || (params !== undefined && typeof params !== 'object')) return undefined;
    return { type: name, ...(params === undefined ? {} : { params: params as Record<string, unknown> }) };
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#at += 1;
    return true;
  }

  #literal(): unknown {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'literal') return undefined;
    this.#at += 1;
    return token.value;
  }
}
