import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { ScheduleModule } from '../../schedule/schedule.module.js';
import { FiguresController } from './desk/figures.controller.js';
import { FiguresDesk } from './desk/figures-desk.service.js';

/** What is counted and seen of posts, as the API shows it. */
@Module({ imports: [IdentityModule, ScheduleModule], controllers: [FiguresController], providers: [FiguresDesk] })
export class MeasuringModule {}
