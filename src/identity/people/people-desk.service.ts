import { Injectable } from '@nestjs/common';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { Clock } from '../../platform/clock.js';
import { AccessService } from '../access/access.service.js';
import type { Actor } from '../actor.js';
import { DepartmentService } from '../departments/department.service.js';
import { DEPARTMENT_UNKNOWN } from '../identity.errors.js';
import { PasswordService } from './password.service.js';
import type {
  ChangePersonRequest,
  CreatedPersonResponse,
  CreatePersonRequest,
  GrantRoleRequest,
  OneTimePasswordResponse,
  PersonResponse,
  RoleResponse,
} from './person.dto.js';
import { PersonService } from './person.service.js';
import { RosterService } from './roster.service.js';

/** What an administrator does with people. */
@Injectable()
export class PeopleDeskService {
  constructor(
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly people: PersonService,
    private readonly roster: RosterService,
    private readonly passwords: PasswordService,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError DEPARTMENT_UNKNOWN (400), FORBIDDEN, LOGIN_TAKEN (409) */
  async create(actor: Actor, input: CreatePersonRequest): Promise<CreatedPersonResponse> {
    await this.requireDepartment(actor, input.departmentId, '/departmentId');
    for (const [index, { departmentId }] of (input.roles ?? []).entries()) {
      await this.requireDepartment(actor, departmentId, `/roles/${index}/departmentId`);
    }
    const oneTimePassword = this.passwords.invent();
    const passwordHash = await this.passwords.hash(oneTimePassword);
    const { login, displayName, departmentId } = input;
    const id = await this.roster.act(async (tx) => {
      const personId = await this.roster.enrol(tx, actor.personId, { login, displayName, departmentId, passwordHash });
      for (const granted of input.roles ?? []) await this.roster.grant(tx, actor.personId, personId, granted);
      return personId;
    });
    return { ...(await this.people.read(actor, id)), oneTimePassword };
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, DEPARTMENT_UNKNOWN (400), LAST_ADMINISTRATOR, PERSON_STALE_VERSION (409) */
  async change(actor: Actor, id: string, input: ChangePersonRequest): Promise<PersonResponse> {
    const before = await this.people.requireWholly(actor, id);
    if (input.departmentId !== undefined) await this.requireDepartment(actor, input.departmentId, '/departmentId');
    const { displayName, departmentId, disabled, version } = input;
    const turned = disabled !== undefined && disabled !== before.disabled;
    await this.roster.act((tx) =>
      this.roster.change(
        tx,
        actor.personId,
        id,
        {
          ...(displayName === undefined ? {} : { displayName }),
          ...(departmentId === undefined ? {} : { departmentId }),
          ...(turned ? { disabledAt: disabled ? this.clock.now() : null } : {}),
        },
        version,
      ),
    );
    return this.people.read(actor, id);
  }

  /** A new one-time password; every session of the person ends. @throws AppError NOT_FOUND, FORBIDDEN */
  async resetPassword(actor: Actor, id: string): Promise<OneTimePasswordResponse> {
    await this.people.requireWholly(actor, id);
    const oneTimePassword = this.passwords.invent();
    const passwordHash = await this.passwords.hash(oneTimePassword);
    await this.roster.act((tx) => this.roster.resetPassword(tx, actor.personId, id, passwordHash));
    return { oneTimePassword };
  }

  /** @throws AppError NOT_FOUND, DEPARTMENT_UNKNOWN (400), FORBIDDEN */
  async grant(actor: Actor, id: string, input: GrantRoleRequest): Promise<RoleResponse> {
    await this.people.read(actor, id);
    await this.requireDepartment(actor, input.departmentId, '/departmentId');
    const roleId = await this.roster.act((tx) => this.roster.grant(tx, actor.personId, id, input));
    return { id: roleId, departmentId: input.departmentId, role: input.role };
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, LAST_ADMINISTRATOR (409) */
  async revoke(actor: Actor, id: string, roleId: string): Promise<void> {
    const person = await this.people.read(actor, id);
    const held = person.roles.find((role) => role.id === roleId);
    if (!held) throw new AppError(NOT_FOUND, { what: { zh: '这个角色', en: 'role' } });
    await this.access.require(actor, 'person.administer', held.departmentId);
    await this.roster.act((tx) => this.roster.revoke(tx, actor.personId, id, roleId));
  }

  private async requireDepartment(actor: Actor, departmentId: string, pointer: string): Promise<void> {
    if (!(await this.access.can(actor, 'department.read', departmentId))) {
      throw new AppError(DEPARTMENT_UNKNOWN, {}, pointer);
    }
    await this.access.require(actor, 'person.administer', departmentId);
    await this.departments.requireOpen(departmentId, pointer);
  }
}
