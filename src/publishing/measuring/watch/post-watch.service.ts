import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AlertRaiser, type NewAlert } from '../../../platform/alerts/alert-raiser.service.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { postAlert, type TroubledPost } from './post-alert.rules.js';
import { POSTS_IN_TROUBLE } from './post-watch.queries.js';

/** Older trouble is no news where alerts are set up only now, ms. */
const NEWS_MS = 3 * 24 * 3_600_000;
/** A site that fails shows it at each of its pages; what is known to fail is looked at every hour. ms. */
const ONE_CAUSE_MS = 90 * 60_000;
/** At once; the rest in the next round. */
const MOST = 200;

/** Finds posts that people outside must hear of: gone, or under a link that does not open. */
@Injectable()
export class PostWatch implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly raiser: AlertRaiser,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.raiser.register('posts', () => this.troubled());
  }

  private async troubled(): Promise<NewAlert[]> {
    const facts = [NEWS_MS, MOST, ONE_CAUSE_MS];
    const rows: (TroubledPost & { episode: Date })[] = await this.database.query(POSTS_IN_TROUBLE, facts);
    return rows.map((row) => ({
      kind: `publication.${row.trouble}`,
      subject: row.id,
      episode: row.episode,
      facts: postAlert(row, this.config.timeZone),
    }));
  }
}
