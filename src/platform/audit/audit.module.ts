import { Global, Module } from '@nestjs/common';
import { AuditLinker } from './audit-linker.service.js';
import { AuditLog } from './audit-log.service.js';
import { AuditVerifier } from './audit-verifier.service.js';
import { AuditService } from './audit.service.js';

@Global()
@Module({
  providers: [AuditService, AuditLinker, AuditLog, AuditVerifier],
  exports: [AuditService, AuditLinker, AuditLog, AuditVerifier],
})
export class AuditModule {}
