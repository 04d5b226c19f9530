import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessService } from './access/access.service.js';
import { DepartmentController } from './departments/department.controller.js';
import { DepartmentMoves } from './departments/department-moves.service.js';
import { DepartmentNames } from './departments/department-names.service.js';
import { DepartmentService } from './departments/department.service.js';
import { DepartmentTreeService } from './departments/department-tree.service.js';
import { FirstAdministratorService } from './first-administrator.service.js';
import { PasswordService } from './people/password.service.js';
import { PeopleDeskService } from './people/people-desk.service.js';
import { PersonController } from './people/person.controller.js';
import { PersonService } from './people/person.service.js';
import { RosterService } from './people/roster.service.js';
import { LoginThrottleService } from './sessions/login-throttle.service.js';
import { LoginService } from './sessions/login.service.js';
import { MeService } from './sessions/me.service.js';
import { SessionController } from './sessions/session.controller.js';
import { SessionGuard } from './sessions/session.guard.js';
import { SessionService } from './sessions/session.service.js';

/** Global: everybody asks who may do what, and where. */
@Global()
@Module({
  controllers: [SessionController, DepartmentController, PersonController],
  providers: [
    AccessService,
    DepartmentMoves,
    DepartmentNames,
    DepartmentService,
    DepartmentTreeService,
    FirstAdministratorService,
    LoginService,
    LoginThrottleService,
    MeService,
    PasswordService,
    PeopleDeskService,
    PersonService,
    RosterService,
    SessionService,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [
    AccessService,
    DepartmentMoves,
    DepartmentNames,
    DepartmentService,
    FirstAdministratorService,
    PersonService,
  ],
})
export class IdentityModule {}
