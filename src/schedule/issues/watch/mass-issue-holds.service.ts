import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { PublicationJournal } from '../../publications/publication-journal.service.js';
import type { ReasonView } from '../../publications/publication-view.rules.js';
import { type ArticlePage, pagesMissing } from '../articles/article-page.rules.js';
import { IssuePlaces } from '../places/issue-place.service.js';
import { HOLD_ISSUE, ISSUES_AMISS } from './mass-issue-holds.queries.js';
import { type NamedArticle, voidedArticles } from './voided-article.rules.js';

interface AmissRow {
  id: string;
  publicationId: string;
  slotAt: Date;
  movedTo: Date;
  because: ReasonView[];
  voided: NamedArticle[] | null;
  pages: ArticlePage[] | null;
}

/**
 * Issues that were to leave and are not to as they stand: an article lost its approval or will not have its page, or rules or the
 * platform have put them off to a time that nobody announced. They wait for a person. (The claim takes none that late anyway: its validity has ended.)
 */
@Injectable()
export class MassIssueHolds {
  constructor(
    private readonly database: DataSource,
    private readonly places: IssuePlaces,
    private readonly journal: PublicationJournal,
  ) {}

  /** @returns how many it held */
  async hold(): Promise<number> {
    const amiss: AmissRow[] = await this.database.query(ISSUES_AMISS);
    let held = 0;
    for (const row of amiss) if (await this.holdOne(row)) held += 1;
    return held;
  }

  private async holdOne(row: AmissRow): Promise<boolean> {
    const { publicationId, movedTo } = row;
    const { code, text } = this.reasonFor(row);
    return this.database.transaction(async (tx) => {
      const parameters = [publicationId, JSON.stringify({ code, text })];
      if (returnedRows(await tx.query(HOLD_ISSUE, parameters)).length === 0) return false;
      await this.journal.write(tx, null, 'hold', publicationId, { code, reason: text, movedTo: movedTo.toISOString() });
      return true;
    });
  }

  private reasonFor(row: AmissRow) {
    if (row.voided) return voidedArticles(row.voided);
    return row.pages ? pagesMissing(row.pages, (at) => this.places.show(at)) : this.putOff(row);
  }

  /** What put it off says why; a platform leaves no reason there. */
  private putOff({ slotAt, movedTo, because }: AmissRow) {
    const time = this.places.show(movedTo.getTime());
    const said =
      because.length > 0 ? because : [{ text: { zh: '平台要求稍后再发', en: 'the platform wants it later' } }];
    const late = { zh: `最早只能在 ${time} 发出`, en: `it could leave at ${time} at the earliest` };
    return this.places.refusal({ slotAt }, { because: [...said, { text: late }] });
  }
}
