import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ACTIONS, reachOf } from '../access.rules.js';
import { heldRoles } from '../access/access.queries.js';
import { Person } from '../people/person.entity.js';
import { MeResponse } from './session.dto.js';

@Injectable()
export class MeService {
  constructor(private readonly dataSource: DataSource) {}

  /** The person, the roles held and everything they allow somewhere. */
  async describe(personId: string): Promise<MeResponse> {
    const person = await this.dataSource.manager.findOneByOrFail(Person, { id: personId });
    const roles = await heldRoles(this.dataSource.manager, personId);
    const may = ACTIONS.filter((action) => roles.some(({ role }) => reachOf(role, action) !== undefined));
    return MeResponse.of({ ...person, personId }, roles, may);
  }
}
