import { Global, Module } from '@nestjs/common';
import { AuditLinker } from './audit-linker.service.js';
import { AuditVerifier } from './audit-verifier.service.js';
import { AuditService } from './audit.service.js';

@Global()
@Module({
  providers: [AuditService, AuditLinker, AuditVerifier],
  exports: [AuditService, AuditLinker, AuditVerifier],
})
export class AuditModule {}
