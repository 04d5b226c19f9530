import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NotReady } from '../health/not-ready.js';
import { ReadinessRegistry } from '../health/readiness-registry.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { STANDING } from './canary.queries.js';

/** Four canaries lost in a row. A restart of every worker takes less. */
export const SILENT_AFTER_MS = 60_000;

/** The workers' last sign of life. */
export interface CanaryStanding {
  answeredAt: Date;
  /** Since then, by the database's clock. */
  ageMs: number;
  roundTripMs: number | null;
}

/** Watches for the canaries of the workers, from a process that need not be one. */
@Injectable()
export class CanaryWatch implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly readiness: ReadinessRegistry,
    private readonly metrics: MetricsRegistry,
  ) {}

  onModuleInit(): void {
    this.readiness.register('workers', () => this.check());
    this.metrics.readFrom(
      'canary',
      [
        {
          name: 'xuanfa_workers_last_answer_age_seconds',
          help: 'Since a worker last answered a canary; absent when none ever has.',
        },
        {
          name: 'xuanfa_canary_round_trip_seconds',
          help: 'How long the last canary took through outbox, queue and handler.',
        },
      ],
      async () => {
        const standing = await this.standing();
        if (!standing) return [];
        return [
          { name: 'xuanfa_workers_last_answer_age_seconds', value: standing.ageMs / 1000 },
          ...(standing.roundTripMs === null
            ? []
            : [{ name: 'xuanfa_canary_round_trip_seconds', value: standing.roundTripMs / 1000 }]),
        ];
      },
    );
  }

  /** Null = no worker has ever answered. */
  async standing(): Promise<CanaryStanding | null> {
    const [row]: CanaryStanding[] = await this.database.query(STANDING);
    return row ?? null;
  }

  private async check(): Promise<void> {
    const standing = await this.standing();
    if (standing === null)
      throw new NotReady({
        zh: '还没有任何 worker 应答过：请启动 worker（XUANFA_ROLE=worker），并确认它用的是同一个数据库和队列。',
        en: 'No worker has ever answered. Start one (XUANFA_ROLE=worker) on the same database and queue.',
      });
    if (standing.ageMs <= SILENT_AFTER_MS) return;
    const seconds = Math.round(standing.ageMs / 1000);
    throw new NotReady({
      zh: `已有 ${seconds} 秒没有 worker 应答，到点的内容发不出去：请检查 worker 进程和队列。`,
      en: `No worker has answered for ${seconds} s; what is due does not leave. Look after the workers and the queue.`,
    });
  }
}
