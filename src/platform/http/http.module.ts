import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { ContentGuard } from './server/content.guard.js';

/** What every controller may use. */
@Global()
@Module({
  providers: [IdempotencyService, { provide: APP_GUARD, useClass: ContentGuard }],
  exports: [IdempotencyService],
})
export class HttpModule {}
