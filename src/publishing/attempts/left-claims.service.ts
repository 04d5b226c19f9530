import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { PlaceOffers } from '../../schedule/claims/offers/place-offers.service.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { LEAVE_CLAIM, LEDGER_RELEASE } from './attempt.queries.js';

/** Why a claim does not begin, and where it goes instead. */
export interface Refusal {
  to: 'scheduled' | 'held' | 'missed';
  zh: string;
  en: string;
}

const ACTS = { scheduled: 'give-back', held: 'hold', missed: 'miss' } as const;

/** Claims that do not begin: given back or laid aside, with the reason on record, and their place offered to others. */
@Injectable()
export class LeftClaims {
  constructor(
    private readonly journal: PublicationJournal,
    private readonly offers: PlaceOffers,
  ) {}

  async leave(tx: EntityManager, claim: { id: string; token: string }, { to, zh, en }: Refusal): Promise<void> {
    const reason = to === 'scheduled' ? null : JSON.stringify({ text: { zh, en } });
    await tx.query(LEAVE_CLAIM, [claim.id, claim.token, to, reason]);
    await this.offers.offer(tx, returnedRows(await tx.query(LEDGER_RELEASE, [claim.token])));
    await this.journal.write(tx, null, ACTS[to], claim.id, { zh, en });
  }
}
