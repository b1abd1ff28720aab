/** Colours for the styles of prose. */
import picocolors from 'picocolors';
import type { Painter } from './paragraph.ts';

/** With `coloured` false every line stays as it is. */
export function createPainter(coloured: boolean): Painter {
  const colors = picocolors.createColors(coloured);
  const paints: Readonly<Record<Parameters<Painter>[1], (line: string) => string>> = {
    room: String,
    action: String,
    speech: colors.cyan,
    emote: colors.magenta,
    presence: colors.green,
    ambient: colors.dim,
    system: colors.blue,
    error: colors.yellow,
    notice: colors.dim,
    echo: String,
    item: colors.yellow,
    person: colors.green,
    place: colors.bold,
    exit: colors.cyan,
    emphasis: colors.italic,
  };
  return (line, style, isTitle) => {
    if (line === '') return line;
    return isTitle ? colors.bold(line) : paints[style](line);
  };
}
