import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AlertRaiser, type NewAlert } from '../../platform/alerts/alert-raiser.service.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { MetricsRegistry } from '../../platform/metrics/metrics-registry.js';
import { publicationAlert, type TroubledPublication } from './publication-alert.rules.js';
import { TROUBLED, UNCONFIRMED_FOR_A_PERSON } from './publication-watch.queries.js';

/** So long after its slot a publication is late, ms: moments are the engine's own business. */
const LATE_AFTER_MS = 5 * 60_000;
/** Older trouble is no news where alerts are set up only now, ms. */
const NEWS_MS = 3 * 24 * 3_600_000;
/** At once; the rest in the next round. */
const MOST = 500;

/** Finds publications that people outside must hear of. */
@Injectable()
export class PublicationWatch implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly raiser: AlertRaiser,
    private readonly metrics: MetricsRegistry,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.raiser.register('publications', () => this.troubled());
    const name = 'xuanfa_unconfirmed_for_a_person';
    const help = 'Unconfirmed publications that only a person can settle.';
    this.metrics.readFrom('publishing', [{ name, help }], async () => {
      const [row]: { n: number }[] = await this.database.query(`SELECT count(*)::int AS n ${UNCONFIRMED_FOR_A_PERSON}`);
      return [{ name, value: row?.n ?? 0 }];
    });
  }

  private async troubled(): Promise<NewAlert[]> {
    const rows: (TroubledPublication & { episode: Date })[] = await this.database.query(TROUBLED, [
      LATE_AFTER_MS,
      NEWS_MS,
      MOST,
    ]);
    return rows.map((row) => ({
      kind: `publication.${row.trouble}`,
      subject: row.id,
      episode: row.episode,
      facts: publicationAlert(row, this.config.timeZone),
    }));
  }
}
