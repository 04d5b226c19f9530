import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { ReleaseService } from '../../publications/planning/release.service.js';
import { alreadyThere, type StandingPublication } from '../../publications/planning/standing.rules.js';
import { MAY_BE_OUT_UNDER, STANDING_UNDER, WEB_PUBLICATION } from '../../publications/publication.queries.js';
import type { PublicationState } from '../../publications/publication-state.rules.js';
import { LINK_TARGET_MISSING, MAY_BE_OUT } from '../../schedule.errors.js';
import { ISSUE_BOOKED, ISSUE_PAGE_LATER } from '../mass-issue.errors.js';
import { BOOKED_UNDER, ONE_AT_A_TIME, PLACE_ARTICLES } from '../mass-issue.queries.js';
import { nextPosition, ordered, requireOpen, requireWithin } from '../mass-issue.rules.js';
import { MassIssueReader } from '../mass-issue-reader.service.js';
import { MassIssueArticle } from './mass-issue-article.entity.js';

/** Departments book places in an issue; its editor puts them in order. Only while it is open; what leaves it later: `MassIssueChanges`. */
@Injectable()
export class MassIssueBooking {
  @Inject(AuditService)
  private readonly audit: AuditService;

  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly releases: ReleaseService,
    private readonly reader: MassIssueReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The last place, for the story's standing approval.
   * @returns the article's id
   * @throws AppError NOT_FOUND, FORBIDDEN, ISSUE_CLOSED, ISSUE_FULL, ISSUE_BOOKED, ISSUE_OUTSIDE_WINDOW, STORY_NOT_APPROVED, ACCOUNT_NOT_SEALED,
   *   ACCOUNT_PAUSED, ALREADY_SCHEDULED, ALREADY_SENT, MAY_BE_OUT, LINK_TARGET_MISSING, ISSUE_PAGE_LATER
   */
  async book(actor: Actor, issueId: string, storyId: string): Promise<string> {
    return this.database.transaction(async (tx) => {
      const issue = await this.reader.lock(tx, issueId);
      requireOpen(issue, issue.now.getTime());
      const release = await this.releases.require(tx, storyId, issue.accountId);
      await this.access.require(actor, 'publication.schedule', release.departmentId, tx);
      requireWithin(release.window, issue.slotAt, (at) => this.show(at));
      const under = [release.sealId, release.accountId];
      await tx.query(ONE_AT_A_TIME, under);
      const unsettled: unknown[] = await tx.query(MAY_BE_OUT_UNDER, under);
      if (unsettled.length > 0) throw new AppError(MAY_BE_OUT, {}, '/storyId');
      const [standing]: StandingPublication[] = await tx.query(STANDING_UNDER, under);
      if (standing) throw alreadyThere(standing);
      const booked: unknown[] = await tx.query(BOOKED_UNDER, under);
      if (booked.length > 0) throw new AppError(ISSUE_BOOKED, {}, '/storyId');
      if (release.needsLink) await this.requirePage(tx, release.sealId, issue.slotAt);
      const articles = (await this.reader.articlesOf([issueId], tx)).get(issueId) ?? [];
      const position = nextPosition(articles.map((article) => article.position));
      const id = uuid();
      await tx.insert(MassIssueArticle, {
        id,
        issueId,
        position,
        storyId,
        sealId: release.sealId,
        sealDigest: release.digest,
        departmentId: release.departmentId,
        windowFrom: new Date(release.window.from),
        windowTo: new Date(release.window.to),
        needsPage: release.needsLink,
        marker: randomBytes(6).toString('hex'),
        bookedBy: actor.personId,
      });
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'issue.book',
        subjectType: 'issue',
        subjectId: issueId,
        data: { articleId: id, storyId, position },
      });
      return id;
    });
  }

  /** 头条 first. @throws AppError NOT_FOUND, FORBIDDEN, ISSUE_CLOSED, ISSUE_ORDER_STALE */
  async order(actor: Actor, issueId: string, articleIds: readonly string[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const issue = await this.reader.lock(tx, issueId);
      await this.access.require(actor, 'publication.control', issue.departmentId, tx);
      requireOpen(issue, issue.now.getTime());
      const articles = (await this.reader.articlesOf([issueId], tx)).get(issueId) ?? [];
      const places = ordered(
        articles.map(({ id }) => id),
        articleIds,
      );
      await tx.query(PLACE_ARTICLES, [issueId, [...places.keys()], [...places.values()]]);
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'issue.order',
        subjectType: 'issue',
        subjectId: issueId,
        data: { articleIds },
      });
    });
  }

  /** The page its text leads to is out before the issue. @throws AppError LINK_TARGET_MISSING, ISSUE_PAGE_LATER */
  private async requirePage(tx: EntityManager, sealId: string, slotAt: Date): Promise<void> {
    const [page]: { slotAt: Date; state: PublicationState }[] = await tx.query(WEB_PUBLICATION, [sealId]);
    if (!page) throw new AppError(LINK_TARGET_MISSING, {}, '/storyId');
    if (page.state === 'sent' || page.slotAt <= slotAt) return;
    const [at, slot] = [this.show(page.slotAt.getTime()), this.show(slotAt.getTime())];
    throw new AppError(ISSUE_PAGE_LATER, { page: at, slot }, '/storyId');
  }

  private show(at: number): string {
    return DateTime.fromMillis(at, { zone: this.config.timeZone }).toFormat('yyyy-MM-dd HH:mm:ss');
  }
}
