import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { ErrorLog } from '../queue/connection/error-log.js';
import { STALE_ARRIVALS, TAKE_ARRIVAL } from './file-shelf.queries.js';
import { FileArrival } from './records/file-arrival.entity.js';
import { FileStore } from './stores/file-store.js';

const EVERY_MS = 3_600_000;
/** Files of one round; the rest waits for the next. */
const MOST = 200;

/** Takes files without a row out of the store a day after they came. Any number of workers may do so at once. */
@Injectable()
export class FileSweepService {
  private readonly logger = new Logger(FileSweepService.name);
  private readonly errors = new ErrorLog(FileSweepService.name);

  constructor(
    private readonly database: DataSource,
    private readonly store: FileStore,
  ) {}

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    try {
      const removed = await this.sweep();
      if (removed > 0) this.logger.log({ removed }, 'files nobody needed were taken out of the store');
    } catch (error) {
      // A store or a database that is away is swept at the next tick.
      this.errors.report('sweep', error);
    }
  }

  /** @returns how many files were taken out */
  async sweep(): Promise<number> {
    const stale = await this.database.query<{ sha256: string }[]>(STALE_ARRIVALS, [MOST]);
    let removed = 0;
    for (const { sha256 } of stale) removed += (await this.takeOut(sha256)) ? 1 : 0;
    return removed;
  }

  /** The arrival stays locked until the bytes are gone: whoever brings the file again waits, and then puts it anew. */
  private async takeOut(sha256: string): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const [arrival] = await tx.query<{ held: boolean }[]>(TAKE_ARRIVAL, [sha256]);
      if (arrival === undefined) return false;
      if (!arrival.held) await this.store.remove(sha256);
      await tx.delete(FileArrival, { sha256 });
      return !arrival.held;
    });
  }
}
