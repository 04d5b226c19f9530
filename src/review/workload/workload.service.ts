import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { requireSpan } from '../../platform/http/server/time-span.rules.js';
import { decideAction, REVIEW_ROLES } from '../round/workflow.rules.js';
import type { WorkloadQuery, WorkloadResponse } from './workload.dto.js';
import { WORKLOAD_BY_PERSON, WORKLOAD_BY_STAGE } from './workload.queries.js';
import { byStage } from './workload.rules.js';

/** A year with its margins. */
const LONGEST_DAYS = 400;

/** How much waits for reviewers, and how long it takes them, as far as somebody may read reviews. */
@Injectable()
export class ReviewWorkload {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
  ) {}

  /** @throws AppError INVALID_INPUT when the time ends before it begins, or is longer than 400 days */
  async read(actor: Actor, { from, to, departmentId }: WorkloadQuery): Promise<WorkloadResponse> {
    requireSpan(from, to, LONGEST_DAYS);
    const departments = await this.access.departmentsFor(actor, 'review.read');
    const chosen = [departments, departmentId ?? null, from, to];
    const holders = await Promise.all(
      REVIEW_ROLES.map(async (role) =>
        (await this.access.holdersOf(decideAction({ role }))).map((holder) => ({ ...holder, role })),
      ),
    );
    const holding = holders.flat();
    return {
      stages: byStage(await this.database.query(WORKLOAD_BY_STAGE, chosen)),
      people: await this.database.query(WORKLOAD_BY_PERSON, [
        ...chosen,
        holding.map(({ personId }) => personId),
        holding.map(({ departmentId: held }) => held),
        holding.map(({ role }) => role),
      ]),
    };
  }
}
