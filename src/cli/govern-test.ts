/** `seed govern test`: plays the scenarios that writers put beside policies, and says what came out otherwise. */
import { existsSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { readWorldDirectory, SHIPPED_CONTENT_DIRECTORY } from '../adapters/content-directory.ts';
import { type Finding, formatFinding } from '../content/finding.ts';
import { loadContent } from '../content/load-content.ts';
import { type PlacedScenario, type PolicyTests, readPolicyTests } from '../content/read-policy-tests.ts';
import { type PolicyMismatch, playPolicyScenario } from '../domain/governance/policy-scenario.ts';
import { contentDirectoryAround } from './chart-test-files.ts';
import { CommandError, EXIT } from './command-error.ts';

/** Played time of a tick, which a window is counted in. */
const TICK_MS = 100;

type Played = {
  readonly scenario: PlacedScenario;
  /** One for each thing that came out otherwise. */
  readonly failures: readonly Finding[];
};
type Report = {
  /** Of files that are unusable. */
  readonly findings: readonly Finding[];
  readonly files: readonly { readonly file: string; readonly played: readonly Played[] }[];
  readonly coverage: Coverage;
};
type Coverage = { readonly policies: number; readonly untouched: readonly string[] };

/**
 * 0 when everything is as expected, 1 when something is not, 2 when a file is unusable.
 * @throws CommandError content/unreadable, test/no-content, test/none
 */
export function testPolicies(paths: readonly string[], { json }: { readonly json?: boolean }): number {
  const given = paths.length === 0 ? [SHIPPED_CONTENT_DIRECTORY] : paths.map((path) => resolve(path));
  const reports = given.map(play);
  const findings = reports.flatMap((report) => report.findings);
  const files = reports.flatMap((report) => report.files);
  if (files.length === 0 && findings.length === 0)
    throw new CommandError('test/none', 'there is no file *.policy-test.yaml there');
  const report = { findings, files, coverage: together(reports) };
  if (json) console.log(JSON.stringify(reportData(report)));
  else for (const line of describeReport(report)) console.log(line);
  if (findings.some(({ severity }) => severity === 'error')) return EXIT.unusable;
  return failuresOf(report).length === 0 ? EXIT.ok : EXIT.failed;
}

function play(path: string): Report {
  if (!existsSync(path)) throw new CommandError('content/unreadable', `there is no ${path}`);
  const directory = contentDirectoryAround(path);
  const within = relative(directory, path).split(sep).join('/');
  const begins = within !== '' && statSync(path).isDirectory() ? `${within}/` : within;
  const sources = readWorldDirectory(directory).files;
  const content = loadContent(sources);
  const coverage = { policies: 0, untouched: [] };
  if (!content.ok) {
    const findings = content.findings.filter(({ severity }) => severity === 'error');
    return { findings, files: [], coverage };
  }
  const { policies = [] } = content.universe;
  const sentence = (key: string) => content.texts['en']?.[key] ?? key;
  const { tests, findings } = readPolicyTests(sources, content.universe, begins);
  const touched = new Set<string>();
  const playOne = (scenario: PlacedScenario, { file }: PolicyTests): Played => {
    const { mismatches, decided } = playPolicyScenario(scenario, { policies, tickMs: TICK_MS, sentence });
    for (const policy of decided) touched.add(policy);
    return { scenario, failures: mismatches.map((mismatch) => failure(mismatch, scenario, file)) };
  };
  const files = tests.map((test) => ({
    file: test.file,
    played: test.scenarios.map((scenario) => playOne(scenario, test)),
  }));
  const untouched = policies.map(({ id }) => id).filter((id) => !touched.has(id));
  return { findings, files, coverage: { policies: policies.length, untouched } };
}

function failure(
  { step, path, expected, found }: PolicyMismatch,
  scenario: PlacedScenario,
  file: string,
): Finding {
  const { line, column } = scenario.placeOf(step, path);
  const what = path.join('.');
  return {
    code: 'policy-test/otherwise',
    severity: 'error',
    file,
    line,
    column,
    message: `${what}: expected ${expected}, found ${found}`,
  };
}

/** Of one directory that several paths lie in, what none of them touches. */
function together(reports: readonly Report[]): Coverage {
  const [first, ...others] = reports;
  const untouched = (first?.coverage.untouched ?? []).filter((id) =>
    others.every(({ coverage }) => coverage.untouched.includes(id)),
  );
  return { policies: Math.max(0, ...reports.map(({ coverage }) => coverage.policies)), untouched };
}

const failuresOf = ({ files }: Report): readonly Finding[] =>
  files.flatMap(({ played }) => played.flatMap(({ failures }) => failures));

function describeReport(report: Report): readonly string[] {
  const { findings, files, coverage } = report;
  const all = files.flatMap(({ played }) => played);
  const failed = all.filter(({ failures }) => failures.length > 0).length;
  const unusable = new Set(findings.map(({ file }) => file)).size;
  const { policies, untouched } = coverage;
  return [
    ...findings.map(formatFinding),
    ...files.flatMap(({ file, played }) => [
      file,
      ...played.flatMap(({ scenario, failures }) => [
        `  ${failures.length === 0 ? 'ok    ' : 'FAILED'}  ${scenario.name}`,
        ...failures.map((finding) => `          ${formatFinding(finding)}`),
      ]),
      '',
    ]),
    `${policies - untouched.length} of ${counted(policies, 'policy', 'policies')} touched`,
    ...untouched.map((id) => `  no scenario touches ${id}`),
    [
      counted(all.length, 'scenario', 'scenarios'),
      `${all.length - failed} as expected`,
      `${failed} failed`,
      ...(unusable === 0 ? [] : [`${counted(unusable, 'file', 'files')} unusable`]),
    ].join(', '),
  ];
}

function reportData({ findings, files, coverage }: Report): Readonly<Record<string, unknown>> {
  const all = files.flatMap(({ played }) => played);
  const failed = all.filter(({ failures }) => failures.length > 0).length;
  return {
    ok: failed === 0 && findings.length === 0,
    scenarios: all.length,
    failed,
    findings,
    files: files.map(({ file, played }) => ({
      file,
      scenarios: played.map(({ scenario: { name, place }, failures }) => ({
        name,
        line: place.line,
        ok: failures.length === 0,
        failures,
      })),
    })),
    coverage,
  };
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
