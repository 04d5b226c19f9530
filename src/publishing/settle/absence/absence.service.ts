import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isAway } from '../../../platform/database/database-away.rules.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { storable, storedJson } from '../../../platform/database/storable.rules.js';
import { PlaceOffers } from '../../../schedule/claims/offers/place-offers.service.js';
import { lockForLook } from '../../../schedule/publications/planning-gate.js';
import { PublicationJournal } from '../../../schedule/publications/publication-journal.service.js';
import { RecordService } from '../../attempts/record.service.js';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import type { ChannelConnector, FindOutcome, OutcomeText, SendPackage } from '../../channels/channel.js';
import { PackageService } from '../../prepare/package.service.js';
import { firstPollMs, longestMs } from '../settle.rules.js';
import {
  ACCOUNT_OF_REFUSED,
  COUNT_AGAIN,
  COUNT_AGAIN_ONCE,
  FORGET_OTHER_TRIES,
  FORGET_SENT,
  GIVE_BACK_REFUSED,
  LOCK_ALL_OF_LOOK,
  LOCK_REFUSED,
  MAY_BE_OUT_AFTER_ALL,
  NOTE_ABSENCE,
  OUT_AGAINST_RECORD,
  STOP_OTHERS,
  TAKE_REFUSED,
  TAKE_UP_REFUSED,
} from './absence.queries.js';
import {
  type AbsenceStep,
  absenceStep,
  CANNOT_TELL,
  CANNOT_TELL_ASIDE,
  earlierOne,
  type FoundOut,
  isRepeated,
  outAllTheSame,
  type RefusedFacts,
  REPEATS_NO_MORE,
} from './absence.rules.js';

/** Nobody else looks for the same one meanwhile, ms. */
const LOOK_LEASE_MS = 60_000;
const AT_ONCE = 8;
/** Rounds of one call, as `SettleService`. */
const ROUNDS = 10;

interface Refused {
  id: string;
  publicationId: string;
  beganAt: Date;
  outcome: RefusedFacts['outcome'];
  /** Where its publication stood when it was taken. */
  state: RefusedFacts['state'];
  looks: number;
  spent: boolean;
  waitsMs: number;
  /** When it was taken, by the database. */
  now: Date;
  /** Before `now` was read, on this process's monotonic clock, ms. */
  takenAt: number;
}

interface LockedRefused {
  id: string;
  state: RefusedFacts['state'];
  leavesAgain: boolean;
}

type Ending = Exclude<AbsenceStep, { kind: 'look-again' | 'stays' }>;
/** One that shows that it is out, or may be. */
type Found = Exclude<Ending, { kind: 'proven' | 'believed' }>;

const ENDS: Record<Ending['kind'], string> = {
  out: 'out',
  accepted: 'out',
  proven: 'proven',
  believed: 'believed',
  ask: 'asked',
};

/**
 * Looks whether what a platform has refused is out all the same, before the story leaves again for the account (decision 52): by itself,
 * released by somebody, or as another publication. Never sends anything.
 */
@Injectable()
export class AbsenceService implements OnModuleDestroy {
  private readonly log = new Logger(AbsenceService.name);
  private closing = false;

  constructor(
    private readonly database: DataSource,
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly records: RecordService,
    private readonly journal: PublicationJournal,
    private readonly offers: PlaceOffers,
  ) {}

  /** As `SettleService`. */
  onModuleDestroy(): void {
    this.closing = true;
  }

  /** Looks for what was refused and whose look is due. @returns of how many it is known now, or a person is asked */
  async lookDue(): Promise<number> {
    if (this.closing) return 0;
    await this.forgetSent();
    let ended = 0;
    for (let round = 1; round <= ROUNDS && !this.closing; round += 1) {
      const takenAt = performance.now();
      const due: Omit<Refused, 'takenAt'>[] = returnedRows(
        await this.database.query(TAKE_REFUSED, [LOOK_LEASE_MS, AT_ONCE]),
      );
      const known = await Promise.all(due.map((refused) => this.lookOne({ ...refused, takenAt })));
      ended += known.filter(Boolean).length;
      if (due.length < AT_ONCE) break;
    }
    return ended;
  }

  /** What is out by a later try is looked for no more, and the places of the earlier ones are offered to others. */
  private async forgetSent(): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        await this.offers.offer(tx, returnedRows(await tx.query(FORGET_SENT)));
      });
    } catch (error) {
      // Nothing but places waits for it: the looks go on, and the next round tries again.
      this.log.error({ err: error }, 'places of earlier tries could not be given back');
    }
  }

  private async lookOne(refused: Refused): Promise<boolean> {
    const { publicationId } = refused;
    let connector: ChannelConnector | null = null;
    let found: FindOutcome;
    try {
      const pack = await this.packages.open(publicationId);
      connector = this.connectors.of(pack.account);
      found = await this.look(connector, pack, refused);
    } catch (error) {
      this.log.error({ err: error, publicationId }, 'a look broke off; it will be tried again');
      if (error instanceof Error && isAway(error)) return false;
      // A look that breaks found nothing out: after so many of them a person is asked.
      found = { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
    }
    try {
      return await this.write(refused, connector, found);
    } catch (error) {
      // What was seen counts only once it is written: it is looked for again, and never believed for that.
      this.log.error({ err: error, publicationId }, 'what a look has shown could not be written');
      return false;
    }
  }

  /** What would leave again is fenced off first, as when an answer was lost: what stays for a person keeps its draft. */
  private async look(connector: ChannelConnector, pack: SendPackage, refused: Refused): Promise<FindOutcome> {
    if (!connector.find) return { kind: 'unknown', reason: 'this channel cannot be read back', final: true };
    const leaves = refused.outcome === 'retry' || refused.state === 'scheduled';
    const fenced = leaves && connector.fence ? await connector.fence(pack) : true;
    const found = await connector.find(pack, refused.beganAt.getTime());
    if (fenced || found.kind !== 'absent') return found;
    return { kind: 'unknown', reason: 'the platform may still publish what it was given' };
  }

  private async write(refused: Refused, connector: ChannelConnector | null, found: FindOutcome): Promise<boolean> {
    const reason = found.kind === 'unknown' ? { reason: found.reason, ...(found.spent && { spent: true }) } : {};
    const readBy = refused.now.getTime() + (performance.now() - refused.takenAt);
    const look = storedJson([{ at: new Date().toISOString(), result: found.kind, ...reason }]);
    return this.database.transaction(async (tx) => {
      const [on]: { accountId: string }[] = await tx.query(ACCOUNT_OF_REFUSED, [refused.id]);
      // Whoever plans for the account has written what it planned by then, or reads what is written here.
      if (on) await lockForLook(tx, on.accountId);
      await tx.query(LOCK_ALL_OF_LOOK, [refused.id]);
      const [publication]: LockedRefused[] = await tx.query(LOCK_REFUSED, [refused.id]);
      if (!publication) return false;
      const traits = connector?.traits ?? { can: [], idempotent: false, readable: false, longestCallMs: 0 };
      const times = { beganAt: refused.beganAt.getTime(), readBy };
      const step = absenceStep({ ...refused, ...publication, ...times, traits }, found);
      const absence = step.kind === 'look-again' || step.kind === 'stays' ? null : ENDS[step.kind];
      const again = step.kind === 'look-again' ? step.inMs : null;
      const [noted]: { id: string }[] = returnedRows(await tx.query(NOTE_ABSENCE, [refused.id, look, absence, again]));
      if (!noted || step.kind === 'look-again') return false;
      if (step.kind === 'proven' || step.kind === 'believed' || step.kind === 'stays')
        await this.giveBack(tx, refused.id);
      else await this.end(tx, refused, publication, step, connector);
      return step.kind !== 'stays';
    });
  }

  /** The places in the throttle, which counted until somebody had looked; while anything of it may be out one is kept (decision 60). */
  private async giveBack(tx: EntityManager, attemptId: string): Promise<void> {
    await this.offers.offer(tx, returnedRows(await tx.query(GIVE_BACK_REFUSED, [attemptId])));
  }

  private async end(
    tx: EntityManager,
    refused: Refused,
    publication: LockedRefused,
    step: Found,
    connector: ChannelConnector | null,
  ): Promise<void> {
    const { id, state } = publication;
    const isDoubted = step.kind === 'ask' && state !== 'scheduled';
    // Settled by two people it may be planned again, or stay with what it waits for.
    const isTakenUp =
      isDoubted && connector !== null && isRepeated({ ...refused, ...publication, traits: connector.traits });
    const url = step.kind === 'out' ? (step.url ?? null) : null;
    this.log.warn({ publicationId: id, state, ...step }, 'refused by the platform, and yet it is out, or may be');
    await tx.query(step.kind === 'ask' ? COUNT_AGAIN_ONCE : COUNT_AGAIN, [refused.id]);
    if (step.kind === 'out')
      await this.offers.offer(tx, returnedRows(await tx.query(FORGET_OTHER_TRIES, [refused.id])));
    const text = isTakenUp ? REPEATS_NO_MORE : toldOf(step, url, state === 'scheduled');
    await this.journal.write(tx, null, 'refused-but', id, { state, ...storable({ ...step, text }) });
    await this.stopOthers(tx, id, step.kind, url);
    if (state !== 'scheduled' && !isTakenUp) await this.contradict(tx, id, text, step.kind);
    // What is given up stays so, for its approval may have another publication by now; and what waits for a person leaves no more.
    if (state === 'cancelled' || (isDoubted && !isTakenUp)) {
      await tx.query(MAY_BE_OUT_AFTER_ALL, [id]);
      return;
    }
    await tx.query(TAKE_UP_REFUSED, [
      refused.id,
      storedJson({ text: isTakenUp ? REPEATS_NO_MORE : CANNOT_TELL }),
      isTakenUp,
    ]);
    if (step.kind === 'ask' || !connector) return;
    const outcome =
      step.kind === 'out' ? { ...step, kind: 'sent' as const, postedAt: refused.beganAt.getTime() } : step;
    const { traits } = connector;
    const options = { longestMs: longestMs(traits), nextPollInMs: firstPollMs(traits) };
    await this.records.recordIn(tx, refused.id, outcome, options);
  }

  private async stopOthers(tx: EntityManager, id: string, found: FoundOut, url: string | null): Promise<void> {
    const why = { text: earlierOne(found, url), code: found === 'out' ? 'ALREADY_OUT' : 'MAY_BE_OUT', fix: 'human' };
    const stopped: { id: string }[] = returnedRows(await tx.query(STOP_OTHERS, [id, storedJson(why)]));
    for (const other of stopped) await this.journal.write(tx, null, 'fail', other.id, { ...why, earlier: id });
  }

  private async contradict(tx: EntityManager, id: string, text: OutcomeText, found: FoundOut): Promise<void> {
    await tx.query(OUT_AGAINST_RECORD, [id, storedJson({ text, said: { status: SAID[found] } })]);
  }
}

const SAID: Record<FoundOut, string> = { out: 'published', accepted: 'accepted', ask: 'unknown' };

function toldOf({ kind }: Found, url: string | null, waits: boolean): OutcomeText {
  if (kind !== 'ask') return outAllTheSame(kind, url);
  return waits ? CANNOT_TELL : CANNOT_TELL_ASIDE;
}
