import { Module } from '@nestjs/common';
import { AuditModule } from './platform/audit/audit.module.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';

/** Composition root of the `api` role: everything that answers people. One import per line. */
@Module({
  imports: [
    AuditModule,
    OutboxModule,
  ],
})
export class ApiModule {}
