import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { MassIssueArticle } from '../articles/mass-issue-article.entity.js';
import { ISSUE_ARTICLE_UNKNOWN, ISSUE_CLOSED, ISSUE_EMPTY, ISSUE_UNDER_WAY } from '../mass-issue.errors.js';
import { PLACE_ARTICLES } from '../mass-issue.queries.js';
import { type IssueTimes, movedClosing, requireTimes, requireWithin } from '../mass-issue.rules.js';
import type { ArticleView, LockedIssue } from '../mass-issue-view.rules.js';
import { MassIssue } from '../mass-issue.entity.js';
import { MassIssueReader } from '../mass-issue-reader.service.js';
import { IssuePlaces } from '../places/issue-place.service.js';
import { IssueRecall } from './issue-recall.service.js';

/** A new time for an issue; `closesAt` null = as long before it as it was. */
export interface IssueMove {
  slotAt: Date;
  closesAt: Date | null;
  reason: string;
}

/** Changes an issue as long as nothing of it has begun, also after it has closed: articles leave it, or all of it gets another time. */
@Injectable()
export class MassIssueChanges {
  @Inject(AuditService)
  private readonly audit: AuditService;

  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly reader: MassIssueReader,
    private readonly recall: IssueRecall,
    private readonly places: IssuePlaces,
  ) {}

  /**
   * While it is open by who may schedule for the article's department, and by the issue's editor until it begins. What is left of a
   * closed issue stays as approved and leaves at its time.
   * @throws AppError NOT_FOUND, FORBIDDEN, ISSUE_CLOSED, ISSUE_ARTICLE_UNKNOWN, ISSUE_EMPTY, ISSUE_UNDER_WAY
   */
  async takeOut(actor: Actor, issueId: string, articleId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const issue = await this.reader.lock(tx, issueId);
      const articles = await this.articlesOf(tx, issueId);
      const article = articles.find(({ id }) => id === articleId);
      const isEditor = await this.access.can(actor, 'publication.control', issue.departmentId, tx);
      const isBooking = issue.state === 'open' && issue.closesAt > issue.now;
      if (!isBooking && (!isEditor || issue.state === 'cancelled')) throw new AppError(ISSUE_CLOSED);
      if (!article) throw new AppError(ISSUE_ARTICLE_UNKNOWN);
      if (!isEditor) await this.access.require(actor, 'publication.schedule', article.departmentId, tx);
      if (issue.state === 'open') await this.remove(tx, issue, articles, article);
      else await this.removeFromClosed(tx, actor, issue, articles, article);
      await this.record(tx, actor, 'take_back', issue, { articleId, storyId: article.storyId, state: issue.state });
    });
  }

  /**
   * By its editor, to a time that all its articles were signed for and at which it has a place.
   * @throws AppError NOT_FOUND, FORBIDDEN, ISSUE_UNDER_WAY, ISSUE_IN_PAST, ISSUE_CLOSES_TOO_LATE, ISSUE_OUTSIDE_WINDOW, ISSUE_NO_PLACE,
   *   ISSUE_TAKEN, ISSUE_EMPTY
   */
  async move(actor: Actor, issueId: string, { slotAt, closesAt, reason }: IssueMove): Promise<void> {
    await this.database
      .transaction(async (tx) => {
        const issue = await this.reader.lock(tx, issueId);
        await this.access.require(actor, 'publication.control', issue.departmentId, tx);
        if (issue.state === 'cancelled')
          throw new AppError(ISSUE_UNDER_WAY, { state: { zh: '已取消', en: 'cancelled' } });
        const times = { slotAt, closesAt: closesAt ?? movedClosing(issue, slotAt, issue.now.getTime()) };
        requireTimes(times, issue.state, issue.now.getTime());
        const articles = await this.articlesOf(tx, issueId);
        const standing = articles.filter((one) => one.standing);
        for (const { title, windowFrom, windowTo } of standing)
          requireWithin(
            { from: windowFrom.getTime(), to: windowTo.getTime() },
            slotAt,
            (at) => this.places.show(at),
            title,
          );
        const moved = { ...issue, ...times, articles: standing };
        const place = await this.places.look(tx, moved, issue.now);
        if (!place.fits) throw this.places.refusal(moved, place);
        await this.write(tx, actor, issue, articles, times, reason);
        await this.record(tx, actor, 'move', issue, {
          slotBefore: issue.slotAt.toISOString(),
          slotAt: slotAt.toISOString(),
          closesAt: times.closesAt.toISOString(),
          reason,
        });
      })
      .catch((error: unknown) => {
        throw this.reader.asTaken(error);
      });
  }

  private async write(
    tx: EntityManager,
    actor: Actor,
    issue: LockedIssue,
    articles: readonly ArticleView[],
    times: IssueTimes,
    reason: string,
  ): Promise<void> {
    const change = async (): Promise<{ slotAt: Date }> => {
      await tx.update(MassIssue, { id: issue.id }, { ...times, stateReason: null });
      return times;
    };
    if (issue.state === 'open') await change();
    else await this.recall.closeAnew(tx, actor.personId, issue, articles, { zh: reason, en: reason }, change);
  }

  private async removeFromClosed(
    tx: EntityManager,
    actor: Actor,
    issue: LockedIssue,
    articles: readonly ArticleView[],
    article: ArticleView,
  ): Promise<void> {
    if (!articles.some(({ id, standing }) => standing && id !== article.id)) throw new AppError(ISSUE_EMPTY);
    const reason = {
      zh: `从这一期撤下《${article.title}》，改由新的发布任务群发`,
      en: `“${article.title}” was taken out of its issue, which another publication sends`,
    };
    await this.recall.closeAnew(tx, actor.personId, issue, articles, reason, async () => {
      await this.remove(tx, issue, articles, article);
      return {};
    });
  }

  private async remove(
    tx: EntityManager,
    { id: issueId }: LockedIssue,
    articles: readonly ArticleView[],
    article: ArticleView,
  ): Promise<void> {
    await tx.delete(MassIssueArticle, { id: article.id });
    const left = articles.filter(({ id }) => id !== article.id).map(({ id }) => id);
    await tx.query(PLACE_ARTICLES, [issueId, left, left.map((_, at) => at + 1)]);
  }

  private async articlesOf(tx: EntityManager, issueId: string): Promise<ArticleView[]> {
    return (await this.reader.articlesOf([issueId], tx)).get(issueId) ?? [];
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    act: string,
    { id }: LockedIssue,
    data: Record<string, unknown>,
  ): Promise<void> {
    await this.audit.record(tx, {
      actorId: actor.personId,
      action: `issue.${act}`,
      subjectType: 'issue',
      subjectId: id,
      data,
    });
  }
}
