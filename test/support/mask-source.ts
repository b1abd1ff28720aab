/**
 * Blanks everything in a TypeScript source that is not code: comments, and what stands inside strings, templates
 * and regular expressions. Offsets and line breaks stay, so a place in the result is the same place in the source.
 */
export function maskSource(source: string): string {
  const units = source.split('');
  /** Depth of braces at which each open `${` closes. */
  const substitutions: number[] = [];
  let depth = 0;
  let at = 0;

  const blankUntil = (end: number): void => {
    for (const stop = Math.min(end, units.length); at < stop; at += 1)
      if (units[at] !== '\n') units[at] = ' ';
  };
  const template = (): void => {
    let end = at;
    while (end < units.length && source[end] !== '`' && !source.startsWith('${', end)) {
      end += source[end] === '\\' ? 2 : 1;
    }
    blankUntil(end);
    if (source[at] === '`') at += 1;
    else if (at < units.length) {
      substitutions.push(depth);
      at += 2;
    }
  };

  if (source.startsWith('#!')) blankUntil(endOfLine(source, 0));
  while (at < units.length) {
    const unit = source[at];
    if (source.startsWith('//', at)) blankUntil(endOfLine(source, at));
    else if (source.startsWith('/*', at)) blankUntil(endAfter(source, '*/', at + 2));
    else if (unit === "'" || unit === '"') {
      at += 1;
      blankUntil(endOfString(source, at, unit));
      at += 1;
    } else if (unit === '`') {
      at += 1;
      template();
    } else if (unit === '}' && substitutions.at(-1) === depth) {
      substitutions.pop();
      at += 1;
      template();
    } else if (unit === '/' && startsRegex(units, at)) {
      at += 1;
      blankUntil(endOfRegex(source, at));
      at += 1;
    } else {
      if (unit === '{') depth += 1;
      if (unit === '}') depth -= 1;
      at += 1;
    }
  }
  return units.join('');
}

const endOfLine = (source: string, from: number): number => {
  const end = source.indexOf('\n', from);
  return end < 0 ? source.length : end;
};

const endAfter = (source: string, mark: string, from: number): number => {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end + mark.length;
};

function endOfString(source: string, from: number, quote: string): number {
  let end = from;
  while (end < source.length && source[end] !== quote) end += source[end] === '\\' ? 2 : 1;
  return end;
}

function endOfRegex(source: string, from: number): number {
  let inClass = false;
  let end = from;
  while (end < source.length && (inClass || source[end] !== '/')) {
    if (source[end] === '[') inClass = true;
    if (source[end] === ']') inClass = false;
    end += source[end] === '\\' ? 2 : 1;
  }
  return end;
}

/** A slash after a value divides; anywhere else it opens a regular expression. */
function startsRegex(units: readonly string[], at: number): boolean {
  let last = at - 1;
  while (last >= 0 && /\s/.test(units[last] ?? '')) last -= 1;
  if (last < 0) return true;
  const before = units.slice(Math.max(0, last - 10), last + 1).join('');
  if (/(?:^|\W)(?:return|typeof|case|in|of|do|else|void|yield|await)$/.test(before)) return true;
  return !/(?:[\w$)\]}'"`]|[\w$)\]]!|\+\+|--)$/.test(before);
}
