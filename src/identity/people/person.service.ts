import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { cursorOf, type Page, pageOf } from '../../platform/http/paging/page.dto.js';
import { AccessService } from '../access/access.service.js';
import type { Actor } from '../actor.js';
import { forbidden } from '../forbidden.rules.js';
import { type PersonListQuery, PersonResponse } from './person.dto.js';
import { selectPeople } from './person.queries.js';

/** People as others may see them. */
@Injectable()
export class PersonService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
  ) {}

  /** The people of the departments the actor administers, oldest first. */
  async list(actor: Actor, query: PersonListQuery): Promise<Page<PersonResponse>> {
    const within = await this.access.departmentsFor(actor, 'person.administer');
    const [after] = cursorOf(query, ['uuid']) ?? [];
    const { departmentId, q } = query;
    const rows = await selectPeople(this.dataSource.manager, {
      within,
      departmentId,
      q,
      after: after === undefined ? undefined : String(after),
      limit: query.limit + 1,
    });
    return pageOf(rows, query.limit, (row) => [row.id], PersonResponse.of);
  }

  /** @throws AppError NOT_FOUND, also for somebody the actor has nothing to do with */
  async read(actor: Actor, id: string): Promise<PersonResponse> {
    const within = await this.access.departmentsFor(actor, 'person.administer');
    const [row] = await selectPeople(this.dataSource.manager, { within, id, limit: 1 });
    if (!row) throw new AppError(NOT_FOUND, { what: { zh: '此人', en: 'person' } });
    return PersonResponse.of(row);
  }

  /**
   * Whether the actor may change the person as a whole (password, name, being disabled): only who administers every department
   * in which the person holds a role. Otherwise an administrator below could take over somebody who rules above.
   * @throws AppError NOT_FOUND, FORBIDDEN
   */
  async requireWholly(actor: Actor, id: string): Promise<PersonResponse> {
    const person = await this.read(actor, id);
    const within = new Set(await this.access.departmentsFor(actor, 'person.administer'));
    const concerned = [person.departmentId, ...person.roles.map((role) => role.departmentId)];
    if (!concerned.every((departmentId) => within.has(departmentId))) {
      throw forbidden('person.administer');
    }
    return person;
  }

  /** Display names by id, for answers that show who did something; unknown ids are left out. */
  async namesOf(ids: readonly string[], tx: EntityManager = this.dataSource.manager): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; name: string }[]>(
      `SELECT id, display_name AS name FROM person WHERE id = ANY ($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
