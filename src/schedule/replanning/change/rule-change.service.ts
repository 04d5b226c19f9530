import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { inSlices } from '../../../platform/slices.js';
import { POLICY_GATE } from '../../schedule-lock.rules.js';
import { RuleBook } from '../../throttle/policies/rule-book.service.js';
import { CHANGE_STRANDS_PLAN, NOTHING_EVER_FITS, PLAN_TOO_BUSY } from '../../schedule.errors.js';
import { type ChangeEffect, type Weighing, weighing, weighingAgain } from './change-effect.rules.js';
import { confirmationOf, covers } from './confirmation.rules.js';
import { strandedWords } from './stranded-words.rules.js';
import { explaining, type PlanBook, type RuleFacts } from '../book/plan-book.rules.js';
import { ACCOUNTS } from '../book/plan-book.queries.js';
import { PlanBookService } from '../book/plan-book.service.js';
import { entriesOf, type ExplainedEntries, placingMisfits, type PreviewEntry } from '../moves/plan-preview.rules.js';
import { changedRules, concernedBy, type RuleChange } from './rule-change.rules.js';
import type { AccountFacts } from './silence.rules.js';

/** What a person is shown before a change of the rules. */
export interface ChangePreview extends ExplainedEntries {
  effect: ChangeEffect;
  /** To be sent with the change; null when there is nothing to confirm. */
  confirm: string | null;
}

/** What a change is weighed on, as it stood at one moment. */
interface Scales {
  /** Of the rules; read first, so that rules newer than it are noticed at the gate. */
  version: string;
  before: RuleFacts;
  book: PlanBook;
  accounts: AccountFacts[];
}

/** A change weighed outside the gate, under which version of the rules. */
interface Known {
  version: string;
  weighed: Weighing;
}

/** Silence within a change's transaction after which the database ends it, ms: while it weighs, and while everybody waits at the gate. */
const LONGEST_WEIGHING_MS = 120_000;
const LONGEST_AT_GATE_MS = 15_000;

/**
 * Planned publications weighed again at the gate, each time a change has been weighed outside, before it gives up: at first some tenths
 * of a second, at last a few seconds. A plan that moves that fast would keep the change out for ever.
 */
const MOST_AT_GATE = [2_000, 2_000, 5_000, 15_000, 50_000];
/** However few they are: on a busy process they may take long, and every claim waits, ms. */
const LONGEST_COUNT_AT_GATE_MS = 4_000;

class TooLongAtGate extends Error {}

/** Asks, before the rules change, what would no longer fit; and lets only those changes pass that strand nothing or were confirmed. */
@Injectable()
export class RuleChangeService {
  constructor(
    private readonly database: DataSource,
    private readonly books: PlanBookService,
    private readonly rules: RuleBook,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * To be called inside the change's own transaction, before anything is written. Weighs it first while claims and plans go on, and refuses it
   * without having held up anybody; then takes the policy gate exclusive, until the transaction ends, and weighs again what is another by
   * then. Is that too much, it lets go of the gate and weighs outside once more.
   * @param confirm what the preview gave to confirm; it covers no more misfits than were seen
   * @returns how many publications no longer fit
   * @throws AppError NOTHING_EVER_FITS (pointer names the field), CHANGE_STRANDS_PLAN with the counts and what confirms them, PLAN_TOO_BUSY
   */
  async admit(tx: EntityManager, change: RuleChange, confirm: string | null): Promise<number> {
    let known: Known | null = null;
    for (const most of MOST_AT_GATE) {
      // A large plan is computed on for long without a word to the database, which would take the process for a stopped one.
      await longestSilence(tx, LONGEST_WEIGHING_MS);
      const scales = await this.read(tx, change);
      const stands: Weighing | null = known?.version === scales.version ? known.weighed : null;
      const weighed = await this.weigh(scales, change, stands);
      this.refuse(change, scales.version, weighed.effect, confirm);
      known = { version: scales.version, weighed };
      const effect = await this.weighAtGate(tx, change, known, most);
      if (effect === null) continue;
      this.refuse(change, scales.version, effect, confirm);
      return effect.misfits.length;
    }
    throw new AppError(PLAN_TOO_BUSY);
  }

  /** @returns null, and the gate is free again, when the rules are others or more of the plan is than may be weighed here */
  private async weighAtGate(
    tx: EntityManager,
    change: RuleChange,
    { version, weighed }: Known,
    most: number,
  ): Promise<ChangeEffect | null> {
    await tx.query(`SAVEPOINT before_gate`);
    await longestSilence(tx, LONGEST_AT_GATE_MS);
    await tx.query(`SELECT pg_advisory_xact_lock($1)`, [POLICY_GATE]);
    if ((await this.rules.versionNow(tx)) === version) {
      const { book, before, accounts } = await this.read(tx, change);
      const steps = weighingAgain(explaining(book, []), before, change, accounts, weighed, most);
      const until = performance.now() + LONGEST_COUNT_AT_GATE_MS;
      const again = await inSlices(steps, () => {
        if (performance.now() > until) throw new TooLongAtGate();
      }).catch((error: unknown) => {
        if (error instanceof TooLongAtGate) return null;
        throw error;
      });
      if (again !== null) return again.effect;
    }
    // A lock taken after a savepoint goes with it.
    await tx.query(`ROLLBACK TO SAVEPOINT before_gate`);
    return null;
  }

  /** What `admit` would find now, with a new place for each publication where there is one. Changes nothing. */
  async preview(change: RuleChange): Promise<ChangePreview> {
    const scales = await this.database.transaction('REPEATABLE READ', (tx) => this.read(tx, change));
    const { effect } = await this.weigh(scales, change, null);
    refuseSilence(change, effect);
    const explain = async (ids: readonly string[]): Promise<PreviewEntry[]> => {
      const book = explaining(scales.book, ids);
      const { misfits } =
        ids.length === 0 ? effect : (await inSlices(weighing(book, scales.before, change, scales.accounts))).effect;
      return entriesOf(await inSlices(placingMisfits(book, effect.after, misfits)), misfits);
    };
    return { effect, confirm: this.confirmationOf(scales.version, effect), entries: await explain([]), explain };
  }

  private refuse(change: RuleChange, version: string, effect: ChangeEffect, confirm: string | null): void {
    refuseSilence(change, effect);
    const { shown } = effect;
    // What was confirmed while the installation's key was being changed stands.
    const keys = [this.config.secretKey, ...this.config.oldSecretKeys];
    if (shown === null || keys.some((key) => covers(confirm, { ...shown, version }, key))) return;
    const { misfits, held } = shown;
    const counts = { planned: effect.planned, misfits, held, silenced: effect.silences.length };
    const detail = { counts, confirm: this.confirmationOf(version, effect) };
    throw new AppError(CHANGE_STRANDS_PLAN, strandedWords(counts, confirm !== null), 'confirm', detail);
  }

  private confirmationOf(version: string, { shown }: ChangeEffect): string | null {
    return shown && confirmationOf({ ...shown, version }, this.config.secretKey);
  }

  private async read(tx: EntityManager, change: RuleChange): Promise<Scales> {
    const version = await this.rules.versionNow(tx);
    const before = await this.books.rules(tx);
    const book = await this.books.read(tx, concernedBy(before, change), [before, changedRules(before, change)]);
    return { version, before, book, accounts: await tx.query(ACCOUNTS) };
  }

  private weigh({ before, book, accounts }: Scales, change: RuleChange, known: Weighing | null): Promise<Weighing> {
    return inSlices(weighing(explaining(book, []), before, change, accounts, known));
  }
}

/** How long the database hears nothing from the transaction before it ends it, ms. */
async function longestSilence(tx: EntityManager, ms: number): Promise<void> {
  await tx.query(`SELECT set_config('idle_in_transaction_session_timeout', $1, true)`, [String(ms)]);
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
