import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Topic, topicsOf } from './change-topics.rules.js';

/** How often the audit log is looked at while somebody listens, ms. */
const LOOK_EVERY_MS = 1_000;
/** Entries commit in another order than they were numbered: those of so long ago are looked at again, s. */
const OVERLAP_SECONDS = 10;
/** Of one look; more at once concern every topic there is anyway. */
const MOST = 5_000;

type Listener = (topics: Topic[]) => void;

/**
 * Tells this process's listeners what has changed, from the audit log: every act writes its row there in its own transaction, whichever
 * process does it. One look a second serves all listeners of the process; without any the database is left alone.
 */
@Injectable()
export class ChangeFeed implements BeforeApplicationShutdown {
  private readonly logger = new Logger('ChangeFeed');
  private readonly listeners = new Set<{ tell: Listener; end: () => void }>();
  private timer: NodeJS.Timeout | undefined;
  private seen = new Set<string>();
  /** Whether the entries of before the first listener have been taken for seen. */
  private begun = false;
  private looking: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param end called when the process stops: there will be nothing more to hear from it
   * @returns how to stop listening
   */
  listen(tell: Listener, end: () => void): () => void {
    const listener = { tell, end };
    if (this.closed) {
      end();
      return () => undefined;
    }
    this.listeners.add(listener);
    this.timer ??= setInterval(() => void this.look(), LOOK_EVERY_MS);
    void this.look();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0 || !this.timer) return;
      clearInterval(this.timer);
      this.timer = undefined;
      this.begun = false;
    };
  }

  /** Looks now, or waits for the look under way. */
  look(): Promise<void> {
    this.looking ??= this.read()
      .catch((error: unknown) => this.logger.warn(error))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearInterval(this.timer);
    for (const { end } of this.listeners) end();
    this.listeners.clear();
    await this.looking;
  }

  private async read(): Promise<void> {
    const rows: { id: string; subject: string }[] = await this.dataSource.query(
      `SELECT id, subject_type AS subject FROM (
         SELECT id, subject_type, at FROM audit_entry ORDER BY id DESC LIMIT ${MOST}
       ) latest WHERE at > clock_timestamp() - interval '${OVERLAP_SECONDS} seconds'`,
    );
    const fresh = this.begun ? rows.filter(({ id }) => !this.seen.has(id)) : [];
    this.seen = new Set(rows.map(({ id }) => id));
    this.begun = true;
    const topics = topicsOf(fresh.map(({ subject }) => subject));
    if (topics.length > 0) for (const { tell } of this.listeners) tell(topics);
  }
}
