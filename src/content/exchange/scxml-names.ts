/**
 * Names in SCXML: what the format is called, and how events and actions are written there, where a space would part two
 * names: `someone came` is `someone_came`, and any other letter that SCXML has no room for is its number between colons.
 */

export const SCXML_NAMESPACE = 'http://www.w3.org/2005/07/scxml';
/** Of the attributes that say what SCXML has no words for, and the type of the `send` that is an action. */
export const SEED_NAMESPACE = 'urn:the-seed:chart:1';

export const scxmlName = (name: string): string =>
  name.replace(/[^A-Za-z0-9.*-]/gu, (letter) =>
    letter === ' ' ? '_' : `:${letter.codePointAt(0)?.toString(16)}:`,
  );

export const nameFromScxml = (written: string): string =>
  written.replaceAll('_', ' ').replace(/:([0-9a-f]{1,6}):/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** What the event of a state's timer is called, and the `send` that sets it. */
export const timerName = (uid: string, index: number): string => `after.${scxmlName(uid)}.${index}`;
