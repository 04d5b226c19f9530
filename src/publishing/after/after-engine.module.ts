import { Module } from '@nestjs/common';
import { AfterModule } from './after.module.js';
import { AfterRounds } from './carry/after-rounds.service.js';

/** The worker's side: makes the calls that are still due. */
@Module({ imports: [AfterModule], providers: [AfterRounds] })
export class AfterEngineModule {}
