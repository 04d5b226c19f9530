import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { ReleaseService } from '../publications/planning/release.service.js';
import { ScheduleService } from '../publications/planning/schedule.service.js';
import { ISSUE_EMPTY } from './mass-issue.errors.js';
import { PLACE_ARTICLES } from './mass-issue.queries.js';
import type { ArticleView, LockedIssue } from './mass-issue-view.rules.js';
import { MassIssue } from './mass-issue.entity.js';
import { MassIssueArticle } from './articles/mass-issue-article.entity.js';
import { MassIssueReader } from './mass-issue-reader.service.js';

/** Makes a publication of an issue: that of its first article, in which the others travel. */
@Injectable()
export class MassIssueClosing {
  constructor(
    private readonly releases: ReleaseService,
    private readonly schedule: ScheduleService,
    private readonly reader: MassIssueReader,
    private readonly audit: AuditService,
  ) {}

  /**
   * Articles whose approval was taken back meanwhile leave the issue. What is left goes out within the time every one of them was
   * signed for.
   * @param actorId null = its time has come
   * @throws AppError ISSUE_EMPTY, LINK_TARGET_MISSING, NO_LEGAL_SLOT, SLOT_OUTSIDE_WINDOW, ACCOUNT_PAUSED
   */
  async close(tx: EntityManager, actorId: string | null, issue: LockedIssue): Promise<string> {
    const booked = (await this.reader.articlesOf([issue.id], tx)).get(issue.id) ?? [];
    const [dropped, kept] = [booked.filter(({ standing }) => !standing), booked.filter(({ standing }) => standing)];
    const [first] = kept;
    if (!first) throw new AppError(ISSUE_EMPTY);
    for (const { id } of dropped) await tx.delete(MassIssueArticle, { id });
    await tx.query(PLACE_ARTICLES, [issue.id, kept.map(({ id }) => id), kept.map((_, at) => at + 1)]);
    const release = await this.releases.require(tx, first.storyId, issue.accountId);
    const publicationId = await this.schedule.place(
      tx,
      { personId: actorId ?? issue.openedBy },
      { wishedAt: issue.slotAt, priority: 'normal', priorityReason: null },
      { ...release, window: commonWindow(kept) },
    );
    await tx.update(MassIssue, { id: issue.id }, { state: 'closed', publicationId, stateReason: null });
    await this.audit.record(tx, {
      actorId,
      action: 'issue.close',
      subjectType: 'issue',
      subjectId: issue.id,
      data: {
        publicationId,
        articles: kept.map(({ storyId }) => storyId),
        dropped: dropped.map(({ storyId }) => storyId),
      },
    });
    return publicationId;
  }
}

/** The time in which every one of them may leave. */
function commonWindow(articles: readonly ArticleView[]): { from: number; to: number } {
  return {
    from: Math.max(...articles.map(({ windowFrom }) => windowFrom.getTime())),
    to: Math.min(...articles.map(({ windowTo }) => windowTo.getTime())),
  };
}
