/** A Python that can import what the examples need; a check must have one, a developer may go without. */
import { spawnSync } from 'node:child_process';

export function pythonWith(...modules: string[]): string | undefined {
  const found = ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', `import ${modules.join(', ')}`]).status === 0,
  );
  if (found === undefined && process.env['CI'] !== undefined)
    throw new Error(`no python3 with ${modules.join(', ')}: install python3-websockets and python3-requests`);
  return found;
}
