import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AuditService } from '../../platform/audit/audit.service.js';
import { changeRecord } from '../../platform/audit/change-record.rules.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { PERSON_STALE_VERSION } from '../identity.errors.js';
import { RoleAssignment } from '../access/role-assignment.entity.js';
import { SessionService } from '../sessions/session.service.js';
import { refusingWhatTheDatabaseRefuses } from './person-constraint.rules.js';
import { Person } from './person.entity.js';
import type { Role } from '../access.rules.js';

export interface Newcomer {
  login: string;
  displayName: string;
  departmentId: string;
  passwordHash: string;
}

/** The acts on people and their roles, each inside its caller's transaction, each with its audit row. */
@Injectable()
export class RosterService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
  ) {}

  /** One transaction, in which the database's own refusals become ours. */
  act<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return refusingWhatTheDatabaseRefuses(() => this.dataSource.transaction(work));
  }

  /** @throws AppError LOGIN_TAKEN (409) through `act` */
  async enrol(tx: EntityManager, actorId: string | null, newcomer: Newcomer): Promise<string> {
    const id = uuid();
    await tx.insert(Person, { id, ...newcomer, mustChangePassword: true });
    const { login, displayName, departmentId } = newcomer;
    await this.record(tx, actorId, 'person.create', id, { login, displayName, departmentId });
    return id;
  }

  /** Grants a role; one that is held already stays as it is. @returns the id of the assignment */
  async grant(
    tx: EntityManager,
    actorId: string | null,
    personId: string,
    granted: { departmentId: string; role: Role },
  ): Promise<string> {
    const [added] = await tx.query<{ id: string }[]>(
      `INSERT INTO role_assignment (id, person_id, department_id, role) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id, department_id, role) DO NOTHING RETURNING id`,
      [uuid(), personId, granted.departmentId, granted.role],
    );
    if (added) {
      await this.record(tx, actorId, 'person.grant', personId, granted);
      return added.id;
    }
    const { departmentId, role } = granted;
    return (await tx.findOneByOrFail(RoleAssignment, { personId, departmentId, role })).id;
  }

  /** @throws AppError LAST_ADMINISTRATOR (409) through `act`, NOT_FOUND when somebody else was faster */
  async revoke(tx: EntityManager, actorId: string, personId: string, roleId: string): Promise<void> {
    const held = await tx.findOneBy(RoleAssignment, { id: roleId, personId });
    const { affected } = await tx.delete(RoleAssignment, { id: roleId, personId });
    if (!held || affected !== 1) throw new AppError(NOT_FOUND, { what: { zh: '这个角色', en: 'role' } });
    await this.record(tx, actorId, 'person.revoke', personId, { departmentId: held.departmentId, role: held.role });
  }

  /** Gives a one-time password and ends every session. @param data for the audit row, e.g. where it was done when nobody is logged in */
  async resetPassword(
    tx: EntityManager,
    actorId: string | null,
    personId: string,
    passwordHash: string,
    data: Record<string, unknown> = {},
  ): Promise<void> {
    await tx.update(Person, { id: personId }, { passwordHash, mustChangePassword: true });
    await this.sessions.endAllOf(tx, personId);
    await this.record(tx, actorId, 'person.reset-password', personId, data);
  }

  /**
   * Disabling ends every session at once.
   * @param version the one the changes were made to; omitted: whichever it is
   * @throws AppError PERSON_STALE_VERSION (409), LAST_ADMINISTRATOR (409) through `act`
   */
  async change(
    tx: EntityManager,
    actorId: string,
    personId: string,
    changes: { displayName?: string; departmentId?: string; disabledAt?: Date | null },
    version?: number,
  ): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const before = await tx.findOneOrFail(Person, { where: { id: personId }, lock: { mode: 'for_no_key_update' } });
    if (version !== undefined && version !== before.version) throw new AppError(PERSON_STALE_VERSION, {}, '/version');
    await tx.update(Person, { id: personId }, { ...changes, version: before.version + 1 });
    if (changes.disabledAt) await this.sessions.endAllOf(tx, personId);
    await this.record(tx, actorId, 'person.change', personId, { ...changeRecord(before, changes) });
  }

  private record(
    tx: EntityManager,
    actorId: string | null,
    action: string,
    personId: string,
    data: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, { actorId, action, subjectType: 'person', subjectId: personId, data });
  }
}
