import { Module, type DynamicModule } from '@nestjs/common';
import { OUTBOX_DATABASE_URL, OutboxRelay } from './outbox-relay.service.js';

/** The relay of the worker role. Needs the data source, QueueModule and ScheduleModule.forRoot() in the composition root. */
@Module({})
export class OutboxRelayModule {
  static forRoot(databaseUrl: string): DynamicModule {
    return {
      module: OutboxRelayModule,
      providers: [{ provide: OUTBOX_DATABASE_URL, useValue: databaseUrl }, OutboxRelay],
      exports: [OutboxRelay],
    };
  }
}
