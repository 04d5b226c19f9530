import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../../platform/config/data/durable-file.js';
import { StartError } from '../../platform/config/start-error.js';

/** Somebody's order to clear the demonstration away. */
export interface LeaveOrder {
  /** Its own id, under which the audit log knows it: so a start can tell whether it has been carried out. */
  act: string;
  /** Whose account stays. */
  personId: string;
  /** What was shown to them: the clearing takes no more than that. */
  shown: string;
}

export type Mark =
  | { state: 'none' }
  | { state: 'begun' }
  /** @property since when it was complete, ISO 8601; what is younger, people have made. Null in marks of earlier versions. */
  | { state: 'finished'; since: string | null }
  | ({ state: 'leaving'; since: string | null } & LeaveOrder)
  | { state: 'left' };

/**
 * Remembers in the data directory how far the demonstration has come, so that a start cut off while it was filled in, or cleared away,
 * is noticed.
 */
export class DemoMark {
  private readonly path: string;

  constructor(dataDir: string) {
    this.path = join(dataDir, 'demo.json');
  }

  get state(): Mark['state'] {
    return this.read().state;
  }

  /**
   * On `begun` and `leaving` the installation is cleared away, so only the very words we wrote count as that.
   * @throws StartError when the mark cannot be read or says anything else
   */
  read(): Mark {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'none' };
      throw unreadable(this.path, error);
    }
    const mark = markIn(text);
    if (mark === null) throw unreadable(this.path);
    return mark;
  }

  /** To be called only where there is nothing to lose: nobody exists yet. */
  begin(): void {
    this.write({ state: 'begun' });
  }

  /** @param since see `Mark` */
  finish(since: string | null): void {
    this.write({ state: 'finished', since });
  }

  /** From here on every start clears the demonstration away before anything else. */
  leave(since: string | null, order: LeaveOrder): void {
    this.write({ state: 'leaving', since, ...order });
  }

  /** It was here and is gone; none is made again. */
  left(): void {
    this.write({ state: 'left' });
  }

  /** There was nothing to begin: the installation was not empty. */
  forget(): void {
    rmSync(this.path, { force: true });
  }

  private write(mark: Mark): void {
    writeDurably(this.path, textOf(mark), 0o644);
  }
}

/** Always the same words for the same mark. */
function textOf(mark: Mark): string {
  const since = 'since' in mark && mark.since !== null ? { since: mark.since } : {};
  const order = mark.state === 'leaving' ? { act: mark.act, personId: mark.personId, shown: mark.shown } : {};
  return `${JSON.stringify({ state: mark.state, ...since, ...order })}\n`;
}

/** The mark of which this is the text, to the letter; null when there is none. */
function markIn(text: string): Mark | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof said !== 'object' || said === null) return null;
  const { state, since = null, act, personId, shown } = said as Record<string, string | undefined>;
  if (since !== null && !Number.isFinite(Date.parse(since))) return null;
  const marks: Mark[] = [
    { state: 'begun' },
    { state: 'finished', since },
    { state: 'left' },
    ...(act !== undefined && personId !== undefined && shown !== undefined
      ? [{ state: 'leaving' as const, since, act, personId, shown }]
      : []),
  ];
  return marks.find((mark) => mark.state === state && textOf(mark) === text) ?? null;
}

function unreadable(path: string, cause?: unknown): StartError {
  return new StartError(
    `演示标记 ${path} 无法辨认，因此没有清空任何数据，也没有启动。若已有人登录使用，请删除这个文件后再启动，数据保持不动；若只想重新得到一份演示，请另用一个空的数据目录（XUANFA_DATA_DIR）。`,
    `The demonstration's mark ${path} makes no sense, so nothing was cleared away and nothing started. If people work in this installation, delete that file and start again: the data stays. If you only want a new demonstration, use an empty data directory (XUANFA_DATA_DIR).`,
    1,
    { cause },
  );
}
