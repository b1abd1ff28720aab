/** What a narrator outside sends back: untrusted words, made into something that a keeper may say, or refused. */

/** UTF-16 units of what is said. */
export const NARRATION_LENGTH_MAX = 400;
/** UTF-16 units of a reply as it is recorded; what is longer never becomes an input. */
export const REPLY_LENGTH_MAX = 4_000;

export type NarrationRefusal =
  | 'narration/empty'
  | 'narration/too-long'
  | 'narration/paragraphs'
  | 'narration/markup'
  | 'narration/quotes'
  | 'narration/unreadable';

export type NarrationVerdict =
  | { readonly ok: true; readonly words: string }
  | { readonly ok: false; readonly code: NarrationRefusal };

const refused = (code: NarrationRefusal): NarrationVerdict => ({ ok: false, code });

/**
 * One paragraph of plain speech that ends in a mark. Braces, angle brackets and the like are refused and not taken out:
 * what is left of a sentence without them is seldom one. So is a quotation mark inside, which would end the speech.
 */
export function judgeNarration(reply: string): NarrationVerdict {
  if (reply.length > REPLY_LENGTH_MAX) return refused('narration/too-long');
  if (LONE_SURROGATE.test(reply)) return refused('narration/unreadable');
  const visible = reply.replace(LINE_END, '\n').replace(INVISIBLE, '').trim();
  if (PARAGRAPH_END.test(visible)) return refused('narration/paragraphs');
  const plain = visible.replace(CONTROL, ' ').replace(SPACES, ' ').trim();
  const words = withoutOuterQuotes(plain).trim();
  if (!LETTER.test(words)) return refused('narration/empty');
  if (words.length > NARRATION_LENGTH_MAX) return refused('narration/too-long');
  if (MARKUP.test(words)) return refused('narration/markup');
  if (QUOTES.test(words)) return refused('narration/quotes');
  return { ok: true, words: CLOSED.test(words) ? words : `${words}.` };
}

/** Models like to put what is said into the marks that the engine puts around it anyway. */
function withoutOuterQuotes(text: string): string {
  const pairs = ['""', '“”', '«»'];
  const pair = pairs.find(
    (marks) => text.startsWith(marks[0] as string) && text.endsWith(marks[1] as string),
  );
  return pair === undefined || text.length < 2 ? text : text.slice(1, -1);
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const LINE_END = /\r\n?|\u2028|\u0085/g;
/** Of no width, or turning the direction of what follows; the private use area, in which styles travel. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]/g;
const PARAGRAPH_END = /\n[ \t]*\n|\u2029/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f]+/g;
const SPACES = /[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
/** No mark alone. Written out as ranges, so that every version of Unicode gives the same answer. */
const LETTER = /[A-Za-z0-9\u00c0-\u1fff\u3040-\ud7ff]/;
const MARKUP = /[{}<>[\]`*_#|\\~]|:\/\//;
const QUOTES = /["“”„«»]/;
const CLOSED = /[.?!…]$/;
