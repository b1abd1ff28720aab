/** How much memory the process may use before the router takes no new requests: `512M`, `2G`, or bytes. */
const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/** Bytes; undefined for what is no such size. */
export function parseMemoryLimit(text: string): number | undefined {
  const [, digits, unit = ''] = /^([1-9]\d{0,11})([KMG]?)(?:i?B)?$/i.exec(text.trim()) ?? [];
  const bytes = Number(digits) * (UNITS[unit.toUpperCase()] ?? Number.NaN);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
