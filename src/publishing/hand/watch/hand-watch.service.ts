import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AlertRaiser, type NewAlert } from '../../../platform/alerts/alert-raiser.service.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { type CalledTask, handAlert } from './hand-alert.rules.js';
import { stopsInHand } from '../../leaving/may-leave.rules.js';
import { MayLeave } from '../../leaving/may-leave.service.js';
import { TASKS_TO_REMIND_OF } from './hand-watch.queries.js';

/** A quarter of an hour: time to log in and to upload a film, ms. */
const AHEAD_MS = 15 * 60_000;

/** Reminds the people on duty: before the slot, at it, and when half of their time is over. */
@Injectable()
export class HandWatch implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly raiser: AlertRaiser,
    private readonly leaving: MayLeave,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.raiser.register('hand tasks', () => this.called());
  }

  private async called(): Promise<NewAlert[]> {
    const rows: (CalledTask & { episode: Date })[] = await this.database.query(TASKS_TO_REMIND_OF, [AHEAD_MS]);
    // Nobody is sent to post what may not leave. They are reminded once it may again.
    const stops = await this.leaving.look(rows.map(({ id }) => id));
    const standing = rows.filter(({ id, taken }) => {
      const why = stops.get(id) ?? [];
      return (taken ? stopsInHand(why) : why).length === 0;
    });
    return standing.map((row) => ({
      kind: `hand.${row.call}`,
      subject: row.id,
      episode: row.episode,
      facts: handAlert(row, this.config.timeZone),
    }));
  }
}
