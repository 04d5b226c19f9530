import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AlertRaiser, type NewAlert } from '../alerts/alert-raiser.service.js';
import { UNANSWERED_SILENCE } from './canary.queries.js';
import { CanaryWatch, SILENT_AFTER_MS } from './canary-watch.service.js';
import { returnAlert, silenceAlert } from './silence-alert.rules.js';

/** Longer than any deployment of workers leaves a gap, ms. */
export const ALERT_AFTER_MS = 2 * SILENT_AFTER_MS;
const KIND = 'workers.silent';
const SUBJECT = 'workers';
/** The silence that began before anybody ever answered. */
const NEVER = new Date(0);

/** Tells people outside when the workers fall silent, and when they are back. Once for each silence, however many ask. */
@Injectable()
export class SilenceWatch implements OnModuleInit {
  private readonly since = performance.now();

  constructor(
    private readonly canaries: CanaryWatch,
    private readonly raiser: AlertRaiser,
    private readonly database: DataSource,
  ) {}

  onModuleInit(): void {
    this.raiser.register('workers', () => this.look());
  }

  /** @param upMs how long this process has been watching: before a first answer it must have waited for one */
  async look(upMs = performance.now() - this.since): Promise<NewAlert[]> {
    const standing = await this.canaries.standing();
    const about = { kind: KIND, subject: SUBJECT };
    if (standing === null) {
      return upMs > ALERT_AFTER_MS ? [{ ...about, episode: NEVER, facts: silenceAlert(null) }] : [];
    }
    const { answeredAt, ageMs } = standing;
    if (ageMs > ALERT_AFTER_MS) {
      return [{ ...about, episode: answeredAt, facts: silenceAlert(Math.round(ageMs / 1000)) }];
    }
    if (ageMs > SILENT_AFTER_MS) return [];
    const over: { episode: Date; minutes: number }[] = await this.database.query(UNANSWERED_SILENCE, [KIND]);
    return over.map(({ episode, minutes }) => ({
      kind: 'workers.back',
      subject: SUBJECT,
      episode,
      facts: returnAlert(minutes),
    }));
  }
}
