import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../../platform/errors/app-error.js';
import { CHANGE_STRANDS_PLAN, NOTHING_EVER_FITS } from '../../schedule.errors.js';
import { type ChangeEffect, covers, effectOf } from './change-effect.rules.js';
import { explaining } from '../book/plan-book.rules.js';
import { ACCOUNTS } from '../book/plan-book.queries.js';
import { PlanBookService } from '../book/plan-book.service.js';
import { entriesOf, type ExplainedEntries, placeMisfits, type PreviewEntry } from '../moves/plan-preview.rules.js';
import { changedRules, concernedBy, type RuleChange } from './rule-change.rules.js';
import type { AccountFacts } from './silence.rules.js';

/** What a person is shown before a change of the rules. */
export interface ChangePreview extends ExplainedEntries {
  effect: ChangeEffect;
}

/** Asks, before the rules change, what would no longer fit; and lets only those changes pass that strand nothing or were confirmed. */
@Injectable()
export class RuleChangeService {
  constructor(
    private readonly database: DataSource,
    private readonly books: PlanBookService,
  ) {}

  /**
   * To be called inside the change's own transaction, with the policy gate held exclusive and before anything is written.
   * @param confirm what the preview gave to confirm; it covers no more misfits than were seen
   * @returns how many publications no longer fit
   * @throws AppError NOTHING_EVER_FITS (pointer names the field), CHANGE_STRANDS_PLAN with the counts and the digest
   */
  async admit(tx: EntityManager, change: RuleChange, confirm: string | null): Promise<number> {
    const { effect } = await this.weigh(tx, change);
    refuseSilence(change, effect);
    if (!covers(confirm, effect.digest)) {
      const counts = {
        planned: effect.planned,
        misfits: effect.misfits.length,
        held: effect.misfits.filter(({ held }) => held).length,
        silenced: effect.silences.length,
      };
      const { misfits, silenced } = counts;
      throw new AppError(CHANGE_STRANDS_PLAN, { misfits, silenced }, 'confirm', { counts, confirm: effect.digest });
    }
    return effect.misfits.length;
  }

  /** What `admit` would find now, with a new place for each publication where there is one. Changes nothing. */
  async preview(change: RuleChange): Promise<ChangePreview> {
    const { effect, entriesOf: explain } = await this.database.transaction('REPEATABLE READ', (tx) =>
      this.weigh(tx, change),
    );
    refuseSilence(change, effect);
    return { effect, entries: explain([]), explain };
  }

  private async weigh(
    tx: EntityManager,
    change: RuleChange,
  ): Promise<{ effect: ChangeEffect; entriesOf: (ids: readonly string[]) => PreviewEntry[] }> {
    const before = await this.books.rules(tx);
    const after = changedRules(before, change);
    const book = await this.books.read(tx, concernedBy(before, change), [before, after]);
    const accounts: AccountFacts[] = await tx.query(ACCOUNTS);
    const effectWith = (ids: readonly string[]): ChangeEffect =>
      effectOf(explaining(book, ids), before, change, accounts);
    const effect = effectWith([]);
    return {
      effect,
      entriesOf: (ids) => {
        const { misfits } = ids.length === 0 ? effect : effectWith(ids);
        return entriesOf(placeMisfits(explaining(book, ids), after, misfits), misfits);
      },
    };
  }
}

/** A rule under which nobody could ever speak is a slip of the pen; whoever means silence declares a blackout or a freeze. */
function refuseSilence(change: RuleChange, { silencesAll, silences }: ChangeEffect): void {
  const first = silences[0];
  if (!silencesAll || !first || (change.kind !== 'policy' && change.kind !== 'blackout')) return;
  const own = first.because.find(({ bucket }) => bucket.startsWith(`policy:${change.id}`));
  const pointer = change.kind === 'blackout' ? 'endsAt' : own ? `rules[${own.rule}]` : 'rules';
  const texts = first.because.map(({ text }) => text);
  const why = { zh: texts.map(({ zh }) => zh).join('；'), en: texts.map(({ en }) => en).join('; ') };
  const because = first.because.map(({ bucket, rule, text }) => ({ policy: bucket, rule, text }));
  throw new AppError(NOTHING_EVER_FITS, { why }, pointer, { because });
}
