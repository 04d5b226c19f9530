import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource, type EntityManager } from 'typeorm';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { storedJson } from '../../platform/database/storable.rules.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { ChannelRegistry } from '../channels/channel-registry.js';
import { type OutcomeText, type PreparationJournal, type SendPackage, STANDING_STEPS } from '../channels/channel.js';
import {
  DRAFTS_ARE_OUT,
  NOT_TAKEN_BACK,
  NOTE_UNLESS_CHANGED,
  OUT_ALL_THE_SAME,
  STILL_ASIDE,
  TAKE_LAID_ASIDE,
  UNPREPARED,
} from './laid-aside.queries.js';
import { PackageService } from './package.service.js';

const EVERY_MS = 60_000;
const AT_ONCE = 10;
/** Posts that went out between two rounds, and after an update those of all time: a few rounds do for them. */
const OUT_AT_ONCE = 5_000;

const OUT_BY_HAND: OutcomeText = {
  zh: '这项发布已取消、暂停或撤销定稿，但它的草稿已被人在网站后台公开或设为定时发布：请立即到网站后台核对，不该公开的请撤下',
  en: 'this was cancelled, held or lost its approval, but somebody has published its draft in the site’s back office, or set a time for it: look there now and take down what should not be out',
};

/**
 * Takes the drafts of publications that were cancelled, held or missed, or whose approval was withdrawn, off the platform again: what is
 * not to leave is not to lie ready for somebody to publish by hand. Released again, it is prepared again.
 */
@Injectable()
export class LaidAside {
  private readonly log = new Logger(LaidAside.name);
  private running: Promise<unknown> | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly audit: PublicationJournal,
  ) {}

  /** Calls under way end before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  @Interval(EVERY_MS)
  round(): void {
    this.running ??= this.takeBack()
      .catch((error: unknown) => this.log.error({ err: error }, 'drafts laid aside are taken back in the next round'))
      .finally(() => (this.running = null));
  }

  /** @returns of how many publications nothing is left on the platform */
  async takeBack(): Promise<number> {
    await this.database.query(DRAFTS_ARE_OUT, [OUT_AT_ONCE]);
    const taken: { id: string }[] = returnedRows(await this.database.query(TAKE_LAID_ASIDE, [AT_ONCE]));
    const ids = [...new Set(taken.map(({ id }) => id))];
    if (ids.length > 0) await this.database.query(UNPREPARED, [ids]);
    let gone = 0;
    for (const id of ids) {
      if (await this.clear(id)) gone += 1;
      else await this.tryAgain(id);
    }
    return gone;
  }

  private async clear(publicationId: string): Promise<boolean> {
    try {
      const pack = await this.packages.open(publicationId);
      const journal = this.unlessChanged(pack);
      const stillAside = () => this.stillAside(publicationId);
      return (await this.connectors.of(pack.account).clear?.({ ...pack, journal }, stillAside)) ?? false;
    } catch (error) {
      this.log.warn({ err: error, publicationId }, 'a draft laid aside could not be taken back; it is tried again');
      return false;
    }
  }

  /** Soon at first, for a platform that was busy; what stays out of reach people are told of (`publication.stranded`). */
  private async tryAgain(publicationId: string): Promise<void> {
    const failed = await this.stillAside(publicationId);
    const left: { failures: number }[] = returnedRows(
      await this.database.query(NOT_TAKEN_BACK, [publicationId, failed]),
    );
    const failures = Math.max(0, ...left.map((row) => row.failures));
    if (failed && failures > 0) this.log.warn({ publicationId, failures }, 'a draft laid aside stands still');
  }

  /** Somebody has put out by hand what is not to be: people are told, with the publication and outside. */
  private async tellOut(tx: EntityManager, publicationId: string): Promise<void> {
    const told = storedJson({ text: OUT_BY_HAND, said: { status: 'published' } });
    const [row]: { state: string }[] = returnedRows(await tx.query(OUT_ALL_THE_SAME, [publicationId, told]));
    if (row) await this.audit.write(tx, null, 'contradicted', publicationId, { state: row.state, ...OUT_BY_HAND });
  }

  private async stillAside(publicationId: string): Promise<boolean> {
    const [row]: { aside: boolean }[] = await this.database.query(STILL_ASIDE, [publicationId]);
    return row?.aside ?? false;
  }

  /** Released and prepared meanwhile, a publication may have another draft by now: that one is not forgotten over this. */
  private unlessChanged({ publicationId, journal }: SendPackage): PreparationJournal {
    const noted = new Map<string, Record<string, string>>();
    const get = (step: string) => noted.get(step) ?? journal.get(step);
    return {
      get,
      put: async (step, facts) => {
        const known = JSON.stringify(get(step) ?? {});
        await this.database.transaction(async (tx) => {
          await tx.query(NOTE_UNLESS_CHANGED, [publicationId, step, JSON.stringify(facts), known]);
          // With the note, which ends the watch over it: else it is not noted, and the next round finds it again.
          if (step === STANDING_STEPS.draft && facts['taken'] === 'out') await this.tellOut(tx, publicationId);
        });
        noted.set(step, facts);
      },
    };
  }
}
