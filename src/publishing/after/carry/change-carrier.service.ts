import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { storedJson } from '../../../platform/database/storable.rules.js';
import { SealService } from '../../../review/seal/seal.service.js';
import { FREEZE_GATE } from '../../../schedule/schedule-lock.rules.js';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import type { ChangeOutcome, LastLook, PostedRef, SendPackage } from '../../channels/channel.js';
import { PackageService } from '../../prepare/package.service.js';
import { type BegunChange, ChangeRecords } from '../orders/change-record.service.js';
import { keptBack } from '../orders/kept-back.js';
import { CORRECTION_OUTSIDE_WINDOW } from '../change.errors.js';
import { KEEP_BACK, POST_OF, TAKE_CHANGES } from '../change.queries.js';
import { stepAfter } from '../change.rules.js';

/** Nobody else calls for the same order meanwhile, and nobody ends it, ms. */
const LEASE_MS = 120_000;
/** What is not on its way by then stays here, ms: no call lasts as long as the rest of the lease. */
const MAY_LEAVE_MS = 60_000;
const AT_ONCE = 8;
/** What keeps a change back is looked at again this often, ms. */
const KEPT_BACK_PAUSE_MS = 60_000;

/** Thrown by the last look: the bytes stay here. */
class LeaseOver extends Error {}

interface PostRow {
  id: string;
  ref: string;
  url: string | null;
  sentAt: Date;
  sealId: string;
}

/** Makes the calls that orders ask for, outside any transaction; a call whose answer is lost is made again, for all of them are harmless twice. */
@Injectable()
export class ChangeCarrier {
  private readonly log = new Logger(ChangeCarrier.name);

  constructor(
    private readonly database: DataSource,
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly seals: SealService,
    private readonly records: ChangeRecords,
  ) {}

  /**
   * Carries out what is due, or one order at once.
   * @returns how many calls were made
   */
  async carryOut(changeId: string | null = null): Promise<number> {
    // Measured from before the lease began, on this process's own clock.
    const deadline = performance.now() + MAY_LEAVE_MS;
    const begun = await this.database.transaction((tx) => this.begin(tx, changeId));
    const lastLook = (): void => {
      if (performance.now() >= deadline) throw new LeaseOver('the lease of the call is over');
    };
    await Promise.all(begun.map((change) => this.carryOne(change, lastLook)));
    return begun.length;
  }

  /** Committed before anything is called. What shows something new takes the freeze gate, as every send does. */
  private async begin(tx: EntityManager, changeId: string | null): Promise<BegunChange[]> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared($1)`, [FREEZE_GATE]);
    const taken: BegunChange[] = returnedRows(await tx.query(TAKE_CHANGES, [changeId, LEASE_MS, AT_ONCE]));
    const begun: BegunChange[] = [];
    for (const change of taken) if (await this.mayGo(tx, change)) begun.push(change);
    return begun;
  }

  private async mayGo(tx: EntityManager, change: BegunChange): Promise<boolean> {
    if (change.kind === 'retract') return true;
    const kept = await keptBack(tx, change);
    if (kept?.definition === CORRECTION_OUTSIDE_WINDOW) {
      await this.records.drop(tx, change, 'the hours its approval covers are over');
      return false;
    }
    if (kept) {
      const told = { code: kept.code, text: kept.text };
      await tx.query(KEEP_BACK, [change.id, KEPT_BACK_PAUSE_MS, storedJson(told)]);
      return false;
    }
    const [post]: PostRow[] = await tx.query(POST_OF, [change.publicationId, change.sealId]);
    if (post && (await this.seals.standing(tx, post.sealId)).ok) return true;
    await this.records.drop(tx, change, 'the approval no longer stands');
    return false;
  }

  private async carryOne(change: BegunChange, lastLook: LastLook): Promise<void> {
    try {
      const outcome = await this.call(change, lastLook);
      if (outcome.kind === 'retry' && outcome.unauthorised !== undefined) {
        const { unauthorised: code, reason, text = { zh: reason, en: reason } } = outcome;
        await this.records.standAside(change, { code, text });
      }
      const counted = await this.records.record(change, stepAfter(outcome, change.tries, Date.now()));
      this.log.log({ changeId: change.id, publicationId: change.publicationId, counted, ...outcome }, change.kind);
    } catch (error) {
      // Its lease runs out, and it is called for again.
      this.log.error({ err: error, changeId: change.id }, 'a change broke off; it will be tried again');
      const reason = error instanceof Error ? error.message : String(error);
      const step = stepAfter({ kind: 'unknown', reason }, change.tries, Date.now());
      await this.records.record(change, step).catch(() => undefined);
    }
  }

  private async call(change: BegunChange, lastLook: LastLook): Promise<ChangeOutcome> {
    const { publicationId, kind } = change;
    const [row]: PostRow[] = await this.database.query(POST_OF, [publicationId, change.sealId]);
    if (!row) throw new Error(`no publication ${publicationId}`);
    const pack = await this.packages.open(publicationId, row.sealId);
    const post: PostedRef = {
      publicationId,
      ref: row.ref,
      url: row.url,
      sentAt: row.sentAt.getTime(),
      journal: pack.journal,
    };
    try {
      return (await this.ask(pack, post, kind, lastLook)) ?? { kind: 'refused', ...NOT_ABLE };
    } catch (error) {
      if (!(error instanceof LeaseOver)) throw error;
      return { kind: 'retry', notBefore: Date.now(), reason: `not called: ${error.message}` };
    }
  }

  private async ask(
    pack: SendPackage,
    post: PostedRef,
    kind: BegunChange['kind'],
    lastLook: LastLook,
  ): Promise<ChangeOutcome | undefined> {
    const connector = this.connectors.of(pack.account);
    switch (kind) {
      case 'retract':
        return connector.retract?.(pack, post, lastLook);
      case 'correct':
        return connector.correct?.(pack, post, lastLook);
      case 'restore':
        return connector.restore?.(pack, post, lastLook);
    }
  }
}

/** The account's way to post was another one when this was ordered. */
const NOT_ABLE = {
  code: 'CHANGE_NOT_ABLE',
  reason: 'the connector cannot do this',
  text: {
    zh: '该账号的接口不能自动完成，请人工处理。',
    en: 'the interface of this account cannot do this; do it by hand.',
  },
};
