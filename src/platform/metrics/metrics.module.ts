import { type DynamicModule, Global, Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller.js';
import { MetricsRegistry } from './metrics-registry.js';

/** The one registry of a process, for whoever counts; both roles of one process are handed the same. */
@Global()
@Module({})
export class MetricsModule {
  static forRegistry(metrics: MetricsRegistry): DynamicModule {
    return {
      module: MetricsModule,
      controllers: [MetricsController],
      providers: [{ provide: MetricsRegistry, useValue: metrics }],
      exports: [MetricsRegistry],
    };
  }
}
