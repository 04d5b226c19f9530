import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions } from 'typeorm';
import { ConfigModule } from './config/config.module.js';
import type { Config } from './config/config.token.js';

/** What every role of the process stands on: the configuration, the clock, the one data source. */
@Module({})
export class PlatformModule {
  static forConfig(config: Config, database: DataSourceOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [ConfigModule.forConfig(config), TypeOrmModule.forRoot({ ...database, retryAttempts: 3 })],
    };
  }
}
