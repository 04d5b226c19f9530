import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HealthController } from './health.controller.js';
import { ReadinessRegistry } from './readiness-registry.js';

/** Knows of the database itself; other parts register with `ReadinessRegistry`. */
@Global()
@Module({ controllers: [HealthController], providers: [ReadinessRegistry], exports: [ReadinessRegistry] })
export class HealthModule implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readiness: ReadinessRegistry,
  ) {}

  onModuleInit(): void {
    this.readiness.register('database', async () => {
      await this.dataSource.query('SELECT 1');
    });
    this.readiness.register('migrations', async () => {
      const done = await this.dataSource.query<{ name: string }[]>(`SELECT name FROM migrations`);
      const names = new Set(done.map((row) => row.name));
      const missing = this.dataSource.migrations
        .map(({ name, constructor }) => name ?? constructor.name)
        .filter((name) => !names.has(name));
      if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
    });
  }
}
