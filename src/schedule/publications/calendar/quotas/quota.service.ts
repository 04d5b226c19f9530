import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../../../identity/access/access.service.js';
import type { Actor } from '../../../../identity/actor.js';
import { BucketService, type Speaker } from '../../../throttle/bucket.service.js';
import { type QuotaQuery, type QuotaResponse, toQuotaResponse } from './quota.dto.js';
import { COUNTS_BY_DAY, SPEAKING_PAIRS } from './quota.queries.js';
import { type DayCount, quotasOf, usedOf, wholePeriods } from './quota.rules.js';

/** Beyond what a page could show. */
const MOST_PAIRS = 500;

/** How much each may still say: the quotas by day, week and month, and what is used of them. */
@Injectable()
export class QuotaService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly buckets: BucketService,
  ) {}

  /** Of the accounts the actor may read and of the departments whose posts they see. Numbers alone, whoever's posts they are of. */
  async list(
    actor: Actor,
    span: Pick<QuotaQuery, 'from' | 'to' | 'channel' | 'accountId' | 'sent'>,
  ): Promise<QuotaResponse[]> {
    const departments = await this.access.departmentsFor(actor, 'publication.read');
    if (departments.length === 0) return [];
    const owners = await this.access.departmentsFor(actor, 'account.read');
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const asked = [departments, owners, span.from, span.to, MOST_PAIRS, span.sent === 'yes'];
      const found: Speaker[] = await tx.query(SPEAKING_PAIRS, asked);
      const pairs = found.filter(
        ({ channel, accountId }) =>
          (span.channel ?? channel) === channel && (span.accountId ?? accountId) === accountId,
      );
      const scopes = pairs.length === 0 ? [] : await this.buckets.scopesOf(tx, pairs);
      const quotas = quotasOf(pairs.map((pair, n) => ({ pair, scopes: scopes[n] ?? [] })));
      const counts = new Map<string, DayCount[]>();
      for (const zone of new Set(quotas.map((quota) => quota.zone))) {
        const { from, to } = wholePeriods(quotas, span, zone);
        counts.set(zone, await tx.query(COUNTS_BY_DAY, [from, to, zone]));
      }
      return quotas.map((quota) => toQuotaResponse(quota, usedOf(quota, counts.get(quota.zone) ?? [])));
    });
  }
}
