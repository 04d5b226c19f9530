import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Action } from '../../../identity/access.rules.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { PersonService } from '../../../identity/people/person.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { type Leaver, ReviewGaps } from '../../../review/gaps/review-gaps.service.js';
import type { WorkInHandResponse } from './work-in-hand.dto.js';
import { CAMPAIGNS_IN_HAND, STORIES_IN_HAND, TASKS_IN_HAND } from './work-in-hand.queries.js';
import { type InHand, leftBehind, type LeftWork, type MayGoOn } from './work-in-hand.rules.js';

/** What becomes of somebody's work when they leave, or when a role is taken back: told before it is done. */
@Injectable()
export class WorkInHand {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly people: PersonService,
    private readonly gaps: ReviewGaps,
  ) {}

  /**
   * @param roleId the role that would be taken back; undefined = the person would be deactivated
   * @throws AppError NOT_FOUND, FORBIDDEN, both as the act itself would
   */
  async of(actor: Actor, personId: string, roleId: string | undefined): Promise<WorkInHandResponse> {
    const leaver = await this.leaverOf(actor, personId, roleId);
    const within = await this.access.departmentsFor(actor, 'story.read');
    const [stories, tasks, campaigns] = await Promise.all([
      this.database.query<(InHand & { state: 'draft' | 'returned' })[]>(STORIES_IN_HAND, [personId, within]),
      this.database.query<InHand[]>(TASKS_IN_HAND, [personId, within]),
      this.database.query<(InHand & { began: boolean })[]>(CAMPAIGNS_IN_HAND, [personId, within]),
    ]);
    const writing = await this.standing('story.write', stories, leaver);
    const running = await this.standing('campaign.write', campaigns, leaver);
    const theirs = campaigns.filter(({ began, departmentId }) => began || !someoneIn(running.after, departmentId));
    const left = (items: InHand[], { before, after }: Standing): LeftWork => leftBehind(items, personId, before, after);
    return {
      drafts: left(stories.filter(isIn('draft')), writing),
      returned: left(stories.filter(isIn('returned')), writing),
      tasks: left(tasks, await this.standing('publication.post', tasks, leaver)),
      campaigns: left(theirs, running),
      stages: await this.gaps.lostWith(leaver),
    };
  }

  private async leaverOf(actor: Actor, personId: string, roleId: string | undefined): Promise<Leaver> {
    if (roleId === undefined) {
      await this.people.requireWholly(actor, personId);
      return { personId, assignmentId: null };
    }
    const held = (await this.people.read(actor, personId)).roles.find(({ id }) => id === roleId);
    if (!held) throw new AppError(NOT_FOUND, { what: { zh: '这个角色', en: 'role' } });
    await this.access.require(actor, 'person.administer', held.departmentId);
    return { personId, assignmentId: roleId };
  }

  private async standing(action: Action, items: readonly InHand[], leaver: Leaver): Promise<Standing> {
    const departments = [...new Set(items.map(({ departmentId }) => departmentId))];
    return {
      before: await this.access.ableIn(action, departments),
      after: await this.access.ableIn(action, departments, leaver),
    };
  }
}

interface Standing {
  before: MayGoOn[];
  after: MayGoOn[];
}

function someoneIn(who: readonly MayGoOn[], departmentId: string): boolean {
  return who.some((one) => one.departmentId === departmentId);
}

function isIn(state: 'draft' | 'returned') {
  return (story: { state: string }): boolean => story.state === state;
}
