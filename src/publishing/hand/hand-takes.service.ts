import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { AppError, type LocalText } from '../../platform/errors/app-error.js';
import { SealService } from '../../review/seal/seal.service.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { judgeGate } from '../../schedule/planner/planner.rules.js';
import { BucketService } from '../../schedule/throttle/bucket.service.js';
import { HAND_CLOSED, HAND_NOT_NOW, HAND_TAKEN, HAND_UNAPPROVED } from './hand.errors.js';
import { LOCK_TASK, MAY_LEAVE_NOW, OPEN_ROW, SET_SCREENSHOT, TAKE_TASK } from './hand-task.queries.js';
import { HAND_STAGE_NAMES, stageOf } from './hand-task.rules.js';
import { HandTasks, type HandTaskView, requireUnstopped } from './hand-tasks.service.js';

const EXPIRED: LocalText = { zh: '已过有效期', en: 'it was valid until a time that has passed' };
const AT_REST: LocalText = { zh: '账号已停用', en: 'its account is paused' };
const OUT_OF_HOURS: LocalText = { zh: '现在不是可发布的时段', en: 'these are no hours to publish in' };

/** Puts a task into one person's hand. It is the begin of a post by hand, and looks at what a begin looks at. */
@Injectable()
export class HandTakes {
  constructor(
    private readonly database: DataSource,
    private readonly tasks: HandTasks,
    private readonly buckets: BucketService,
    private readonly seals: SealService,
    private readonly journal: PublicationJournal,
  ) {}

  /**
   * Who has it already keeps it.
   * @param takeOver from whoever has it; the actor has made sure with them that it is not posted
   * @throws AppError NOT_FOUND, FORBIDDEN, HAND_CLOSED, HAND_TAKEN, HAND_FROZEN, HAND_UNAPPROVED,
   *   HAND_NOT_NOW (out of its time, its hours or in a blackout, or its account is at rest)
   */
  async take(actor: Actor, id: string, takeOver: boolean): Promise<void> {
    await this.tasks.forPoster(actor, id);
    await this.database.transaction(async (tx) => {
      // The gate first, everything else in later statements: after a freeze commits, nobody in its scope begins.
      const version = await this.buckets.passFreezeGate(tx);
      const task = await this.locked(tx, id);
      if (stageOf(task.state) !== 'open' || task.attemptId === null) throw closed(task);
      requireUnstopped(task);
      if (!(await this.seals.standing(tx, task.sealId)).ok) throw new AppError(HAND_UNAPPROVED);
      await this.requireNow(tx, version, task);
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

  /** What a begin looks at beside freezes and approval, as it is now: a task may lie open into a blackout or beyond its validity. */
  private async requireNow(tx: EntityManager, version: string, task: HandTaskView): Promise<void> {
    const [now]: { at: Date; priority: string; expired: boolean; atRest: boolean }[] = await tx.query(MAY_LEAVE_NOW, [
      task.id,
    ]);
    if (!now) return;
    if (now.expired) throw new AppError(HAND_NOT_NOW, { why: EXPIRED });
    if (now.atRest) throw new AppError(HAND_NOT_NOW, { why: AT_REST });
    const [scopes = []] = await this.buckets.scopesUnder(tx, version, [task]);
    const binding = scopes.filter(({ yields }) => !(yields && now.priority === 'urgent'));
    const verdict = judgeGate({
      at: now.at.getTime(),
      buckets: binding.map((scope) => ({ ...scope, sent: [], planned: [] })),
    });
    if (verdict.legal && !verdict.held) return;
    throw new AppError(HAND_NOT_NOW, { why: verdict.because[0]?.text ?? OUT_OF_HOURS });
  }

  /** @throws AppError HAND_CLOSED unless the actor has it in hand */
  async keepScreenshot(actor: Actor, { id, attemptId }: HandTaskView, sha256: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const task = await this.locked(tx, id);
      const set = returnedRows(await tx.query(SET_SCREENSHOT, [attemptId, actor.personId, sha256]));
      if (set.length === 0) throw closed(task);
      await this.journal.write(tx, actor.personId, 'hand-screenshot', id, { attemptId, sha256 });
    });
  }

  private async locked(tx: EntityManager, id: string): Promise<HandTaskView> {
    await tx.query(LOCK_TASK, [id]);
    return this.tasks.find(id, tx);
  }
}

/** Why it cannot be done any more. */
export function closed({ state }: HandTaskView): AppError {
  const stage = stageOf(state);
  return new AppError(HAND_CLOSED, { stage: HAND_STAGE_NAMES[stage] }, undefined, { stage });
}
