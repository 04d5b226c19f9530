import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { isOnItsWay, type IssueQuery, IssueResponse, type Outlook } from './mass-issue.dto.js';
import { MassIssueReader } from '../mass-issue-reader.service.js';
import type { ArticleView, IssueView } from '../mass-issue-view.rules.js';
import { IssuePlaces } from '../places/issue-place.service.js';

/** How far ahead a list looks that names no end, ms. */
const AHEAD_MS = 62 * 86_400_000;

/** Issues as answers: whoever may read an account may see what is booked on it. */
@Injectable()
export class MassIssueDesk {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly reader: MassIssueReader,
    private readonly places: IssuePlaces,
  ) {}

  async list(actor: Actor, query: IssueQuery): Promise<IssueResponse[]> {
    const departments = await this.access.departmentsFor(actor, 'account.read');
    const controlled = new Set(await this.access.departmentsFor(actor, 'publication.control'));
    const from = query.from ?? new Date();
    const to = query.to ?? new Date(from.getTime() + AHEAD_MS);
    const issues = await this.reader.page(departments, query.accountId ?? null, from, to);
    const articles = await this.reader.articlesOf(issues.map(({ id }) => id));
    return issues.map((issue) =>
      IssueResponse.of(issue, articles.get(issue.id) ?? [], controlled.has(issue.departmentId)),
    );
  }

  /** @throws AppError NOT_FOUND, also for an issue of an account the actor may not read */
  async read(actor: Actor, id: string): Promise<IssueResponse> {
    const issue = await this.reader.require(id);
    if (!(await this.access.can(actor, 'account.read', issue.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '这一期图文', en: 'issue' } });
    const articles = (await this.reader.articlesOf([id])).get(id) ?? [];
    const isEditor = await this.access.can(actor, 'publication.control', issue.departmentId);
    return IssueResponse.of(issue, articles, isEditor, await this.outlook(issue, articles));
  }

  /** While it is open or waits for a person: what stands in its way now, and where it could go instead. */
  private async outlook(issue: IssueView, articles: readonly ArticleView[]): Promise<Outlook | undefined> {
    if (issue.state === 'cancelled' || isOnItsWay(issue)) return undefined;
    const asked = { ...issue, articles: articles.filter(({ standing }) => standing) };
    const place = await this.places.look(this.database.manager, asked, issue.now);
    if (place.fits) return undefined;
    const { code, text } = this.places.refusal(asked, place);
    return { place, warnings: [{ code, text }] };
  }
}
