import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BucketService, type Speaker } from '../../throttle/bucket.service.js';
import { OFFER, SLIPPED_BEHIND } from './offer.queries.js';
import { freedBy, offeredSlot } from './offer.rules.js';

interface SlippedRow extends Speaker {
  id: string;
  urgent: boolean;
  wishedAt: Date;
  slotAt: Date;
}

/** Places that were given back, offered to those who slipped because they were taken. */
@Injectable()
export class PlaceOffers {
  constructor(private readonly buckets: BucketService) {}

  /**
   * Those who slipped in a bucket that counted what has been given back come as soon as they may leave at all; the next claim grants or
   * moves them anew.
   * @param released who spoke in the sends given back, in this transaction
   */
  async offer(tx: EntityManager, released: readonly Speaker[]): Promise<void> {
    if (released.length === 0) return;
    const freed = freedBy((await this.buckets.scopesOf(tx, released)).flat());
    if (freed.length === 0) return;
    const rows: SlippedRow[] = await tx.query(SLIPPED_BEHIND, [
      freed.map(({ departmentId }) => departmentId),
      freed.map(({ subtree }) => subtree),
      freed.map(({ channel }) => channel),
      freed.map(({ accountId }) => accountId),
    ]);
    if (rows.length === 0) return;
    const [scopes, now] = [await this.buckets.scopesOf(tx, rows), await this.buckets.now(tx)];
    const sooner = rows.flatMap(({ id, urgent, wishedAt, slotAt }, index) => {
      const facts = { urgent, wishedAt: wishedAt.getTime(), slotAt: slotAt.getTime() };
      const slot = offeredSlot(facts, now, scopes[index] ?? []);
      return slot === null ? [] : [{ id, slot }];
    });
    if (sooner.length === 0) return;
    await tx.query(OFFER, [sooner.map(({ id }) => id), sooner.map(({ slot }) => new Date(slot))]);
  }
}
