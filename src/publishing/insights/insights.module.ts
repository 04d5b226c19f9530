import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.js';
import { InsightsController } from './insights.controller.js';
import { InsightsDesk } from './insights-desk.service.js';

/** What went out, summed up. */
@Module({ imports: [IdentityModule], controllers: [InsightsController], providers: [InsightsDesk] })
export class InsightsModule {}
