import { Injectable } from '@nestjs/common';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { type IssueQuery, IssueResponse } from './mass-issue.dto.js';
import { MassIssueReader } from '../mass-issue-reader.service.js';

/** How far ahead a list looks that names no end, ms. */
const AHEAD_MS = 62 * 86_400_000;

/** Issues as answers: whoever may read an account may see what is booked on it. */
@Injectable()
export class MassIssueDesk {
  constructor(
    private readonly access: AccessService,
    private readonly reader: MassIssueReader,
  ) {}

  async list(actor: Actor, query: IssueQuery): Promise<IssueResponse[]> {
    const departments = await this.access.departmentsFor(actor, 'account.read');
    const from = query.from ?? new Date();
    const to = query.to ?? new Date(from.getTime() + AHEAD_MS);
    const issues = await this.reader.page(departments, query.accountId ?? null, from, to);
    const articles = await this.reader.articlesOf(issues.map(({ id }) => id));
    return issues.map((issue) => IssueResponse.of(issue, articles.get(issue.id) ?? []));
  }

  /** @throws AppError NOT_FOUND, also for an issue of an account the actor may not read */
  async read(actor: Actor, id: string): Promise<IssueResponse> {
    const issue = await this.reader.require(id);
    if (!(await this.access.can(actor, 'account.read', issue.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '这一期图文', en: 'issue' } });
    return IssueResponse.of(issue, (await this.reader.articlesOf([id])).get(id) ?? []);
  }
}
