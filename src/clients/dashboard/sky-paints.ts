/** What the sky takes from the browser: the colours of the page, and whether graphics hardware helps. */
import { Color } from 'three';

export type Paints = Readonly<
  Record<'line' | 'cool' | 'warm' | 'game' | 'walker' | 'flight' | 'world' | 'decision' | 'dim', Color>
>;

/** The colours of the page's appearance, by the names that dashboard.css gives them. */
export function readPaints(): Paints {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => new Color(style.getPropertyValue(name).trim());
  return {
    line: color('--line'),
    cool: color('--sky-cool'),
    warm: color('--sky-warm'),
    game: color('--sky-game'),
    walker: color('--sky-walker'),
    flight: color('--sky-flight'),
    world: color('--sky-world'),
    decision: color('--sky-decision'),
    dim: color('--soft'),
  };
}

/** Smooth edges cost a machine without graphics hardware more than all else. */
export function drawsBySoftware(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2');
  const { UNMASKED_RENDERER_WEBGL: name } = probe?.getExtension('WEBGL_debug_renderer_info') ?? {};
  const renderer = name === undefined ? '' : String(probe?.getParameter(name));
  probe?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software/i.test(renderer);
}
