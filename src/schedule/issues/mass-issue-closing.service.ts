import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { lockForPlanning } from '../publications/planning-gate.js';
import { PublicationCompanion } from '../publications/publication-companion.entity.js';
import { MAY_BE_OUT_UNDER } from '../publications/publication.queries.js';
import { type Release, ReleaseService } from '../publications/planning/release.service.js';
import { ScheduleService } from '../publications/planning/schedule.service.js';
import { NO_LEGAL_SLOT, SLOT_OUTSIDE_WINDOW } from '../schedule.errors.js';
import { ISSUE_ARTICLE_MAY_BE_OUT, ISSUE_EMPTY } from './mass-issue.errors.js';
import { PLACE_ARTICLES } from './mass-issue.queries.js';
import type { ArticleView, LockedIssue } from './mass-issue-view.rules.js';
import { MassIssue } from './mass-issue.entity.js';
import { MassIssueArticle } from './articles/mass-issue-article.entity.js';
import { MassIssueReader } from './mass-issue-reader.service.js';
import { IssuePlaces } from './places/issue-place.service.js';
import { namesOf } from './watch/voided-article.rules.js';
import { leavingSpan } from './places/issue-time.rules.js';

/** The rules leave no slot at the announced time. */
const NO_TIME: readonly string[] = [NO_LEGAL_SLOT.code, SLOT_OUTSIDE_WINDOW.code];

/** Makes a publication of an issue: that of its first article, in which the others travel. */
@Injectable()
export class MassIssueClosing {
  constructor(
    private readonly releases: ReleaseService,
    private readonly schedule: ScheduleService,
    private readonly reader: MassIssueReader,
    private readonly places: IssuePlaces,
    private readonly audit: AuditService,
  ) {}

  /**
   * Articles whose approval was taken back meanwhile leave the issue. What is left goes out at its announced time; where the rules leave
   * it no place there, it waits for a person: a push to all followers is never put off to another hour by itself.
   * @param actorId null = its time has come
   * @throws AppError ISSUE_EMPTY, ISSUE_ARTICLE_MAY_BE_OUT, LINK_TARGET_MISSING, ACCOUNT_PAUSED
   */
  async close(tx: EntityManager, actorId: string | null, issue: LockedIssue): Promise<string> {
    await lockForPlanning(tx, [issue.accountId]);
    const booked = (await this.reader.articlesOf([issue.id], tx)).get(issue.id) ?? [];
    const [dropped, kept] = [booked.filter(({ standing }) => !standing), booked.filter(({ standing }) => standing)];
    const [first] = kept;
    if (!first) throw new AppError(ISSUE_EMPTY);
    await this.requireNotOut(tx, issue.accountId, kept);
    for (const { id } of dropped) await tx.delete(MassIssueArticle, { id });
    await tx.query(PLACE_ARTICLES, [issue.id, kept.map(({ id }) => id), kept.map((_, at) => at + 1)]);
    const release = await this.releases.require(tx, first.storyId, issue.accountId);
    const publicationId = await this.place(tx, actorId, issue, kept, release);
    const companions = kept.slice(1).map(({ sealId, storyId }) => ({ publicationId, sealId, storyId }));
    if (companions.length > 0) await tx.insert(PublicationCompanion, companions);
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

  /** One that may be out already is not pushed to all followers once more: its editor takes it out of the issue, or settles it. */
  private async requireNotOut(tx: EntityManager, accountId: string, articles: readonly ArticleView[]): Promise<void> {
    const out: ArticleView[] = [];
    for (const article of articles) {
      const found: unknown[] = await tx.query(MAY_BE_OUT_UNDER, [article.sealId, accountId]);
      if (found.length > 0) out.push(article);
    }
    if (out.length > 0) throw new AppError(ISSUE_ARTICLE_MAY_BE_OUT, { articles: namesOf(out) });
  }

  private async place(
    tx: EntityManager,
    actorId: string | null,
    issue: LockedIssue,
    articles: readonly ArticleView[],
    release: Release,
  ): Promise<string> {
    const at = issue.slotAt.getTime();
    const spans = articles.map(({ windowFrom, windowTo }) => ({ from: windowFrom.getTime(), to: windowTo.getTime() }));
    const companions = articles.slice(1).map(({ storyId }) => storyId);
    const announced = { ...release, companions, window: leavingSpan(at, spans) };
    const actor = { personId: actorId ?? issue.openedBy };
    const wishedAt = issue.slotAt > issue.now ? issue.slotAt : null;
    try {
      return await this.schedule.place(tx, actor, { wishedAt, priority: 'normal', priorityReason: null }, announced);
    } catch (error) {
      if (!(error instanceof AppError) || !NO_TIME.includes(error.code)) throw error;
    }
    const placed = { ...issue, articles };
    const { code, text } = this.places.refusal(issue, await this.places.look(tx, placed, issue.now));
    return this.schedule.placeHeld(tx, actor, at, announced, { code, text });
  }
}
