import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AlertRaiser, type NewAlert } from '../../platform/alerts/alert-raiser.service.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { accountAlert, type TroubledAccount } from './account-alert.rules.js';
import { TROUBLED_ACCOUNTS } from './account-watch.queries.js';

/** A week: somebody with the right to authorise is not at the desk every day, ms. */
const AHEAD_MS = 7 * 24 * 3_600_000;

/** Finds accounts that must be authorised again before, or because, planned posts cannot leave by them. */
@Injectable()
export class AccountWatch implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly raiser: AlertRaiser,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.raiser.register('accounts', () => this.troubled());
  }

  private async troubled(): Promise<NewAlert[]> {
    const rows: (TroubledAccount & { episode: Date })[] = await this.database.query(TROUBLED_ACCOUNTS, [AHEAD_MS]);
    return rows.map((row) => ({
      kind: `account.${row.trouble}`,
      subject: row.id,
      episode: row.episode,
      facts: accountAlert(row, this.config.timeZone),
    }));
  }
}
