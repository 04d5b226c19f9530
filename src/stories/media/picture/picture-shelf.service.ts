import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { FileShelf } from '../../../platform/files/file-shelf.service.js';
import { IncomingService } from '../../../platform/files/incoming.service.js';
import { MEDIA_CORRUPT } from '../media.errors.js';

/** Pictures up to here stay in the database, bytes: read with their row in one go, saved with it in one backup. */
export const LARGEST_IN_DATABASE = 256 * 1024;

/** Where a picture's bytes are: in its row, or in the file of its digest. */
export interface PicturePlace {
  sha256: string;
  bytes: Buffer | null;
  /** The digest again when the bytes are in the file store. */
  file: string | null;
}

/** Puts the bytes of pictures where they belong and finds them again. */
@Injectable()
export class PictureShelf {
  constructor(
    private readonly files: FileShelf,
    private readonly incoming: IncomingService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'files'>,
  ) {}

  /** Outside any transaction. A store that not every process sees is given no pictures: they must be there wherever a post is prepared. */
  async keep(bytes: Buffer): Promise<PicturePlace> {
    const sha256 = digestOf(bytes);
    if (bytes.length <= LARGEST_IN_DATABASE || !this.config.files.shared) return { sha256, bytes, file: null };
    await this.incoming.give(bytes, (file) => this.files.keep(file));
    return { sha256, bytes: null, file: sha256 };
  }

  /** In the transaction that writes the picture's row, before it. */
  async register(tx: EntityManager, { sha256, file }: PicturePlace, size: number): Promise<void> {
    if (file !== null) await this.files.register(tx, { sha256, size });
  }

  /** The bytes, proven to be those of the name. @throws AppError MEDIA_CORRUPT, FILE_MISSING, FILE_DAMAGED, FILE_STORE_AWAY */
  async load({ sha256, bytes }: PicturePlace): Promise<Buffer> {
    if (bytes === null) return this.files.read(sha256);
    if (digestOf(bytes) !== sha256) throw new AppError(MEDIA_CORRUPT);
    return bytes;
  }
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
