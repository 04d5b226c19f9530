import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { storedJson } from '../../../platform/database/storable.rules.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { PublicationControlService } from '../../../schedule/publications/publication-control.service.js';
import { PublicationJournal } from '../../../schedule/publications/publication-journal.service.js';
import { RecordService } from '../../attempts/record.service.js';
import type { SendOutcome } from '../../channels/channel.js';
import { PostAddress } from '../../settle/post-address.service.js';
import { SETTLE_MARGIN_MS } from '../../settle/settle.rules.js';
import { HAND_TAKEN } from '../hand.errors.js';
import { closed, orderedStop, requireReporter } from './hand-refusals.rules.js';
import { LOCK_TASK, OPEN_PLACE, OPEN_ROW, REPORT_TASK } from '../hand-task.queries.js';
import { type HandReport, stageOf } from '../hand-task.rules.js';
import { HandTasks, type HandTaskView } from '../hand-tasks.service.js';
import type { LinkFinding } from '../link/link-check.rules.js';

/** What a person says of a post that is out. Its link was looked at. */
export interface Posted {
  link: string | null;
  finding: LinkFinding | null;
  /** Why the link counts although the look was not content, or why there is none. */
  overruled: string | null;
  /** How it came to be out although nothing was to leave. */
  despite: string | null;
}

const ACTS = { posted: 'hand-posted', not_posted: 'hand-not-posted', put_off: 'hand-put-off' } as const;

interface Report extends Posted {
  report: HandReport;
  note: string | null;
}

/**
 * Writes down what a person reports. The task's row and the attempt end in one transaction and once: whoever comes second is told so,
 * and nothing is recorded twice.
 */
@Injectable()
export class HandReports {
  constructor(
    private readonly database: DataSource,
    private readonly tasks: HandTasks,
    private readonly records: RecordService,
    private readonly control: PublicationControlService,
    private readonly journal: PublicationJournal,
    private readonly addresses: PostAddress,
  ) {}

  /**
   * It is out. Also when its time was over meanwhile. The truth is written down under a freeze, too, but never without saying how.
   * @param seen the task as it was when the link was looked at
   * @throws AppError HAND_CLOSED, HAND_TAKEN, HAND_NOT_TAKEN, HAND_FROZEN, HAND_UNAPPROVED
   */
  async posted(actor: Actor, seen: HandTaskView, posted: Posted): Promise<void> {
    await this.database.transaction(async (tx) => {
      const task = await this.locked(tx, seen, ['open', 'overdue']);
      const ordered = orderedStop(task);
      if (ordered && posted.despite === null) throw ordered;
      requireReporter(task, actor.personId);
      const ref = posted.link ?? `screenshot:${task.screenshot ?? ''}`;
      const url = posted.link === null ? {} : { url: posted.link };
      await this.write(tx, actor, task, {
        report: 'posted',
        ...posted,
        despite: ordered ? posted.despite : null,
        note: null,
      });
      if (stageOf(task.state) === 'overdue') await tx.query(OPEN_PLACE, [task.attemptId]);
      await this.record(tx, actor, task, { kind: 'sent', ref, ...url });
      if (posted.link !== null) await this.addresses.givenBy(tx, actor, task.id, posted.link);
    });
  }

  /** It is not out and will not be this time. @throws AppError HAND_CLOSED, HAND_TAKEN */
  async notPosted(actor: Actor, seen: HandTaskView, note: string): Promise<void> {
    await this.database.transaction((tx) => this.giveUp(tx, actor, seen, 'not_posted', note));
  }

  /**
   * It is not out, and gets a new slot: the earliest legal one at or after the wish.
   * @throws AppError as `notPosted`, and as `PublicationControlService.reschedule`
   */
  async putOff(actor: Actor, seen: HandTaskView, note: string, wishedAt: Date | null): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.control.reserve(tx, [seen.id]);
      await this.giveUp(tx, actor, seen, 'put_off', note);
      await this.control.rescheduleIn(tx, actor, seen.id, wishedAt);
    });
  }

  private async giveUp(
    tx: EntityManager,
    actor: Actor,
    seen: HandTaskView,
    report: 'not_posted' | 'put_off',
    note: string,
  ): Promise<void> {
    const task = await this.locked(tx, seen, ['open']);
    await this.write(tx, actor, task, { report, link: null, finding: null, overruled: null, despite: null, note });
    const code = report === 'put_off' ? 'HAND_PUT_OFF' : 'HAND_NOT_POSTED';
    const text = { zh: `未能人工发布：${note}`, en: `not posted by hand: ${note}` };
    await this.record(tx, actor, task, { kind: 'rejected', code, reason: note, fix: 'human', text });
  }

  private async locked(tx: EntityManager, seen: HandTaskView, stages: readonly string[]): Promise<HandTaskView> {
    await tx.query(LOCK_TASK, [seen.id]);
    const task = await this.tasks.find(seen.id, tx);
    const same = task.attemptId !== null && task.attemptId === seen.attemptId && task.laidOut === true;
    if (!same || task.report !== null || !stages.includes(stageOf(task.state))) throw closed(task);
    return task;
  }

  private async write(tx: EntityManager, actor: Actor, task: HandTaskView, given: Report): Promise<void> {
    const { report, link, finding, overruled, despite, note } = given;
    await tx.query(OPEN_ROW, [task.attemptId, task.id]);
    const values = [link, finding === null ? null : storedJson(finding), overruled, despite, note];
    const isOver = stageOf(task.state) === 'overdue';
    const written = returnedRows(
      await tx.query(REPORT_TASK, [task.attemptId, actor.personId, report, ...values, isOver]),
    );
    if (written.length === 0) throw new AppError(HAND_TAKEN, { name: task.takenByName ?? '' });
    await this.journal.write(tx, actor.personId, ACTS[report], task.id, {
      attemptId: task.attemptId,
      ...(link === null ? {} : { link, verdict: finding?.verdict }),
      ...(task.screenshot === null ? {} : { screenshot: task.screenshot }),
      ...(overruled === null ? {} : { overruled }),
      ...(despite === null ? {} : { despite }),
      ...(note === null ? {} : { note }),
    });
  }

  private async record(tx: EntityManager, actor: Actor, task: HandTaskView, outcome: SendOutcome): Promise<void> {
    const counted = await this.records.recordIn(tx, task.attemptId ?? '', outcome, {
      longestMs: SETTLE_MARGIN_MS,
      actorId: actor.personId,
      // Who took it over has only somebody else's word that it is not out: two people then say so before it leaves again.
      mayBeOut: outcome.kind === 'rejected' && task.takenOver,
    });
    if (!counted) throw closed(task);
  }
}
