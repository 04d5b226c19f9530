import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './env.js';

/** The configuration of a running process: the database and the key are settled by then. */
export interface RunningConfig extends Config {
  databaseUrl: string;
  /** 32 bytes. */
  secretKey: Buffer;
}

/** Injection token of the `RunningConfig`. */
export const CONFIG = Symbol('CONFIG');

/** Makes the configuration injectable everywhere: `@Inject(CONFIG) config: RunningConfig`. */
@Module({})
export class ConfigModule {
  static forRoot(config: RunningConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}
