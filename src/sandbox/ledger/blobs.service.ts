import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps the bytes of uploaded pictures by their sha256: in a folder when there is one, else in memory. */
export class Blobs {
  private readonly memory = new Map<string, Buffer>();

  constructor(private readonly folder?: string) {
    if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Stores the bytes and answers their sha256 in hex. */
  keep(bytes: Buffer): string {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (this.folder === undefined) this.memory.set(sha256, bytes);
    else if (!existsSync(join(this.folder, sha256))) {
      // Renamed into place, so that a crash never leaves half a picture under a whole picture's name.
      writeFileSync(join(this.folder, `${sha256}.new`), bytes, { mode: 0o600 });
      renameSync(join(this.folder, `${sha256}.new`), join(this.folder, sha256));
    }
    return sha256;
  }

  read(sha256: string): Buffer | null {
    if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
    if (this.folder === undefined) return this.memory.get(sha256) ?? null;
    const file = join(this.folder, sha256);
    return existsSync(file) ? readFileSync(file) : null;
  }
}
