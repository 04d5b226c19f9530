import { type DynamicModule, Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ConfigModule } from './config/config.module.js';
import type { Config } from './config/config.token.js';

/** Makes a named data source the one that `DataSource` stands for in this application. */
@Global()
@Module({})
class OneDataSourceModule {
  static named(name: string): DynamicModule {
    return {
      module: OneDataSourceModule,
      providers: [{ provide: DataSource, useExisting: getDataSourceToken(name) }],
      exports: [DataSource],
    };
  }
}

/** What every role of the process stands on: the configuration, the clock, the one data source. */
@Module({})
export class PlatformModule {
  /** @param role names the data source: two roles in one process have one each */
  static forConfig(config: Config, database: DataSourceOptions, role: 'api' | 'worker'): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.forConfig(config),
        TypeOrmModule.forRoot({ ...database, name: role, retryAttempts: 3 }),
        OneDataSourceModule.named(role),
      ],
    };
  }
}
