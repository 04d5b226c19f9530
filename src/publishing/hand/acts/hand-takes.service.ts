import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { PublicationJournal } from '../../../schedule/publications/publication-journal.service.js';
import { MayLeave } from '../../leaving/may-leave.service.js';
import { HAND_TAKEN } from '../hand.errors.js';
import { closed, requireMayLeave, requireReporter } from './hand-refusals.rules.js';
import { GIVE_BACK_TASK, LOCK_TASK, OPEN_ROW, SET_SCREENSHOT, TAKE_TASK } from '../hand-task.queries.js';
import { stageOf } from '../hand-task.rules.js';
import { HandTasks, type HandTaskView } from '../hand-tasks.service.js';

/** Puts a task into one person's hand. It is the begin of a post by hand, and looks at what a begin looks at. */
@Injectable()
export class HandTakes {
  constructor(
    private readonly database: DataSource,
    private readonly tasks: HandTasks,
    private readonly leaving: MayLeave,
    private readonly journal: PublicationJournal,
  ) {}

  /**
   * Who has it already keeps it.
   * @param takeOver from whoever has it; the actor has made sure with them that it is not posted
   * @throws AppError NOT_FOUND, FORBIDDEN, HAND_CLOSED, HAND_TAKEN, HAND_FROZEN, HAND_UNAPPROVED,
   *   HAND_NOT_NOW with the reason (`stopsOf`)
   */
  async take(actor: Actor, id: string, takeOver: boolean): Promise<void> {
    await this.tasks.forPoster(actor, id);
    await this.database.transaction(async (tx) => {
      // The gate first, everything else in later statements: after a freeze commits, nobody in its scope begins.
      const version = await this.leaving.passGate(tx);
      const task = await this.locked(tx, id);
      if (stageOf(task.state) !== 'open' || task.attemptId === null) throw closed(task);
      // A task may lie open into a blackout or beyond its validity.
      const stops = (await this.leaving.stopsOfLocked(tx, version, [id])).get(id) ?? [];
      requireMayLeave({ ...task, stops });
      await tx.query(OPEN_ROW, [task.attemptId, id]);
      const taken = returnedRows(await tx.query(TAKE_TASK, [task.attemptId, actor.personId, takeOver]));
      if (taken.length === 0) throw new AppError(HAND_TAKEN, { name: task.takenByName ?? '' });
      if (task.takenBy === actor.personId) return;
      await this.journal.write(tx, actor.personId, task.takenBy === null ? 'hand-take' : 'hand-take-over', id, {
        attemptId: task.attemptId,
        from: task.takenBy,
      });
    });
  }

  /**
   * Puts it back for others, with the word of whoever had it that it is not posted. Allowed also while nothing may leave.
   * @throws AppError NOT_FOUND, FORBIDDEN, HAND_CLOSED, HAND_TAKEN, HAND_NOT_TAKEN
   */
  async giveBack(actor: Actor, id: string): Promise<void> {
    await this.tasks.forPoster(actor, id);
    await this.database.transaction(async (tx) => {
      const task = await this.locked(tx, id);
      if (stageOf(task.state) !== 'open') throw closed(task);
      requireReporter(task, actor.personId);
      const back = returnedRows(await tx.query(GIVE_BACK_TASK, [task.attemptId, actor.personId]));
      if (back.length === 0) throw closed(task);
      await this.journal.write(tx, actor.personId, 'hand-give-back', id, { attemptId: task.attemptId });
    });
  }

  /** @throws AppError HAND_CLOSED when it is another attempt's by now, and as `requireReporter` */
  async keepScreenshot(actor: Actor, { id, attemptId }: HandTaskView, sha256: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const task = await this.locked(tx, id);
      requireReporter(task, actor.personId);
      if (task.attemptId !== attemptId) throw closed(task);
      await tx.query(OPEN_ROW, [attemptId, id]);
      const set = returnedRows(
        await tx.query(SET_SCREENSHOT, [attemptId, actor.personId, sha256, stageOf(task.state) === 'overdue']),
      );
      if (set.length === 0) throw closed(task);
      await this.journal.write(tx, actor.personId, 'hand-screenshot', id, { attemptId, sha256 });
    });
  }

  private async locked(tx: EntityManager, id: string): Promise<HandTaskView> {
    await tx.query(LOCK_TASK, [id]);
    return this.tasks.find(id, tx);
  }
}
