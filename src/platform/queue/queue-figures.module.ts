import { Module } from '@nestjs/common';
import { QueueFigures } from './queue-figures.service.js';

/** Needs QueueModule and MetricsModule in the composition root. */
@Module({ providers: [QueueFigures] })
export class QueueFiguresModule {}
