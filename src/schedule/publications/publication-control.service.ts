import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AccessService } from '../../identity/access/access.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AppError } from '../../platform/errors/app-error.js';
import { EARLIER_THAN_SHOWN, LINK_TARGET_MISSING, MAY_BE_OUT, PUBLICATION_MOVED_ON } from '../schedule.errors.js';
import type { Speaker } from '../throttle/bucket.service.js';
import { isJustPlannedBy } from './desk/publication-acts.rules.js';
import { lockForPlanning } from './planning-gate.js';
import { PublicationJournal } from './publication-journal.service.js';
import { PublicationReader } from './publication-reader.service.js';
import {
  LAY_ASIDE,
  LOCK_PUBLICATION,
  MAY_BE_OUT_ELSEWHERE,
  MAKE_URGENT,
  OVERTAKEN_DEPENDENTS,
  RELEASE_DRAWS,
  RELEASE_STANDING,
  RESCHEDULE,
  WEB_PUBLICATION,
} from './publication.queries.js';
import { PUBLICATION_STATE_NAMES, type PublicationState, statesLeadingTo } from './publication-state.rules.js';
import type { PublicationView } from './publication-view.rules.js';
import { isEarlierThanShown, type Shown } from './planning/shown.rules.js';
import { SlotBatch } from './planning/slot-batch.rules.js';
import { asIssueMove, type ReleaseStanding, requireStanding } from './planning/standing-release.rules.js';
import { type GrantedSlot, type SlotRequest, SlotService } from './planning/slot.service.js';

interface WebPublication {
  id: string;
  slotAt: Date;
  state: PublicationState;
}

/** What nobody has looked up yet is resolved, not rescheduled. */
const RELEASABLE: readonly PublicationState[] = statesLeadingTo('scheduled', 'person').filter(
  (state) => state !== 'unconfirmed',
);
const RESCHEDULABLE: readonly PublicationState[] = ['scheduled', ...RELEASABLE];

/** What people do to publications on the schedule: every act a conditional UPDATE from the states its move allows. */
@Injectable()
export class PublicationControlService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly reader: PublicationReader,
    private readonly slots: SlotService,
    private readonly journal: PublicationJournal,
  ) {}

  /** Lays it aside until somebody releases it. @throws AppError PUBLICATION_MOVED_ON, FORBIDDEN, NOT_FOUND */
  async hold(actor: Actor, id: string, reason: string): Promise<void> {
    await this.layAside(actor, id, 'held', reason);
  }

  /** Gives it up and frees its place; who has planned it a moment ago may, too, without a right over the schedule. @throws as `hold` */
  async cancel(actor: Actor, id: string, reason: string): Promise<void> {
    await this.layAside(actor, id, 'cancelled', reason);
  }

  /**
   * A new slot for one that waits (`move`) or was laid aside, failed or missed (`release`); null = as soon as possible.
   * Its old place is free the moment the new one is written. Posts that link to a page move behind it when it moves.
   * @param shown refuses what is not as it was shown any more: what somebody has held meanwhile, and what would leave earlier
   * @throws AppError as `ScheduleService.schedule`, and PUBLICATION_MOVED_ON, EARLIER_THAN_SHOWN, MAY_BE_OUT, ISSUE_ARTICLE_VOIDED,
   * ISSUE_MOVES_WHOLE
   */
  async reschedule(actor: Actor, id: string, wishedAt: Date | null, shown?: Shown): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.reserve(tx, [id]);
      await this.rescheduleIn(tx, actor, id, wishedAt, { shown });
    });
  }

  /**
   * Where `reschedule` would put it for each of many wishes (epoch ms), or what refuses it there. Nothing is changed.
   * @throws AppError as `reschedule`, those of the slot aside
   */
  async previewMany(actor: Actor, id: string, wishes: readonly number[]): Promise<(GrantedSlot | AppError)[]> {
    return this.database.transaction(async (tx) => {
      const before = await this.permitted(tx, actor, id);
      if (before.mayBeOut || (await this.mayBeOutElsewhere(tx, before))) throw new AppError(MAY_BE_OUT);
      const { asked } = await this.question(tx, before, RESCHEDULABLE);
      return this.slots.previewMany(tx, asked, wishes);
    });
  }

  /**
   * Where `reschedule`, or `hasten`, would put it now, and how it would stand there. Nothing is changed and no place is kept.
   * @throws AppError as those would
   */
  async preview(
    actor: Actor,
    id: string,
    wishedAt: Date | null,
    isUrgent: boolean,
  ): Promise<{ slot: GrantedSlot; then: PublicationView }> {
    return this.database.transaction(async (tx) => {
      const before = await this.permitted(tx, actor, id);
      if (before.mayBeOut || (await this.mayBeOutElsewhere(tx, before))) throw new AppError(MAY_BE_OUT);
      const { standing, asked } = await this.question(tx, before, RESCHEDULABLE);
      const priority = isUrgent ? 'urgent' : asked.priority;
      const request = { ...asked, priority, wish: wishedAt?.getTime() ?? null };
      const slot = await this.slots.preview(tx, request).catch((error: unknown) => {
        throw asIssueMove(standing, error);
      });
      return { slot, then: await this.reader.asIfPlanned(id, slot.slot, tx) };
    });
  }

  /**
   * Makes it urgent, for a reason that stays on record, and gives it a new slot; null = as soon as possible. What is urgent already keeps
   * its first reason: it is moved.
   * @throws AppError as `reschedule`
   */
  async hasten(actor: Actor, id: string, reason: string, wishedAt: Date | null, shown?: Shown): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.reserve(tx, [id]);
      const before = await this.permitted(tx, actor, id);
      if (before.priority === 'normal') {
        const urgent = returnedRows(await tx.query(MAKE_URGENT, [id, reason, RESCHEDULABLE]));
        if (urgent.length === 0) throw movedOn(before);
        await this.journal.write(tx, actor.personId, 'hasten', id, { reason });
      }
      await this.rescheduleIn(tx, actor, id, wishedAt, { shown });
    });
  }

  /**
   * Holds off looks at their accounts, then locks the buckets that new slots for these, and for what moves with them, draw on, until the transaction ends. Before anything else
   * of them is locked: the order of the house is buckets, then publications. All at once, in the one order of all: taken one by one, two
   * of these could wait for each other.
   */
  async reserve(tx: EntityManager, ids: readonly string[]): Promise<SlotBatch> {
    const draws: Speaker[] = await tx.query(RELEASE_DRAWS, [ids]);
    await lockForPlanning(
      tx,
      draws.map(({ accountId }) => accountId),
    );
    return this.slots.reserve(tx, draws);
  }

  /**
   * The same inside a caller's transaction, which has called `reserve`. One of a batch must have been laid aside, failed or missed: what somebody else has released
   * meanwhile keeps its time. What it wrote before it refused is the caller's to take back. @returns the new slot, epoch ms
   */
  async rescheduleIn(
    tx: EntityManager,
    actor: Actor,
    id: string,
    wishedAt: Date | null,
    { batch = null, shown }: { batch?: SlotBatch | null; shown?: Shown } = {},
  ): Promise<number> {
    const before = await this.permitted(tx, actor, id);
    if (before.mayBeOut || (await this.mayBeOutElsewhere(tx, before))) throw new AppError(MAY_BE_OUT);
    const from = (batch ? RELEASABLE : RESCHEDULABLE).filter((state) => shown === undefined || state === shown.state);
    const slot = await this.place(tx, actor, before, wishedAt, from, batch);
    if (wishedAt === null && isEarlierThanShown(slot, shown)) throw new AppError(EARLIER_THAN_SHOWN);
    const overtaken: { id: string }[] = await tx.query(OVERTAKEN_DEPENDENTS, [id, new Date(slot)]);
    for (const dependent of overtaken) {
      const view = await this.reader.require(dependent.id, tx);
      const wish = new Date(Math.max(view.wishedAt.getTime(), slot));
      await this.place(tx, actor, view, wish, ['scheduled'], batch?.isRehearsal ? new SlotBatch(true) : null);
    }
    // Where something has left its place, the batch knows nothing of the gap.
    if (overtaken.length > 0) batch?.forget();
    else batch?.take();
    return slot;
  }

  /** Grants and writes a new slot. @returns it, epoch ms */
  private async place(
    tx: EntityManager,
    actor: Actor,
    before: PublicationView,
    wishedAt: Date | null,
    from: readonly PublicationState[],
    batch: SlotBatch | null = null,
  ): Promise<number> {
    const { id } = before;
    const { standing, page, asked } = await this.question(tx, before, from);
    const request: SlotRequest = { ...asked, wish: wishedAt?.getTime() ?? null };
    const slot = await this.slots.grant(tx, request, batch).catch((error: unknown) => {
      throw asIssueMove(standing, error);
    });
    const moved = returnedRows(
      await tx.query(RESCHEDULE, [
        id,
        new Date(slot.wish),
        new Date(slot.slot),
        JSON.stringify(slot.because),
        slot.forecast,
        new Date(slot.validUntil),
        from,
        page?.id ?? null,
      ]),
    );
    if (moved.length === 0) throw movedOn(await this.reader.require(id, tx));
    // The journal is one chain, and whoever writes in it makes all others wait.
    if (batch?.isRehearsal) return slot.slot;
    await this.journal.write(tx, actor.personId, before.state === 'scheduled' ? 'move' : 'release', id, {
      from: before.state,
      slotBefore: before.slotAt.toISOString(),
      slotAt: new Date(slot.slot).toISOString(),
    });
    await this.journal.alarm(tx, id, slot.slot);
    return slot.slot;
  }

  /** What is asked of the planner for it, and what stands behind it. @throws AppError PUBLICATION_MOVED_ON, LINK_TARGET_MISSING, ISSUE_ARTICLE_VOIDED */
  private async question(tx: EntityManager, before: PublicationView, from: readonly PublicationState[]) {
    const { id, departmentId, accountId, channel, priority } = before;
    if (!from.includes(before.state)) throw movedOn(before);
    const [standing]: ReleaseStanding[] = await tx.query(RELEASE_STANDING, [id]);
    if (!standing) throw new Error(`publication ${id} is gone`);
    requireStanding(standing);
    const page = before.dependsOn === null ? null : await this.pageOf(tx, before);
    const asked: Omit<SlotRequest, 'wish'> = {
      ...{ departmentId, accountId, channel, priority, except: id },
      window: { from: before.windowFrom.getTime(), to: before.windowTo.getTime() },
      dependencySlot: page && page.state !== 'sent' ? page.slotAt.getTime() : null,
    };
    return { standing, page, asked };
  }

  /** Another publication of its approval, cancelled since, may have posted it on its account. */
  private async mayBeOutElsewhere(tx: EntityManager, { id, accountId }: PublicationView) {
    const found: unknown[] = await tx.query(MAY_BE_OUT_ELSEWHERE, [id, accountId]);
    return found.length > 0;
  }

  /** The page it links to as it stands now: one that was cancelled may have been scheduled anew. @throws AppError LINK_TARGET_MISSING */
  private async pageOf(tx: EntityManager, publication: PublicationView): Promise<WebPublication> {
    const [page]: WebPublication[] = await tx.query(WEB_PUBLICATION, [publication.sealId]);
    if (!page) throw new AppError(LINK_TARGET_MISSING);
    return page;
  }

  private async layAside(actor: Actor, id: string, to: 'held' | 'cancelled', reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const isTakenBack = to === 'cancelled' && (await this.mayTakeBack(tx, actor, id));
      if (!isTakenBack) await this.permitted(tx, actor, id);
      // What somebody has held meanwhile is not theirs to take back any more.
      const from = isTakenBack ? ['scheduled'] : statesLeadingTo(to, 'person');
      const text = { text: { zh: reason, en: reason } };
      const moved = returnedRows(await tx.query(LAY_ASIDE, [id, to, JSON.stringify(text), from]));
      if (moved.length === 0) throw movedOn(await this.reader.require(id, tx));
      await this.journal.write(tx, actor.personId, to === 'held' ? 'hold' : 'cancel', id, { reason });
    });
  }

  private async mayTakeBack(tx: EntityManager, actor: Actor, id: string): Promise<boolean> {
    await tx.query(LOCK_PUBLICATION, [id]);
    const view = await this.reader.require(id, tx);
    return (
      isJustPlannedBy(actor.personId, view) &&
      (await this.access.can(actor, 'publication.schedule', view.departmentId, tx))
    );
  }

  private async permitted(tx: EntityManager, actor: Actor, id: string): Promise<PublicationView> {
    const publication = await this.reader.require(id, tx);
    await this.access.require(actor, 'publication.control', publication.departmentId, tx);
    return publication;
  }
}

function movedOn(publication: PublicationView): AppError {
  const { state, stateReason } = publication;
  const name = PUBLICATION_STATE_NAMES[state];
  const why = stateReason?.text;
  const said = why ? { zh: `${name.zh}：${why.zh}`, en: `${name.en}: ${why.en}` } : name;
  return new AppError(PUBLICATION_MOVED_ON, { state: said }, undefined, { state });
}
