import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Figure, MetricsRegistry } from '../metrics/metrics-registry.js';
import { JobQueue } from './job-queue.service.js';

/** How many jobs stand in which queue. The same whichever worker is asked. */
@Injectable()
export class QueueFigures implements OnModuleInit {
  constructor(
    private readonly queue: JobQueue,
    private readonly metrics: MetricsRegistry,
  ) {}

  onModuleInit(): void {
    this.metrics.readFrom(
      'queue',
      [{ name: 'xuanfa_queue_jobs', help: 'Jobs in the queue, by state.', labels: ['queue', 'state'] }],
      () => this.read(),
    );
  }

  private async read(): Promise<Figure[]> {
    const depths = await this.queue.depths();
    return depths.map(({ queue, state, jobs }) => ({
      name: 'xuanfa_queue_jobs',
      labels: { queue, state },
      value: jobs,
    }));
  }
}
