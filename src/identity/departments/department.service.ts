import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { AppError } from '../../platform/errors/app-error.js';
import { DEPARTMENT_CLOSED, DEPARTMENT_UNKNOWN } from '../identity.errors.js';
import { Department } from './department.entity.js';

/** What other features ask about the tree of departments. */
@Injectable()
export class DepartmentService {
  constructor(private readonly dataSource: DataSource) {}

  /** The department, or null. */
  async find(id: string, tx: EntityManager = this.dataSource.manager): Promise<Department | null> {
    return isUuid(id) ? tx.findOneBy(Department, { id }) : null;
  }

  /** The department at the top, whose name is the house's; the oldest when there are several, null while there is none. */
  async root(): Promise<Department | null> {
    return this.dataSource.manager.findOne(Department, { where: { parentId: IsNull() }, order: { id: 'ASC' } });
  }

  /**
   * The department a caller named in its input.
   * @param pointer the field that named it, for the answer
   * @throws AppError DEPARTMENT_UNKNOWN (400)
   */
  async requireExisting(id: string, pointer?: string, tx?: EntityManager): Promise<Department> {
    const department = await this.find(id, tx);
    if (!department) throw new AppError(DEPARTMENT_UNKNOWN, {}, pointer);
    return department;
  }

  /**
   * The same, where something is to begin in it.
   * @throws AppError DEPARTMENT_UNKNOWN (400), DEPARTMENT_CLOSED (409)
   */
  async requireOpen(id: string, pointer?: string, tx?: EntityManager): Promise<Department> {
    const department = await this.requireExisting(id, pointer, tx);
    if (department.closedAt) throw new AppError(DEPARTMENT_CLOSED, { name: department.name }, pointer);
    return department;
  }

  /** The ids of the department and of everything below it; empty when it does not exist. */
  async subtreeIds(id: string, tx: EntityManager = this.dataSource.manager): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(`SELECT id FROM department WHERE path @> ARRAY[$1::uuid]`, [id]);
    return rows.map((row) => row.id);
  }

  /** The departments from the root down to the given one, which is the last; empty when it does not exist. */
  async ancestors(id: string, tx: EntityManager = this.dataSource.manager): Promise<Department[]> {
    const department = await this.find(id, tx);
    if (!department) return [];
    const found = await tx.createQueryBuilder(Department, 'd').where('d.id IN (:...path)', department).getMany();
    return found.sort((a, b) => a.path.length - b.path.length);
  }

  /** Names by id, for answers that show them; unknown ids are left out. */
  async namesOf(ids: readonly string[], tx: EntityManager = this.dataSource.manager): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; name: string }[]>(`SELECT id, name FROM department WHERE id = ANY ($1)`, [
      ids,
    ]);
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
