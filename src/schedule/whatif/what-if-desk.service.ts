import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { forbidden } from '../../identity/forbidden.rules.js';
import { AppError, type LocalText } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { type Page, cursorOf, pageOf } from '../../platform/http/paging/page.dto.js';
import type { DayClassTable } from '../planner/planner.rules.js';
import { BLACKOUT_EMPTY, DAY_CLASS_INVALID } from '../schedule.errors.js';
import { PolicyService } from '../throttle/desk/policy.service.js';
import { type Scope, ScopeAccess } from '../throttle/desk/scope-access.service.js';
import { toBlackoutDraft, toPolicyDraft } from '../throttle/desk/throttle.dto.js';
import { type PlanChanges, wrongDayClass } from './plan-changes.rules.js';
import type { CopiedPublication } from './plan-copy.rules.js';
import { CHANGED_SCOPES, TITLES } from './what-if.queries.js';
import {
  type MoveQuery,
  toDelay,
  toWhatIfResponse,
  type WhatIfBody,
  type WhatIfMoveResponse,
  type WhatIfResponse,
} from './what-if.dto.js';
import { WhatIfRuns } from './what-if-runs.service.js';

interface Title {
  id: string;
  storyId: string;
  storyTitle: string;
}

/** Questions of people to the plan: checked like the changes they try out, answered for what they may see. */
@Injectable()
export class WhatIfDesk {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly scopes: ScopeAccess,
    private readonly policies: PolicyService,
    private readonly runs: WhatIfRuns,
  ) {}

  /**
   * Starts a run. Whoever may read the rules of a scope may try others there: nothing is changed.
   * @throws AppError as creating the policies and blackouts would, the field named by its place; NOT_FOUND for what is replaced or removed;
   *   DAY_CLASS_INVALID, FORBIDDEN, WHAT_IF_RUNNING, WHAT_IF_BUSY
   */
  async start(actor: Actor, body: WhatIfBody, defaultZone: string): Promise<WhatIfResponse> {
    if ((await this.access.departmentsFor(actor, 'policy.read')).length === 0) throw forbidden('policy.read');
    const changes = this.changesOf(body, defaultZone);
    await this.requireReadable(actor, body, changes);
    const shown = new Set(await this.access.departmentsFor(actor, 'publication.read'));
    return toWhatIfResponse(this.runs.start(actor.personId, changes, (departmentId) => shown.has(departmentId)));
  }

  /** @throws AppError WHAT_IF_GONE */
  read(actor: Actor, id: string): WhatIfResponse {
    return toWhatIfResponse(this.runs.require(actor.personId, id));
  }

  /** @throws AppError WHAT_IF_GONE */
  cancel(actor: Actor, id: string): void {
    this.runs.cancel(actor.personId, id);
  }

  /** One page of what changes, with its reasons. @throws AppError WHAT_IF_GONE, WHAT_IF_NOT_DONE, INVALID_INPUT for the cursor */
  async moves(actor: Actor, id: string, query: MoveQuery): Promise<Page<WhatIfMoveResponse>> {
    const result = this.runs.requireResult(actor.personId, id);
    const [from] = cursorOf(query, ['number']) ?? [-1];
    const first = Number(from) + 1;
    const list = result.difference[query.kind].slice(first, first + query.limit + 1);
    const shown = list.slice(0, query.limit);
    const why = await this.runs.explain(actor.personId, id, shown);
    const ids = shown.map((index) => (result.copy.publications[index] as CopiedPublication).id);
    const titles: Title[] = await this.database.query(TITLES, [ids]);
    const titleOf = new Map(titles.map((title) => [title.id, title]));
    const places = new Map(list.map((index, place) => [index, first + place]));
    return pageOf(
      list,
      query.limit,
      (index) => [places.get(index) ?? first],
      (index) => {
        const { id: publicationId, speaker } = result.copy.publications[index] as CopiedPublication;
        const { departmentId, accountId, channel } = result.copy.speakers[
          speaker
        ] as (typeof result.copy.speakers)[number];
        const explained = why.get(index);
        return {
          ...toDelay(result, index),
          storyId: titleOf.get(publicationId)?.storyId ?? '',
          storyTitle: titleOf.get(publicationId)?.storyTitle ?? '',
          ...{ departmentId, accountId, channel },
          held: result.plan.held[index] === 1,
          because: [...(explained?.because ?? [])],
          impossible: explained?.impossible ?? null,
        };
      },
    );
  }

  private changesOf(body: WhatIfBody, defaultZone: string): PlanChanges {
    const wrong = wrongDayClass(body.dayClasses ?? {});
    if (wrong !== null) throw new AppError(DAY_CLASS_INVALID, { date: wrong }, `dayClasses.${wrong}`);
    return {
      putPolicies: (body.putPolicies ?? []).map((policy, index) =>
        below(`putPolicies[${index}]`, () => ({
          ...this.policies.checked(toPolicyDraft(policy, defaultZone)),
          id: policy.id?.toLowerCase() ?? uuid(),
        })),
      ),
      removePolicies: lowerCase(body.removePolicies),
      putBlackouts: (body.putBlackouts ?? []).map((blackout, index) => {
        if (blackout.startsAt >= blackout.endsAt)
          throw new AppError(BLACKOUT_EMPTY, {}, `putBlackouts[${index}].endsAt`);
        return { ...toBlackoutDraft(blackout), id: blackout.id?.toLowerCase() ?? uuid() };
      }),
      removeBlackouts: lowerCase(body.removeBlackouts),
      dayClasses: (body.dayClasses ?? {}) as DayClassTable,
    };
  }

  /** What is put, and what it takes the place of, must both be the actor's to read. */
  private async requireReadable(actor: Actor, body: WhatIfBody, changes: PlanChanges): Promise<void> {
    const policies = [...changes.putPolicies.map(({ id }) => id), ...changes.removePolicies];
    const blackouts = [...changes.putBlackouts.map(({ id }) => id), ...changes.removeBlackouts];
    const present: (Scope & { id: string })[] = await this.database.query(CHANGED_SCOPES, [policies, blackouts]);
    const ids = new Set(present.map(({ id }) => id));
    requireKnown(ids, 'putPolicies', body.putPolicies);
    requireKnown(ids, 'removePolicies', body.removePolicies);
    requireKnown(ids, 'putBlackouts', body.putBlackouts);
    requireKnown(ids, 'removeBlackouts', body.removeBlackouts);
    for (const scope of [...present, ...changes.putPolicies, ...changes.putBlackouts])
      await this.scopes.require(actor, 'policy.read', scope);
  }
}

const KIND: Record<'Policies' | 'Blackouts', LocalText> = {
  Policies: { zh: '规则', en: 'policy' },
  Blackouts: { zh: '停发时段', en: 'blackout' },
};

/** An id names what is there: what is only thought up has none. @throws AppError NOT_FOUND with the place in the body */
function requireKnown(
  present: ReadonlySet<string>,
  field: `${'put' | 'remove'}${'Policies' | 'Blackouts'}`,
  named: readonly ({ id?: string | undefined } | string)[] = [],
): void {
  for (const [index, one] of named.entries()) {
    const id = typeof one === 'string' ? one : one.id;
    if (id === undefined || present.has(id.toLowerCase())) continue;
    const what = field.endsWith('Policies') ? KIND.Policies : KIND.Blackouts;
    throw new AppError(NOT_FOUND, { what }, `${field}[${index}]${typeof one === 'string' ? '' : '.id'}`);
  }
}

/** Names the field of a refusal by its place in the whole body. */
function below<T>(path: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(
      error.definition,
      error.parameters,
      [path, error.pointer].filter(Boolean).join('.'),
      error.detail,
    );
  }
}

function lowerCase(ids: readonly string[] | undefined): string[] {
  return (ids ?? []).map((id) => id.toLowerCase());
}
