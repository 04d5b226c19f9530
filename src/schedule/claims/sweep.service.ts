import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { MassIssueHolds } from '../issues/watch/mass-issue-holds.service.js';
import type { JournalAct } from '../publications/journal-acts.js';
import { PublicationJournal } from '../publications/publication-journal.service.js';
import type { Speaker } from '../throttle/bucket.service.js';
import {
  ANYTHING_TO_SWEEP,
  HOLD_IN_FREEZE,
  HOLD_ORPHANS,
  HOLD_VOIDED,
  MISS_OVERDUE,
  RELEASE_EXPIRED,
} from './claim.queries.js';
import { PlaceOffers } from './offers/place-offers.service.js';

const MISSED = JSON.stringify({
  text: {
    zh: '已过有效期仍未能发出，请重新排期或取消。',
    en: 'It could not leave while it was valid. Give it a new time or cancel it.',
  },
});
const ORPHANED = JSON.stringify({
  text: {
    zh: '它所链接的网站稿没有发出，请先处理网站稿，再重新排期。',
    en: 'The web page it links to did not go out. See to that one first, then give this one a new time.',
  },
});

const SILENT = JSON.stringify({
  text: {
    zh: '发布时间落在停发时段内，请选择重新排期或取消。',
    en: 'Its slot lay in a blackout. Give it a new time or cancel it.',
  },
});
const VOIDED = JSON.stringify({
  text: {
    zh: '定稿已撤销，不能发布。请重新送审后再排期。',
    en: 'The approval was withdrawn. Submit the story for review again, then schedule it.',
  },
});

/** What nobody woke: claims whose life is over, publications whose time ran out, those that wait for one that will not come. */
@Injectable()
export class SweepService {
  constructor(
    private readonly database: DataSource,
    private readonly journal: PublicationJournal,
    private readonly issues: MassIssueHolds,
    private readonly offers: PlaceOffers,
  ) {}

  /** @returns how many publications it moved */
  async sweep(): Promise<number> {
    const [found]: { any: boolean }[] = await this.database.query(ANYTHING_TO_SWEEP);
    if (!found?.any) return 0;
    const released = await this.giveBack();
    const issues = await this.issues.hold();
    const silent = await this.move(HOLD_IN_FREEZE, [SILENT], 'hold');
    const missed = await this.move(MISS_OVERDUE, [MISSED], 'miss');
    const held = await this.move(HOLD_ORPHANS, [ORPHANED], 'hold');
    const voided = await this.move(HOLD_VOIDED, [VOIDED], 'hold');
    return released + issues + silent + missed + held + voided;
  }

  /** Claims whose life is over; their places go to whoever slipped because of them. */
  private async giveBack(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const rows: ({ id: string } & Speaker)[] = returnedRows(await tx.query(RELEASE_EXPIRED));
      for (const { id } of rows) await this.journal.write(tx, null, 'give-back', id);
      await this.offers.offer(tx, rows);
      return rows.length;
    });
  }

  private async move(query: string, parameters: unknown[], act: JournalAct): Promise<number> {
    return this.database.transaction(async (tx) => {
      const rows: { id: string }[] = returnedRows(await tx.query(query, parameters));
      for (const { id } of rows) await this.journal.write(tx, null, act, id);
      return rows.length;
    });
  }
}
