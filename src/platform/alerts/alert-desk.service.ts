import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { returnedRows } from '../database/returned-rows.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { ErrorLog } from '../queue/connection/error-log.js';
import { AlertRaiser } from './alert-raiser.service.js';
import { pauseAfter, type ToldAlert } from './alert-text.rules.js';
import {
  AGAIN_LATER,
  ALERTS_OF,
  COMPOSE,
  COMPOSING_ALONE,
  DELIVERED,
  FORGET,
  GIVE_UP,
  TAKE_MESSAGES,
  TELL_IN,
  UNTOLD,
  WAITING_MESSAGES,
} from './alert.queries.js';
import { AlertMail } from './routes/alert-mail.service.js';
import type { AlertRoute } from './routes/alert-route.js';
import { AlertWebhook } from './routes/alert-webhook.service.js';

const EVERY_MS = 15_000;
/** What comes within this time after a message is gathered into the next, ms. */
const CALM_MS = 60_000;
/** What is older is no news; a message that could not be delivered for so long is given up, ms. */
const NEWS_MS = 3 * 24 * 3_600_000;
const MOST_IN_A_MESSAGE = 1_000;
/** Longer than any route takes, ms. */
const LEASE_MS = 120_000;

interface TakenMessage {
  id: string;
  route: AlertRoute['name'];
  tries: number;
  old: boolean;
}

/**
 * Tells people outside. Runs in every process of the `api` role, which share the work through the tables: not in the workers, whose
 * silence is one of the things to tell, and not through the queue, whose loss is another. Does nothing where no route is set up.
 */
@Injectable()
export class AlertDesk implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(AlertDesk.name);
  private readonly errors = new ErrorLog(AlertDesk.name);
  private readonly routes: readonly AlertRoute[];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly raiser: AlertRaiser,
    mail: AlertMail,
    webhook: AlertWebhook,
    metrics: MetricsRegistry,
  ) {
    this.routes = [mail, webhook];
    const name = 'xuanfa_alert_messages_waiting';
    const help = 'Messages to people outside that have not been taken yet, by route.';
    metrics.readFrom('alerts', [{ name, help, labels: ['route'] }], async () => {
      const rows: { route: string; n: number }[] = await this.database.query(WAITING_MESSAGES);
      return rows.map(({ route, n }) => ({ name, labels: { route }, value: n }));
    });
  }

  onApplicationBootstrap(): void {
    if (!this.routes.some((route) => route.open)) return;
    this.timer = setInterval(() => void this.look(), EVERY_MS).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** One round: what is wrong, into messages, out. A round under way is joined instead of begun again. */
  async look(): Promise<void> {
    this.running ??= this.round()
      .catch((error: unknown) => this.errors.report('round', error))
      .finally(() => (this.running = undefined));
    await this.running;
  }

  private async round(): Promise<void> {
    const open = this.routes.filter((route) => route.open);
    if (open.length === 0) return;
    await this.raiser.raise();
    for (const { name } of open) await this.compose(name);
    await this.deliver(open);
  }

  private async compose(route: AlertRoute['name']): Promise<void> {
    const untold = [route, NEWS_MS, CALM_MS, MOST_IN_A_MESSAGE];
    const some: unknown[] = await this.database.query(UNTOLD, untold);
    if (some.length === 0) return;
    await this.database.transaction(async (tx) => {
      const [lock]: { alone: boolean }[] = await tx.query(COMPOSING_ALONE, [route]);
      if (!lock?.alone) return;
      const alerts: { id: string }[] = await tx.query(UNTOLD, untold);
      if (alerts.length === 0) return;
      const messageId = uuid();
      await tx.query(COMPOSE, [messageId, route]);
      await tx.query(TELL_IN, [alerts.map(({ id }) => id), route, messageId]);
      await tx.query(FORGET);
    });
  }

  private async deliver(open: readonly AlertRoute[]): Promise<void> {
    const names = open.map(({ name }) => name);
    const taken = returnedRows<TakenMessage>(await this.database.query(TAKE_MESSAGES, [names, LEASE_MS, NEWS_MS]));
    await Promise.all(
      taken.map(async (message) => {
        const route = open.find(({ name }) => name === message.route);
        if (route) await this.deliverOne(message, route);
      }),
    );
  }

  private async deliverOne({ id, tries, old }: TakenMessage, route: AlertRoute): Promise<void> {
    const alerts: ToldAlert[] = await this.database.query(ALERTS_OF, [id]);
    const fault = await route.deliver({ id, alerts });
    const facts = { messageId: id, route: route.name, alerts: alerts.length, tries };
    if (fault === null) {
      await this.database.query(DELIVERED, [id]);
      this.log.log(facts, 'an alert was delivered');
    } else if (old) {
      await this.database.query(GIVE_UP, [id, fault]);
      this.log.error({ ...facts, fault }, 'an alert could not be delivered and is given up');
    } else {
      await this.database.query(AGAIN_LATER, [id, fault, pauseAfter(tries)]);
      this.log.warn({ ...facts, fault }, 'an alert could not be delivered; it is tried again');
    }
  }
}
