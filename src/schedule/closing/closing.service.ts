import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DEPARTMENT_CLOSED, DEPARTMENT_IN_USE } from '../../identity/identity.errors.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import {
  CLOSE_DEPARTMENT,
  CLOSED_ABOVE,
  LOCK_DEPARTMENT,
  REOPEN_DEPARTMENT,
  STANDS_AGAINST,
} from './closing.queries.js';
import { ClosingResponse } from './closing.dto.js';
import { type Obstacle, obstacleWords } from './closing.rules.js';

interface LockedDepartment {
  name: string;
  parentId: string | null;
  closedAt: Date | null;
}

/** Departments that are no longer used: closed when nothing in them waits for anybody, and opened again. */
@Injectable()
export class DepartmentClosing {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /** What stands against closing it now. Changes nothing. @throws AppError NOT_FOUND, FORBIDDEN */
  async preview(actor: Actor, id: string): Promise<ClosingResponse> {
    await this.permitted(actor, id);
    return this.database.transaction(async (tx) => {
      const { closedAt } = await this.locked(tx, id);
      return ClosingResponse.of(closedAt, closedAt ? [] : await this.obstacles(tx, id));
    });
  }

  /** Closing one that is closed changes nothing. @throws AppError NOT_FOUND, FORBIDDEN, DEPARTMENT_IN_USE (409): says what stands against it */
  async close(actor: Actor, id: string): Promise<ClosingResponse> {
    await this.permitted(actor, id);
    return this.database.transaction(async (tx) => {
      const { name, parentId, closedAt } = await this.locked(tx, id);
      if (closedAt) return ClosingResponse.of(closedAt, []);
      if (parentId === null) throw inUse(name, [ROOT]);
      const obstacles = await this.obstacles(tx, id);
      if (obstacles.length > 0) throw inUse(name, obstacles.map(obstacleWords));
      await tx.query(CLOSE_DEPARTMENT, [id]);
      await this.record(tx, actor, 'department.close', id, name);
      return ClosingResponse.of((await this.locked(tx, id)).closedAt, []);
    });
  }

  /** Opening one that is open changes nothing. @throws AppError NOT_FOUND, FORBIDDEN, DEPARTMENT_CLOSED (409) while the one above it is closed */
  async reopen(actor: Actor, id: string): Promise<ClosingResponse> {
    await this.permitted(actor, id);
    return this.database.transaction(async (tx) => {
      const { name, closedAt } = await this.locked(tx, id);
      if (closedAt) {
        const [above]: { name: string }[] = await tx.query(CLOSED_ABOVE, [id]);
        if (above) throw new AppError(DEPARTMENT_CLOSED, { name: above.name });
        await tx.query(REOPEN_DEPARTMENT, [id]);
        await this.record(tx, actor, 'department.reopen', id, name);
      }
      return ClosingResponse.of(null, await this.obstacles(tx, id));
    });
  }

  private async permitted(actor: Actor, id: string): Promise<void> {
    if (!(await this.access.can(actor, 'department.read', id)))
      throw new AppError(NOT_FOUND, { what: { zh: '这个单位', en: 'department' } });
    await this.access.require(actor, 'department.administer', id);
  }

  private async locked(tx: EntityManager, id: string): Promise<LockedDepartment> {
    const [department]: LockedDepartment[] = await tx.query(LOCK_DEPARTMENT, [id]);
    if (!department) throw new AppError(NOT_FOUND, { what: { zh: '这个单位', en: 'department' } });
    return department;
  }

  private obstacles(tx: EntityManager, id: string): Promise<Obstacle[]> {
    return tx.query(STANDS_AGAINST, [id]);
  }

  private record(tx: EntityManager, actor: Actor, action: string, id: string, name: string): Promise<void> {
    return this.audit.record(tx, {
      ...{ actorId: actor.personId, action },
      ...{ subjectType: 'department', subjectId: id, data: { name } },
    });
  }
}

const ROOT = { zh: '它是最上级单位', en: 'it is the department at the top' };

function inUse(name: string, reasons: readonly { zh: string; en: string }[]): AppError {
  const why = { zh: reasons.map(({ zh }) => zh).join('；'), en: reasons.map(({ en }) => en).join('; ') };
  return new AppError(DEPARTMENT_IN_USE, { name, why });
}
