import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { AppError, type LocalText } from '../../../platform/errors/app-error.js';
import { lockForPlanning } from '../../publications/planning-gate.js';
import { SlotService } from '../../publications/planning/slot.service.js';
import { PUBLICATION_STATE_NAMES } from '../../publications/publication-state.rules.js';
import { ISSUE_UNDER_WAY } from '../mass-issue.errors.js';
import { CANCEL_PUBLICATION } from '../mass-issue.queries.js';
import type { ArticleView, LockedIssue } from '../mass-issue-view.rules.js';
import { MassIssue } from '../mass-issue.entity.js';
import { MassIssueClosing } from '../mass-issue-closing.service.js';

/** Takes closed issues off the schedule while nothing of them has begun. */
@Injectable()
export class IssueRecall {
  constructor(
    private readonly slots: SlotService,
    private readonly closing: MassIssueClosing,
  ) {}

  /** Its publication is given up; nothing was sent. @throws AppError ISSUE_UNDER_WAY */
  async callBack(tx: EntityManager, publicationId: string | null, reason: LocalText): Promise<void> {
    if (publicationId === null) return;
    const text = JSON.stringify({ text: reason });
    if (returnedRows(await tx.query(CANCEL_PUBLICATION, [publicationId, text])).length > 0) return;
    const [row]: { state: keyof typeof PUBLICATION_STATE_NAMES }[] = await tx.query(
      `SELECT state FROM publication WHERE id = $1`,
      [publicationId],
    );
    // Cancelled by hand before: there is nothing left to call back.
    if (row?.state === 'cancelled') return;
    throw new AppError(ISSUE_UNDER_WAY, { state: PUBLICATION_STATE_NAMES[row?.state ?? 'sending'] });
  }

  /**
   * A closed issue is changed and closed again in one go, so that nobody can book in between: with another publication, which is
   * prepared anew. The buckets are locked first: the order of the house is buckets, then publications.
   * @param articles all it holds now @param change made while it is open @returns the new publication
   * @throws AppError ISSUE_UNDER_WAY and those of `MassIssueClosing.close`
   */
  async closeAnew(
    tx: EntityManager,
    actorId: string,
    issue: LockedIssue,
    articles: readonly ArticleView[],
    reason: LocalText,
    change: () => Promise<{ slotAt?: Date }>,
  ): Promise<string> {
    await lockForPlanning(tx, [issue.accountId]);
    await this.slots.reserve(
      tx,
      articles.map(({ departmentId }) => ({ departmentId, accountId: issue.accountId, channel: 'wechat' as const })),
    );
    await this.callBack(tx, issue.publicationId, reason);
    await tx.update(MassIssue, { id: issue.id }, { state: 'open', publicationId: null, stateReason: null });
    const changed = await change();
    return this.closing.close(tx, actorId, { ...issue, ...changed, state: 'open', publicationId: null });
  }
}
