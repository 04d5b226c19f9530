import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Remembers in the data directory whether the demonstration was begun and finished, so that a start cut off in between is noticed. */
export class DemoMark {
  private readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'demo.json');
  }

  get state(): 'none' | 'begun' | 'finished' {
    try {
      const { state } = JSON.parse(readFileSync(this.path, 'utf8')) as { state?: unknown };
      return state === 'finished' ? 'finished' : 'begun';
    } catch (error) {
      // A torn file was begun and not finished.
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'begun';
    }
  }

  begin(): void {
    this.write('begun');
  }

  finish(): void {
    this.write('finished');
  }

  /** There was nothing to begin: the installation was not empty. */
  forget(): void {
    rmSync(this.path, { force: true });
  }

  private write(state: 'begun' | 'finished'): void {
    writeFileSync(this.path, `${JSON.stringify({ state })}\n`);
  }
}
