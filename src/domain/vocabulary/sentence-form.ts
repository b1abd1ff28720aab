/** A guard or an action in words: its label with the parameters filled in. */
import type { ChartParams } from '../chart.ts';

/** `will hear "timer {name}" in {seconds}[ to {up_to}] seconds`: a bracket with an absent parameter falls away. */
export function sentenceForm(label: string, params: ChartParams): string {
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(params, name) ? String(params[name]) : whole,
    );
  return fill(
    label.replace(/\[([^\]]*)\]/g, (_, part: string) =>
      namesIn(part).every((name) => Object.hasOwn(params, name)) ? part : '',
    ),
  );
}

/** The parameters that a label, or a part of one, mentions. */
export function namesIn(label: string): string[] {
  return [...label.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
}
