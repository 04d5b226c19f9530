import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DEFAULT_STAGES, decideAction, REVIEW_ROLES, type ReviewRole } from '../round/workflow.rules.js';
import { ASKED_ROUNDS, DEPARTMENT_PLACES } from './review-gaps.queries.js';
import { type Able, type AskedRound, inVain, lastOf, type LostStage, topmost } from './review-gaps.rules.js';
import type { ReviewGapResponse } from './review-gaps.dto.js';

interface Place {
  id: string;
  parentId: string | null;
  name: string;
}

/** Roles of a person that are looked at as if they were gone: all, or one (id of its assignment). */
export interface Leaver {
  personId: string;
  assignmentId: string | null;
}

/** Where a review has come to a stage that nobody may decide, and where it would. */
@Injectable()
export class ReviewGaps {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
  ) {}

  /** What waits in vain in the departments whose people the actor administers: by stage and department, the longest waiting first. */
  async list(actor: Actor): Promise<ReviewGapResponse[]> {
    const departments = await this.access.departmentsFor(actor, 'person.administer');
    const rounds = await this.asked(departments);
    const found = inVain(rounds, await this.able(placesOf(rounds), null));
    const names = new Map((await this.places(placesOf(found))).map(({ id, name }) => [id, name]));
    const gaps = new Map<string, ReviewGapResponse>();
    for (const { departmentId, role, since } of found) {
      const key = `${departmentId} ${role}`;
      const { waiting, since: first } = gaps.get(key) ?? { waiting: 0, since };
      gaps.set(key, {
        ...{ role, stageName: nameOf(role), departmentId, departmentName: names.get(departmentId) ?? '' },
        waiting: waiting + 1,
        since: first < since ? first : since,
      });
    }
    return [...gaps.values()].sort((one, other) => one.since.getTime() - other.since.getTime());
  }

  /** Whether nobody may decide the stage that the round of the department is asked now; false once it is asked none. */
  async isInVain(tx: EntityManager, round: { id: string; departmentId: string }): Promise<boolean> {
    const [asked] = await tx.query<AskedRound[]>(ASKED_ROUNDS, [[round.departmentId], round.id]);
    return asked !== undefined && inVain([asked], await this.able([asked.departmentId], null, tx)).length > 0;
  }

  /** The stages that nobody could decide any more without the roles of `leaver`: of which departments, and how many rounds would wait. */
  async lostWith(leaver: Leaver): Promise<LostStage[]> {
    const reach = await Promise.all(
      REVIEW_ROLES.map((role) => this.access.departmentsFor(leaver, decideAction({ role }))),
    );
    const departments = [...new Set(reach.flat())];
    const [before, after] = await Promise.all([this.able(departments, null), this.able(departments, leaver)]);
    const rounds = await this.asked(departments);
    const already = new Set(inVain(rounds, before).map(({ id }) => id));
    const stranded = inVain(rounds, after).filter(({ id }) => !already.has(id));
    const last = lastOf(before, after);
    const places = await this.places(departments);
    const parents = new Map(places.map(({ id, parentId }) => [id, parentId]));
    return DEFAULT_STAGES.flatMap(({ role, name }) => {
      const waiting = stranded.filter((round) => round.role === role);
      const whole = topmost(last.get(role) ?? [], parents);
      const concerned = new Set([...whole, ...placesOf(waiting).filter((id) => !last.get(role)?.includes(id))]);
      if (concerned.size === 0) return [];
      const named = places.filter(({ id }) => concerned.has(id)).map((place) => place.name);
      return [{ role, name, departments: named, isLast: whole.length > 0, waiting: waiting.length }];
    });
  }

  private asked(departments: readonly string[]): Promise<AskedRound[]> {
    return this.database.query<AskedRound[]>(ASKED_ROUNDS, [departments, null]);
  }

  private places(ids: readonly string[]): Promise<Place[]> {
    return this.database.query<Place[]>(DEPARTMENT_PLACES, [ids]);
  }

  private async able(
    departments: readonly string[],
    without: Leaver | null,
    tx: EntityManager = this.database.manager,
  ): Promise<Able[]> {
    const found: Able[] = [];
    for (const role of REVIEW_ROLES) {
      const holders = await this.access.ableIn(decideAction({ role }), departments, without, tx);
      found.push(...holders.map((holder) => ({ ...holder, role })));
    }
    return found;
  }
}

function placesOf(rounds: readonly AskedRound[]): string[] {
  return [...new Set(rounds.map(({ departmentId }) => departmentId))];
}

function nameOf(role: ReviewRole) {
  return DEFAULT_STAGES.find((stage) => stage.role === role)?.name ?? { zh: role, en: role };
}
