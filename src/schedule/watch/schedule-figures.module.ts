import { Module } from '@nestjs/common';
import { ScheduleFigures } from './schedule-figures.service.js';

/** Of the `api` role alone: figures of the tables told by every worker would be added up. */
@Module({ providers: [ScheduleFigures] })
export class ScheduleFiguresModule {}
