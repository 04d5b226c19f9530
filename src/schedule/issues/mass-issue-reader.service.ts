import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { ISSUE_TAKEN } from './mass-issue.errors.js';
import { ARTICLES_OF, ISSUE_BY_ID, ISSUE_PAGE, LOCK_ISSUE } from './mass-issue.queries.js';
import type { ArticleView, IssueView, LockedIssue } from './mass-issue-view.rules.js';

const UNKNOWN = { what: { zh: '这一期图文', en: 'issue' } };

/** Reads issues and their articles. */
@Injectable()
export class MassIssueReader {
  constructor(private readonly database: DataSource) {}

  /** @throws AppError NOT_FOUND */
  async require(id: string): Promise<IssueView> {
    const [issue]: IssueView[] = await this.database.query(ISSUE_BY_ID, [id]);
    if (!issue) throw new AppError(NOT_FOUND, UNKNOWN);
    return issue;
  }

  /** Held until the caller's transaction ends. @throws AppError NOT_FOUND */
  async lock(tx: EntityManager, id: string): Promise<LockedIssue> {
    const [issue]: LockedIssue[] = await tx.query(LOCK_ISSUE, [id]);
    if (!issue) throw new AppError(NOT_FOUND, UNKNOWN);
    return issue;
  }

  /** Issues of accounts of these departments with slots in [from, to), earliest first, 200 at most. */
  async page(departmentIds: string[], accountId: string | null, from: Date, to: Date): Promise<IssueView[]> {
    return this.database.query(ISSUE_PAGE, [departmentIds, accountId, from, to]);
  }

  /** What a write of an issue ended with, as the refusal it means: two issues at one time of an account are kept out by the database. */
  asTaken(error: unknown): unknown {
    if (!(error instanceof QueryFailedError)) return error;
    const { constraint } = error.driverError as { constraint?: string };
    return constraint === 'mass_issue_one_per_slot' ? new AppError(ISSUE_TAKEN, {}, '/slotAt') : error;
  }

  /** By issue, each in its order. */
  async articlesOf(
    issueIds: readonly string[],
    tx: EntityManager = this.database.manager,
  ): Promise<Map<string, ArticleView[]>> {
    const rows: ArticleView[] = issueIds.length === 0 ? [] : await tx.query(ARTICLES_OF, [[...issueIds]]);
    const byIssue = new Map(issueIds.map((id) => [id, [] as ArticleView[]]));
    for (const row of rows) byIssue.get(row.issueId)?.push(row);
    return byIssue;
  }
}
