import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { databaseOptions } from './database.js';
import { IdentityModule } from './identity/identity.module.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { ConfigModule } from './platform/config/config.module.js';
import type { Config } from './platform/config/config.token.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';

/** Composition root of the `api` role: everything that answers people. One import per line. */
@Module({
  imports: [
    AuditModule,
    OutboxModule,
    IdentityModule,
  ],
})
export class ApiModule {
  /** The module with its configuration, its clock and its one data source. */
  static forConfig(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forConfig(config),
        TypeOrmModule.forRoot({ ...databaseOptions(config.databaseUrl, config.databasePool), retryAttempts: 3 }),
      ],
    };
  }
}
