import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../../platform/config/data/durable-file.js';
import { StartError } from '../../platform/config/start-error.js';

/** Remembers in the data directory whether the demonstration was begun and finished, so that a start cut off in between is noticed. */
export class DemoMark {
  private readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'demo.json');
  }

  /**
   * On `begun` the installation is cleared away, so only the very words we wrote count as that.
   * @throws StartError when the mark cannot be read or says anything else
   */
  get state(): 'none' | 'begun' | 'finished' {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
      throw unreadable(this.path, error);
    }
    if (text === markOf('begun')) return 'begun';
    if (text === markOf('finished')) return 'finished';
    throw unreadable(this.path);
  }

  /** To be called only where there is nothing to lose: nobody exists yet. */
  begin(): void {
    writeDurably(this.path, markOf('begun'), 0o644);
  }

  finish(): void {
    writeDurably(this.path, markOf('finished'), 0o644);
  }

  /** There was nothing to begin: the installation was not empty. */
  forget(): void {
    rmSync(this.path, { force: true });
  }
}

function markOf(state: 'begun' | 'finished'): string {
  return `${JSON.stringify({ state })}\n`;
}

function unreadable(path: string, cause?: unknown): StartError {
  return new StartError(
    `演示标记 ${path} 无法辨认，因此没有清空任何数据，也没有启动。若已有人登录使用，请删除这个文件后再启动，数据保持不动；若只想重新得到一份演示，请另用一个空的数据目录（XUANFA_DATA_DIR）。`,
    `The demonstration's mark ${path} makes no sense, so nothing was cleared away and nothing started. If people work in this installation, delete that file and start again: the data stays. If you only want a new demonstration, use an empty data directory (XUANFA_DATA_DIR).`,
    1,
    { cause },
  );
}
