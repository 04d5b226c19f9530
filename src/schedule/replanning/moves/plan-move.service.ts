import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Action } from '../../../identity/access.rules.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { inSlices } from '../../../platform/slices.js';
import { PLAN_CHANGED } from '../../schedule.errors.js';
import { type MoveCause, MoveWriter } from './move-writer.service.js';
import { PlanBookService } from '../book/plan-book.service.js';
import { explaining, type PlannedPublication, type PlanScope, speakerKey } from '../book/plan-book.rules.js';
import { digestOfMoves, type ExplainedEntries, type Planner, type PreviewEntry } from './plan-preview.rules.js';
import { isMove, type Proposal } from './proposal.rules.js';
import { batchesOf, CHANGED, type Left, leftOf, movedBetween } from './move-batch.rules.js';
import { PlanReach } from './plan-reach.service.js';

/** What somebody wants done with the plan, and whose. */
export interface PlanTask {
  cause: MoveCause;
  scope: PlanScope;
  planner: Planner;
  /** The same for some of the publications only, for tasks that may be done piece by piece. */
  plannerOf?: (ids: ReadonlySet<string>) => Planner;
}

export interface TaskPreview extends ExplainedEntries {
  /** To be confirmed; null when nothing would move. */
  digest: string | null;
}

export interface TaskResult {
  /** What was confirmed, line by line. */
  entries: readonly PreviewEntry[];
  moved: Proposal[];
  left: Left[];
}

/** Moves many publications at once: first shown, then done exactly as shown or not at all. */
@Injectable()
export class PlanMoveService {
  constructor(
    private readonly database: DataSource,
    private readonly books: PlanBookService,
    private readonly reach: PlanReach,
    private readonly writer: MoveWriter,
  ) {}

  /** What the task would do now. Changes nothing. @throws AppError FORBIDDEN */
  async preview(actor: Actor, task: PlanTask, action: Action = 'publication.control'): Promise<TaskPreview> {
    const isInReach = await this.reach.of(actor, action, task.scope);
    const { rules, book } = await this.database.transaction('REPEATABLE READ', async (tx) => {
      const read = await this.books.rules(tx);
      return { rules: read, book: await this.books.read(tx, [task.scope], [read]) };
    });
    const explain = (ids: readonly string[]): Promise<PreviewEntry[]> =>
      inSlices(task.planner(explaining(book, ids), rules, (publication) => isInReach(publication, rules.paths)));
    const entries = await explain([]);
    return { entries, explain, digest: digestOfMoves(entries) };
  }

  /**
   * Does what a preview showed. The buckets are locked, the plan is read and the task planned again; only if that comes to the very moves
   * that were confirmed is anything written. A task that may be done piece by piece then goes on in batches of one transaction each: what
   * stands when the process dies stands, and a publication that has changed in between is left with its reason.
   * @throws AppError FORBIDDEN, PLAN_CHANGED (409) with nothing moved
   */
  async apply(actor: Actor, task: PlanTask, confirm: string): Promise<TaskResult> {
    const mayMove = await this.reach.of(actor, 'publication.control', task.scope);
    const result: TaskResult = { entries: [], moved: [], left: [] };
    const first = await this.locked(task, mayMove, task.planner, async (tx, plan) => {
      const entries = await plan([]);
      if (digestOfMoves(entries) !== confirm) throw new AppError(PLAN_CHANGED, {}, 'confirm');
      result.entries = entries;
      const batches = batchesOf(entries, task.plannerOf !== undefined);
      await this.writeAll(tx, actor, task, await explained(batches[0] ?? [], plan), result);
      return { batches, stuck: entries.filter(({ proposal }) => !isMove(proposal)) };
    });
    for (const batch of first.batches.slice(1)) {
      const ids = new Set(first.batches.flat().map(({ publication }) => publication.id));
      for (const { publication } of result.moved) ids.delete(publication.id);
      const planner = task.plannerOf?.(ids) ?? task.planner;
      await this.locked(task, mayMove, planner, async (tx, plan) => {
        const { same, changed } = movedBetween(batch, await plan(batch.map(({ publication }) => publication.id)));
        result.left.push(...changed);
        await this.writeAll(tx, actor, task, same, result);
      });
    }
    result.left.push(...first.stuck.map(leftOf));
    return result;
  }

  /** The task planned on a plan that nobody else can change, the buckets of all it may move being locked. */
  private async locked<T>(
    { scope }: PlanTask,
    mayMove: Awaited<ReturnType<PlanReach['of']>>,
    planner: Planner,
    work: (tx: EntityManager, plan: (explained: readonly string[]) => Promise<PreviewEntry[]>) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction('READ COMMITTED', async (tx) => {
      const { rules, speakers } = await this.books.lock(tx, [scope]);
      const book = await this.books.read(tx, [scope], [rules]);
      // One that came in while the locks were taken is none of ours: its buckets may not be locked.
      const isAsked = (publication: PlannedPublication): boolean =>
        speakers.has(speakerKey(publication)) && mayMove(publication, rules.paths);
      return work(tx, (explained) => inSlices(planner(explaining(book, explained), rules, isAsked)));
    });
  }

  private async writeAll(
    tx: EntityManager,
    actor: Actor,
    { cause, plannerOf }: PlanTask,
    moves: readonly Proposal[],
    result: TaskResult,
  ): Promise<void> {
    const written = await this.writer.write(tx, actor, cause, moves);
    const missed = moves.filter(({ publication }) => !written.has(publication.id));
    // Somebody cancelled or held one in this moment: the rest was planned around a place that is free now.
    if (missed.length > 0 && plannerOf === undefined) throw new AppError(PLAN_CHANGED, {}, 'confirm');
    result.moved.push(...moves.filter(({ publication }) => written.has(publication.id)));
    result.left.push(...missed.map(({ publication }) => ({ publication, fault: CHANGED })));
  }
}

/** The same moves with their reasons, which are kept with the publications. */
async function explained(
  moves: readonly Proposal[],
  plan: (ids: readonly string[]) => Promise<PreviewEntry[]>,
): Promise<Proposal[]> {
  const ids = moves.map(({ publication }) => publication.id);
  const known = new Map((await plan(ids)).map(({ proposal }) => [proposal.publication.id, proposal]));
  return moves.map((move) => known.get(move.publication.id) ?? move);
}
