import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { requireSpan } from '../../platform/http/server/time-span.rules.js';
import type { InsightsQuery, InsightsResponse, PostOut } from './insights.dto.js';
import { DELAYED_MS, PUNCTUAL_MS } from './lateness.rules.js';
import {
  LATE_OF_ALL,
  LATENESS_BY_DAY,
  OUT_BY_CHANNEL,
  OUT_BY_DAY,
  OUT_BY_DEPARTMENT,
  OUT_BY_HOUR,
  OUT_BY_PILLAR,
  OUT_ONE_BY_ONE,
} from './insights.queries.js';

/** A year with its margins. */
const LONGEST_DAYS = 400;
/** What a sheet still opens with in an office program. */
export const MOST_POSTS = 100_000;

/** What went out when, by whom, how late and to how many, as far as somebody may read publications. */
@Injectable()
export class InsightsDesk {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws AppError INVALID_INPUT when the time ends before it begins, or is longer than 400 days */
  async read(actor: Actor, query: InsightsQuery): Promise<InsightsResponse> {
    const chosen = await this.chosen(actor, query);
    const [late]: InsightsResponse['late'][] = await this.database.query(LATE_OF_ALL, chosen);
    if (!late) throw new Error('a summary without a row');
    // One after the other: six at once would take half of the api's connections.
    return {
      late,
      days: await this.database.query(OUT_BY_DAY, chosen),
      hours: await this.database.query(OUT_BY_HOUR, chosen),
      channels: await this.database.query(OUT_BY_CHANNEL, chosen),
      departments: await this.database.query(OUT_BY_DEPARTMENT, chosen),
      pillars: await this.database.query(OUT_BY_PILLAR, chosen),
      lateness: await this.database.query(LATENESS_BY_DAY, [...chosen, PUNCTUAL_MS, DELAYED_MS]),
    };
  }

  /** Each post by itself, the first hundred thousand. @throws AppError as `read` */
  async posts(actor: Actor, query: InsightsQuery): Promise<PostOut[]> {
    return this.database.query(OUT_ONE_BY_ONE, [...(await this.chosen(actor, query)), MOST_POSTS]);
  }

  private async chosen(
    actor: Actor,
    { from, to, campaignId, departmentId, channel }: InsightsQuery,
  ): Promise<unknown[]> {
    requireSpan(from, to, LONGEST_DAYS);
    const departments = await this.access.departmentsFor(actor, 'publication.read');
    return [departments, campaignId ?? null, departmentId ?? null, channel ?? null, from, to, this.config.timeZone];
  }
}
