/** Text as it may stand in an XML file, whatever is in it. */

/** Between tags. What XML has no way to write becomes a sign for it. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, (sign) => String.fromCharCode(0x2400 + sign.charCodeAt(0)))
    .replace(/[\ufffe\uffff]/g, '\u2426')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** ` name="value"`, in whichever quotes need less escaping. */
export const xmlAttribute = (name: string, value: string | number): string => {
  const text = escapeXml(String(value)).replace(/[\t\n\r]/g, (blank) => `&#${blank.codePointAt(0)};`);
  const isQuoted = text.includes('"') && !text.includes("'");
  return isQuoted ? ` ${name}='${text}'` : ` ${name}="${text.replaceAll('"', '&quot;')}"`;
};

/** A value as a literal of ECMAScript that any XML file can hold. */
export const literalOf = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
