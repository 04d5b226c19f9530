import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessService } from './access/access.service.js';
import { DepartmentService } from './departments/department.service.js';
import { SessionGuard } from './sessions/session.guard.js';
import { SessionService } from './sessions/session.service.js';

/** Global: everybody asks who may do what, and where. */
@Global()
@Module({
  providers: [AccessService, DepartmentService, SessionService, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [AccessService, DepartmentService],
})
export class IdentityModule {}
