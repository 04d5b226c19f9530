import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../actor.js';
import { type Action, rolesReaching } from '../access.rules.js';
import { forbidden } from '../forbidden.rules.js';
import {
  ableIn,
  type AblePerson,
  departmentsInReach,
  type Holder,
  holdersOf,
  mayReach,
  peopleReaching,
  type WithoutRoles,
} from './access.queries.js';

/** Answers "may X do Y to Z" for the whole house. Nobody else compares roles. */
@Injectable()
export class AccessService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Whether the actor may do `action` to what belongs to the department; false for a department that does not exist.
   * @param tx given by callers inside a transaction: a second connection taken while holding one would starve the pool
   */
  async can(
    actor: Pick<Actor, 'personId'>,
    action: Action,
    departmentId: string,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<boolean> {
    return mayReach(tx, actor.personId, rolesReaching(action), departmentId);
  }

  /** @throws AppError FORBIDDEN (403). Whether a 404 is the better answer is the caller's to decide, with `can` and a read action. */
  async require(
    actor: Pick<Actor, 'personId'>,
    action: Action,
    departmentId: string,
    tx?: EntityManager,
  ): Promise<void> {
    if (!(await this.can(actor, action, departmentId, tx))) throw forbidden(action);
  }

  /** Ids of all departments in which the actor may do `action`, for filtering lists; empty when there are none. */
  async departmentsFor(actor: Pick<Actor, 'personId'>, action: Action): Promise<string[]> {
    return departmentsInReach(this.dataSource.manager, actor.personId, rolesReaching(action));
  }

  /** Who may do `action` in which department and all below it; people who were disabled are left out. */
  async holdersOf(action: Action): Promise<Holder[]> {
    return holdersOf(this.dataSource.manager, rolesReaching(action).below);
  }

  /** Who may do `action` to what belongs to the department: the nearest first, fifty at most. */
  async peopleFor(action: Action, departmentId: string): Promise<AblePerson[]> {
    return peopleReaching(this.dataSource.manager, rolesReaching(action), departmentId);
  }

  /**
   * Who may do `action` in each of the departments, for what depends on there being somebody.
   * @param without looked at as if these roles were gone already
   */
  async ableIn(
    action: Action,
    departmentIds: readonly string[],
    without: WithoutRoles | null = null,
    tx: EntityManager = this.dataSource.manager,
  ): Promise<Holder[]> {
    return ableIn(tx, rolesReaching(action), departmentIds, without);
  }
}
