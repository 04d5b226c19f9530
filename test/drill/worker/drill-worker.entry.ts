import 'reflect-metadata';
// First of all: whatever asks the time later asks the clock that can be stepped.
import { stepClock } from './stepped-clock.js';
import type { INestApplicationContext } from '@nestjs/common';
import { readConfig } from '../../../src/platform/config/env.js';
import { loadSecretKey } from '../../../src/platform/config/data/secret-key.js';
import { PinoLogger } from '../../../src/platform/log/pino-logger.js';
import { MetricsRegistry } from '../../../src/platform/metrics/metrics-registry.js';
import { SenderService } from '../../../src/publishing/dispatch/sender.service.js';
import type { WorkerLease } from '../../../src/publishing/dispatch/worker-lease.js';
import { startWorker } from '../../../src/start/worker-process.js';
import { keepAppointment, placeKillPoints } from './kill-points.js';
import { type Order, report, takeOrders } from './orders.js';
import { commit } from './sabotage.js';
import { delaySql } from './sql-tap.js';
import { wrap } from './wrap.js';

/** How long a handed-on claim may still be begun and sent, ms: well within its life. */
const HANDED_LIFE_MS = 1_500;
/** Every so many claims one is shown to the drill, which may hand it to another worker as well. */
const SHOWN_EVERY = 8;

/**
 * A worker of the product with faults around it. It starts the same module as the product's own entry; that it waits for the word
 * lets the drill keep loaded ones in reserve, for starting a process is what costs most here.
 */
let context: Promise<INestApplicationContext> | null = null;
let lease: WorkerLease | null = null;

function obey(order: Order): void {
  switch (order.do) {
    case 'start':
      if (order.sabotage) commit(order.sabotage);
      if (order.slowBeginMs > 0) delaySql(/INSERT INTO publication_attempt/, order.slowBeginMs);
      placeKillPoints();
      showClaims();
      keepAppointment(order.appointment);
      context = start();
      break;
    case 'step-clock':
      stepClock(order.offsetMs);
      break;
    case 'send':
      void sendAgain(order);
      break;
    case 'calm':
      keepAppointment(null);
      stepClock(0);
      break;
  }
}

async function start(): Promise<INestApplicationContext> {
  const config = readConfig();
  const settled = { ...config, databaseUrl: config.databaseUrl ?? '', secretKey: loadSecretKey(config) };
  const worker = await startWorker(settled, new PinoLogger(config.logLevel), new MetricsRegistry());
  report({ said: 'ready' });
  return worker;
}

/** Remembers the lease this process sends under, and shows some of its claims. */
function showClaims(): void {
  let seen = 0;
  wrap(SenderService, 'send', (send, args) => {
    lease = args[2];
    if ((seen += 1) % SHOWN_EVERY === 0) report({ said: 'claimed', claim: args[0] });
    return send(...args);
  });
}

async function sendAgain({ claim }: Extract<Order, { do: 'send' }>): Promise<void> {
  if (!context || !lease) return;
  const sender = (await context).get(SenderService, { strict: false });
  // What becomes of it is the product's business, e.g. that the claim stands no longer.
  const sent = sender.open([claim], lease, performance.now() + HANDED_LIFE_MS).then((send) => send(claim));
  await sent.catch(() => undefined);
}

process.once('SIGTERM', () => {
  void (context ?? Promise.resolve(null))
    .then((worker) => worker?.close())
    .then(
      () => process.exit(0),
      () => process.exit(1),
    );
});
takeOrders(obey);
report({ said: 'loaded' });
