import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { codeOf } from '../database/database-away.rules.js';
import { AppError } from '../errors/app-error.js';
import { FILE_DAMAGED, FILE_STORE_FOREIGN, UPLOAD_TOO_SLOW } from './file.errors.js';
import { ANNOUNCE, HELD, REGISTER } from './file-shelf.queries.js';
import { FileStoreMark } from './records/file-store-mark.entity.js';
import { StoredFile } from './records/stored-file.entity.js';
import { type ByteRange, FileStore, type WholeFile } from './stores/file-store.js';

/** A row that others refer to: `foreign_key_violation`, since PostgreSQL 18 `restrict_violation`. */
const STILL_NEEDED = ['23503', '23001'];

/**
 * Files and their rows together. A file is announced, put into the store, and then registered in the transaction that needs it; one that
 * is put and never registered is swept a day later.
 */
@Injectable()
export class FileShelf {
  private known: Promise<void> | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly store: FileStore,
  ) {}

  /** Puts the file into the store, outside any transaction. @throws AppError FILE_STORE_FOREIGN, FILE_STORE_FULL, FILE_STORE_AWAY */
  async keep(file: WholeFile): Promise<void> {
    await this.requireOurs();
    await this.database.query(ANNOUNCE, [file.sha256]);
    await this.store.keep(file);
  }

  /** Writes the row of a file that was kept in the last hours. @throws AppError UPLOAD_TOO_SLOW */
  async register(tx: EntityManager, { sha256, size }: Pick<WholeFile, 'sha256' | 'size'>): Promise<void> {
    await tx.query(REGISTER, [sha256, size]);
    const held = await tx.query<unknown[]>(HELD, [sha256]);
    if (held.length === 0) throw new AppError(UPLOAD_TOO_SLOW);
  }

  /** Takes the row away unless something else still needs the file; the bytes go with the next sweep but one. @returns whether it was */
  async release(tx: EntityManager, sha256: string): Promise<boolean> {
    try {
      // A transaction within: what still refers to the row refuses, and nothing else is lost by it.
      await tx.transaction(async (inner) => {
        await inner.query(ANNOUNCE, [sha256]);
        await inner.delete(StoredFile, { sha256 });
      });
      return true;
    } catch (error) {
      if (!STILL_NEEDED.includes(String(codeOf(error as Error)))) throw error;
      return false;
    }
  }

  /** The bytes of a small file, proven to be those of its name. @throws AppError FILE_MISSING, FILE_DAMAGED, FILE_STORE_AWAY */
  async read(sha256: string): Promise<Buffer> {
    const bytes = await buffer(await this.store.open(sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new AppError(FILE_DAMAGED);
    return bytes;
  }

  /** @throws AppError FILE_MISSING, FILE_STORE_AWAY */
  open(sha256: string, range?: ByteRange): Promise<Readable> {
    return this.store.open(sha256, range);
  }

  /** Asked once a process: two machines with a folder each would keep half of the files each. */
  private async requireOurs(): Promise<void> {
    this.known ??= this.compareMarks();
    try {
      await this.known;
    } catch (error) {
      this.known = undefined;
      throw error;
    }
  }

  private async compareMarks(): Promise<void> {
    const { manager } = this.database;
    await manager.createQueryBuilder().insert().into(FileStoreMark).values({ mark: randomUUID() }).orIgnore().execute();
    const { mark } = await manager.findOneByOrFail(FileStoreMark, { id: 1 });
    const found = await this.store.mark();
    if (found === mark) return;
    // A store nobody has used is ours as long as no file of ours can be elsewhere.
    if (found !== null || (await manager.exists(StoredFile))) throw new AppError(FILE_STORE_FOREIGN);
    await this.store.setMark(mark);
  }
}
