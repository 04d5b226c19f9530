import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountService } from '../../accounts/account.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { storable, storedJson } from '../../platform/database/storable.rules.js';
import { type Claim, ClaimService } from '../../schedule/claims/claim.service.js';
import { PREPARE_HORIZON_MS, PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { ChannelRegistry } from '../channels/channel-registry.js';
import { putOffReason, spokenOf } from '../attempts/outcome/outcome.rules.js';
import type { NotReady } from '../channels/channel.js';
import { FAIL_PREPARED, MARK_PREPARED, PREPARE_LATER, TAKE_UNPREPARED } from './package.queries.js';
import { PackageService } from './package.service.js';

/** A preparation that takes longer is somebody else's to take up again, ms: while there is time, and when the slot is near. */
const LEASE_MS = 120_000;
const SHORTEST_LEASE_MS = 15_000;
/** Pause after a preparation whose answer was lost or that broke, ms. */
const RETRY_MS = 20_000;
const AT_ONCE = 8;

/** Does ahead of the slot everything that can be done early. Repeatable: finished steps are journaled. */
@Injectable()
export class PrepareService {
  private readonly log = new Logger(PrepareService.name);
  @Inject(AccountService)
  private readonly accounts: AccountService;

  constructor(
    private readonly database: DataSource,
    private readonly packages: PackageService,
    private readonly connectors: ChannelRegistry,
    private readonly journal: PublicationJournal,
    private readonly claims: ClaimService,
  ) {}

  /** Prepares what comes up within the horizon, a few at once, until nothing is left. @returns how many became ready */
  async prepareDue(): Promise<number> {
    let ready = 0;
    // Each once a call, whatever it comes to.
    const seen: string[] = [];
    for (;;) {
      const taken: { id: string }[] = returnedRows(
        await this.database.query(TAKE_UNPREPARED, [PREPARE_HORIZON_MS, AT_ONCE, LEASE_MS, seen, SHORTEST_LEASE_MS]),
      );
      if (taken.length === 0) return ready;
      seen.push(...taken.map(({ id }) => id));
      const results = await Promise.all(taken.map(({ id }) => this.prepare(id)));
      ready += results.filter(Boolean).length;
    }
  }

  /** A claimed publication that cannot be opened goes back and is prepared anew after a pause, instead of being claimed over and over. */
  async giveBack(claim: Claim): Promise<void> {
    await this.claims.release(claim.token);
    await this.database.query(PREPARE_LATER, [claim.publicationId, RETRY_MS, null]);
  }

  private async prepare(id: string): Promise<boolean> {
    try {
      const pack = await this.packages.open(id);
      const problem = await this.connectors.of(pack.account).prepare(pack);
      if (problem) {
        await this.putOff(id, pack.account.id, problem);
        return false;
      }
      return returnedRows(await this.database.query(MARK_PREPARED, [id])).length > 0;
    } catch (error) {
      this.log.error({ err: error, publicationId: id }, 'preparation broke off; it will be tried again');
      await this.database.query(PREPARE_LATER, [id, RETRY_MS, null]);
      return false;
    }
  }

  private async putOff(id: string, accountId: string, problem: NotReady): Promise<void> {
    if (problem.kind !== 'rejected') {
      const wait = problem.kind === 'retry' ? Math.max(problem.notBefore - Date.now(), 1_000) : RETRY_MS;
      const until = new Date(Date.now() + wait);
      await this.database.transaction(async (tx) => {
        const told = [id, Math.ceil(wait), putOffReason(problem, until)];
        const [put]: { news: boolean }[] = returnedRows(await tx.query(PREPARE_LATER, told));
        if (!put?.news) return;
        const said = { reason: problem.reason, text: spokenOf(problem) };
        await this.journal.write(tx, null, 'unready', id, storable(said));
      });
      if (problem.kind === 'retry' && problem.unauthorised !== undefined) {
        const why = { code: problem.unauthorised, text: problem.text ?? { zh: problem.reason, en: problem.reason } };
        await this.database.transaction((tx) => this.accounts.loseAuthorisation(tx, accountId, why));
      }
      return;
    }
    await this.database.transaction(async (tx) => {
      const text = problem.text ?? { zh: problem.reason, en: problem.reason };
      const failed = returnedRows(
        await tx.query(FAIL_PREPARED, [id, storedJson({ text, code: problem.code, fix: problem.fix })]),
      );
      if (failed.length > 0)
        await this.journal.write(tx, null, 'fail', id, storable({ code: problem.code, reason: problem.reason, text }));
    });
  }
}
