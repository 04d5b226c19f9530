import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../../errors/app-error.js';
import { FILE_MISSING, FILE_STORE_AWAY, FILE_STORE_FULL } from '../file.errors.js';
import { type ByteRange, FileStore, MARK_NAME, placeOf, type WholeFile } from './file-store.js';

/** Files in a folder: of this machine, or one that several machines share. */
export class DiskFileStore extends FileStore {
  /** @param folder absolute; made when first written to. Uploads are gathered on the same disk, so that keeping one is a renaming. */
  constructor(private readonly folder: string) {
    super();
  }

  async keep({ path, sha256, size }: WholeFile): Promise<void> {
    if ((await this.sizeOf(sha256)) === size) return;
    await guarded(async () => {
      const place = join(this.folder, placeOf(sha256));
      await mkdir(dirname(place), { recursive: true });
      await rename(path, place);
      // A name is on disk only when its folder is.
      await settle(dirname(place));
      await settle(this.folder);
    });
  }

  async sizeOf(sha256: string): Promise<number | null> {
    return guarded(() => unlessMissing(async () => (await stat(join(this.folder, placeOf(sha256)))).size));
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const file = await guarded(() => unlessMissing(() => open(join(this.folder, placeOf(sha256)), 'r')));
    if (file === null) throw new AppError(FILE_MISSING);
    return createReadStream('', { fd: file, ...(range && { start: range.from, end: range.to }) });
  }

  async remove(sha256: string): Promise<void> {
    await guarded(() => rm(join(this.folder, placeOf(sha256)), { force: true }));
  }

  async mark(): Promise<string | null> {
    return guarded(() => unlessMissing(async () => (await readFile(join(this.folder, MARK_NAME), 'utf8')).trim()));
  }

  async setMark(mark: string): Promise<void> {
    await guarded(async () => {
      await mkdir(this.folder, { recursive: true });
      const draft = join(this.folder, `${MARK_NAME}.${process.pid}`);
      const file = await open(draft, 'w');
      try {
        await file.writeFile(`${mark}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(this.folder, MARK_NAME));
      await settle(this.folder);
    });
  }
}

/** Windows cannot open folders and sees to it itself. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskFault(error);
  }
}

/** What people are told when the disk refuses; the fault itself goes along for the log. */
export function diskFault(error: unknown): Error {
  const { code } = error as { code?: unknown };
  if (error instanceof AppError || typeof code !== 'string') return error as Error;
  const fault = new AppError(/^(ENOSPC|EDQUOT|EFBIG)$/.test(code) ? FILE_STORE_FULL : FILE_STORE_AWAY);
  fault.cause = error;
  return fault;
}
