import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, Not } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AuditService } from '../../platform/audit/audit.service.js';
import { changeRecord } from '../../platform/audit/change-record.rules.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { cursorOf, type Page, pageOf } from '../../platform/http/paging/page.dto.js';
import { AccessService } from '../access/access.service.js';
import type { Actor } from '../actor.js';
import { DEPARTMENT_CLOSED, DEPARTMENT_CYCLE, DEPARTMENT_NAME_TAKEN, DEPARTMENT_UNKNOWN } from '../identity.errors.js';
import {
  type ChangeDepartmentRequest,
  type CreateDepartmentRequest,
  type DepartmentListQuery,
  DepartmentResponse,
} from './department.dto.js';
import { Department } from './department.entity.js';
import { DepartmentNames } from './department-names.service.js';
import { DepartmentMoves } from './department-moves.service.js';

/** The tree as administrators see and change it. */
@Injectable()
export class DepartmentTreeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly moves: DepartmentMoves,
    private readonly names: DepartmentNames,
  ) {}

  /** The departments the actor may read, oldest first. */
  async list(actor: Actor, query: DepartmentListQuery): Promise<Page<DepartmentResponse>> {
    const readable = await this.access.departmentsFor(actor, 'department.read');
    const [after] = cursorOf(query, ['uuid']) ?? [];
    const select = this.dataSource.manager
      .createQueryBuilder(Department, 'd')
      .where('d.id = ANY (:readable)', { readable })
      .orderBy('d.id')
      .limit(query.limit + 1);
    if (after !== undefined) select.andWhere('d.id > :after', { after });
    if (query.parentId !== undefined) select.andWhere('d.parentId = :parentId', query);
    if (query.q !== undefined) select.andWhere('strpos(lower(d.name), lower(:q)) > 0', query);
    return pageOf(await select.getMany(), query.limit, (row) => [row.id], DepartmentResponse.of);
  }

  /** @throws AppError NOT_FOUND, also for a department the actor may not read */
  async read(actor: Actor, id: string): Promise<DepartmentResponse> {
    return DepartmentResponse.of(await this.readable(this.dataSource.manager, actor, id));
  }

  /** @throws AppError DEPARTMENT_UNKNOWN (400) for the parent, FORBIDDEN, DEPARTMENT_NAME_TAKEN (409) */
  async create(actor: Actor, input: CreateDepartmentRequest): Promise<DepartmentResponse> {
    await this.requireParent(actor, input.parentId);
    const id = uuid();
    return this.dataSource.transaction(async (tx) => {
      await lockTree(tx);
      const { parentId, name, shortName = null, kind } = input;
      await requireOwnName(tx, id, parentId, name);
      await tx.insert(Department, { id, parentId, name, shortName, kind });
      await this.record(tx, actor, 'department.create', id, { parentId, name, kind });
      return DepartmentResponse.of(await tx.findOneByOrFail(Department, { id }));
    });
  }

  /** Renames or moves. @throws AppError NOT_FOUND, FORBIDDEN, DEPARTMENT_UNKNOWN, DEPARTMENT_CYCLE, DEPARTMENT_NAME_TAKEN (409), and of who watches moves and names */
  async change(actor: Actor, id: string, request: ChangeDepartmentRequest): Promise<DepartmentResponse> {
    const { confirm = null, confirmNames = null, ...input } = request;
    await this.readable(this.dataSource.manager, actor, id);
    await this.access.require(actor, 'department.administer', id);
    if (input.parentId !== undefined) await this.requireParent(actor, input.parentId);
    return this.dataSource.transaction(async (tx) => {
      await lockTree(tx);
      const before = await tx.findOneByOrFail(Department, { id });
      if (input.parentId !== undefined && input.parentId !== before.parentId) {
        const parent = await tx.findOneByOrFail(Department, { id: input.parentId });
        if (parent.path.includes(id)) throw new AppError(DEPARTMENT_CYCLE, {}, '/parentId');
        await this.moves.admit(tx, { id, parentId: input.parentId, confirm });
      }
      const { parentId = before.parentId, name = before.name } = input;
      // Two of one name from before may stay and change otherwise.
      if (parentId !== before.parentId || name !== before.name) await requireOwnName(tx, id, parentId, name);
      if (name !== before.name)
        await this.names.admit(tx, { actor, id, before: before.name, after: name, confirmNames });
      const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      if (Object.keys(changes).length > 0) {
        await tx.update(Department, { id }, changes);
        await this.record(tx, actor, 'department.change', id, { ...changeRecord(before, changes) });
      }
      return DepartmentResponse.of(await tx.findOneByOrFail(Department, { id }));
    });
  }

  private async requireParent(actor: Actor, parentId: string): Promise<void> {
    if (!(await this.access.can(actor, 'department.read', parentId))) {
      throw new AppError(DEPARTMENT_UNKNOWN, {}, '/parentId');
    }
    await this.access.require(actor, 'department.administer', parentId);
    const parent = await this.dataSource.manager.findOneBy(Department, { id: parentId });
    if (parent?.closedAt) throw new AppError(DEPARTMENT_CLOSED, { name: parent.name }, '/parentId');
  }

  private async readable(tx: EntityManager, actor: Actor, id: string): Promise<Department> {
    const department = await tx.findOneBy(Department, { id });
    if (!department || !(await this.access.can(actor, 'department.read', id))) {
      throw new AppError(NOT_FOUND, { what: { zh: '这个单位', en: 'department' } });
    }
    return department;
  }

  private record(tx: EntityManager, actor: Actor, action: string, id: string, data: Record<string, unknown>) {
    return this.audit.record(tx, { actorId: actor.personId, action, subjectType: 'department', subjectId: id, data });
  }
}

/**
 * Departments below one parent are told apart by their names: whoever chooses one in a list could take one for the other. The tree's lock
 * is held, so nobody adds another meanwhile.
 * @throws AppError DEPARTMENT_NAME_TAKEN (409)
 */
async function requireOwnName(tx: EntityManager, id: string, parentId: string | null, name: string): Promise<void> {
  if (parentId === null || !(await tx.existsBy(Department, { parentId, name, id: Not(id) }))) return;
  const parent = await tx.findOneByOrFail(Department, { id: parentId });
  throw new AppError(DEPARTMENT_NAME_TAKEN, { name, parent: parent.name }, '/name');
}

/** Before any row: the tree's trigger takes the same lock, and taking it after a row could meet another mover crosswise. */
async function lockTree(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('department.tree', 0))`);
}
