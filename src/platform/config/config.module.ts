import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '../clock.js';
import { CONFIG, type Config } from './config.token.js';

/** Gives the settled configuration (`@Inject(CONFIG) config: Config`) and the application's clock to whoever asks. */
@Global()
@Module({})
export class ConfigModule {
  static forConfig(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [CONFIG, Clock],
    };
  }
}
