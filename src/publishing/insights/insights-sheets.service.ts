import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { ReviewWorkload } from '../../review/workload/workload.service.js';
import { QuotaService } from '../../schedule/publications/calendar/quotas/quota.service.js';
import { InsightsDesk } from './insights-desk.service.js';
import type { InsightsQuery, InsightsResponse, PostOut } from './insights.dto.js';

const DAY_MS = 86_400_000;
/** Quotas are reckoned for so many days at once, the last ones. */
const QUOTA_DAYS = 92;

const NAMES = `SELECT id, name FROM department UNION ALL SELECT id, name FROM account`;
const WITH_ALL_BELOW = `SELECT id FROM department WHERE $1::uuid = ANY (path)`;

type Quotas = Awaited<ReturnType<QuotaService['list']>>;

/** Everything that the pages of the insights show, for one workbook. */
export interface InsightsSheet {
  asked: InsightsQuery;
  insights: InsightsResponse;
  posts: readonly PostOut[];
  quotas: Quotas;
  /** Since when quotas are reckoned; null = all the time that was asked for. */
  quotasSince: Date | null;
  /** What departments and accounts are called, by id. */
  names: ReadonlyMap<string, string>;
  work: Awaited<ReturnType<ReviewWorkload['read']>>;
}

/** Gathers what the workbook holds, as far as somebody may read each. */
@Injectable()
export class InsightsSheets {
  constructor(
    private readonly desk: InsightsDesk,
    private readonly quotas: QuotaService,
    private readonly workload: ReviewWorkload,
    private readonly database: DataSource,
  ) {}

  /** @throws AppError INVALID_INPUT as `InsightsDesk.read` */
  async gather(actor: Actor, query: InsightsQuery): Promise<InsightsSheet> {
    const { from, to, departmentId } = query;
    const quotasFrom = new Date(Math.max(from.getTime(), to.getTime() - QUOTA_DAYS * DAY_MS));
    const names: { id: string; name: string }[] = await this.database.query(NAMES);
    return {
      asked: query,
      insights: await this.desk.read(actor, query),
      posts: await this.desk.posts(actor, query),
      quotas: await this.quotasOf(actor, { ...query, from: quotasFrom }),
      quotasSince: quotasFrom.getTime() === from.getTime() ? null : quotasFrom,
      names: new Map(names.map(({ id, name }) => [id, name])),
      work: await this.workload.read(actor, { from, to, ...(departmentId === undefined ? {} : { departmentId }) }),
    };
  }

  private async quotasOf(actor: Actor, { from, to, departmentId, channel }: InsightsQuery): Promise<Quotas> {
    const span = { from, to, sent: 'yes', ...(channel === undefined ? {} : { channel }) } as const;
    const all = await this.quotas.list(actor, span);
    if (departmentId === undefined) return all;
    const below: { id: string }[] = await this.database.query(WITH_ALL_BELOW, [departmentId]);
    return all.filter(({ departmentIds }) => below.some(({ id }) => departmentIds.includes(id)));
  }
}
