/**
 * What is wrong, or doubtful, with a piece of content, said so that its writer can put it right: where, what, and
 * what was probably meant. Loading collects findings; it never throws because of what a writer wrote.
 */
export type Finding = {
  /** Namespaced and stable: `link/unknown-location`. */
  readonly code: string;
  /** One error is enough to refuse the content; warnings never are. */
  readonly severity: 'error' | 'warning';
  /** Path below the content directory, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
  /** What to write instead, when there is a good guess. */
  readonly fix?: string;
  /** All the texts that it is about, where the message names only some. */
  readonly keys?: readonly string[];
};

export type Place = { readonly file: string; readonly line: number; readonly column: number };

export type FindingLog = {
  readonly error: (place: Place, code: string, message: string, fix?: string) => void;
  readonly warning: (place: Place, code: string, message: string, fix?: string) => void;
  /** Takes over what another log has. */
  readonly add: (finding: Finding) => void;
  /** In reading order: by file, line, column, code. */
  readonly findings: () => readonly Finding[];
  readonly hasErrors: () => boolean;
};

/** The start of a file: the place of what ought to be there and is not. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1 });

export const createFindingLog = (): FindingLog => {
  const log: Finding[] = [];
  const add =
    (severity: Finding['severity']) => (place: Place, code: string, message: string, fix?: string) => {
      const { file, line, column } = place;
      log.push({ code, severity, file, line, column, message, ...(fix === undefined ? {} : { fix }) });
    };
  return {
    error: add('error'),
    warning: add('warning'),
    add: (finding) => void log.push(finding),
    findings: () => [...log].sort(compareFindings),
    hasErrors: () => log.some((finding) => finding.severity === 'error'),
  };
};

/** `worlds/isle/locations/pier.yaml:12:9 link/unknown-location error: ...`, as editors and compilers print it. */
export const formatFinding = (finding: Finding): string => {
  const where = `${finding.file}:${finding.line}:${finding.column}`;
  const fix = finding.fix === undefined ? '' : ` (${finding.fix})`;
  return `${where} ${finding.severity} ${finding.code}: ${finding.message}${fix}`;
};

const compareFindings = (left: Finding, right: Finding): number =>
  compareText(left.file, right.file) ||
  left.line - right.line ||
  left.column - right.column ||
  compareText(left.code, right.code) ||
  compareText(left.message, right.message);

export const compareText = (left: string, right: string): number =>
  left < right ? -1 : left > right ? 1 : 0;
