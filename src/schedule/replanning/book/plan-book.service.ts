import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { DayClassService } from '../../days/day-class.service.js';
import { POLICY_GATE } from '../../schedule-lock.rules.js';
import { type BlackoutFacts, lookBackOf, type PolicyFacts } from '../../throttle/bucket-scope.rules.js';
import { BucketService } from '../../throttle/bucket.service.js';
import { BLACKOUTS_AHEAD, POLICIES_IN_FORCE } from '../../throttle/throttle.queries.js';
import {
  type BookedSend,
  byPlace,
  pathOf,
  type PlanBook,
  type PlannedPublication,
  type PlanScope,
  type RuleFacts,
  scopesOf,
  speakerKey,
  type Speaking,
} from './plan-book.rules.js';
import { ALL_PATHS, DEPARTMENTS_WAITING, PLANNED, SENDS, SPEAKERS_WAITING } from './plan-book.queries.js';
import { SLACK_MS } from '../../throttle/ledger-window.rules.js';

/** Reads the plan as a whole: a handful of statements, however many publications wait. */
@Injectable()
export class PlanBookService {
  constructor(
    private readonly buckets: BucketService,
    private readonly days: DayClassService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The rules in force. They stand until the transaction ends for whoever holds the policy gate. */
  async rules(tx: EntityManager): Promise<RuleFacts> {
    const policies: PolicyFacts[] = await tx.query(POLICIES_IN_FORCE);
    const blackouts: BlackoutFacts[] = await tx.query(BLACKOUTS_AHEAD);
    const paths: { id: string; path: string[] }[] = await tx.query(ALL_PATHS);
    return {
      policies,
      blackouts,
      paths: new Map(paths.map(({ id, path }) => [id, path])),
      dayClasses: await this.days.table(tx),
      zone: this.config.timeZone,
    };
  }

  /**
   * Takes the policy gate shared and locks the buckets of everything that waits inside the scopes, until the transaction ends: nobody plans
   * or claims there meanwhile. Read the plan in a later statement.
   * @returns the rules, which stand as long, and the speakers whose buckets are locked, by `speakerKey`
   */
  async lock(
    tx: EntityManager,
    scopes: readonly PlanScope[],
  ): Promise<{ rules: RuleFacts; speakers: ReadonlyMap<string, Speaking> }> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared($1)`, [POLICY_GATE]);
    const rules = await this.rules(tx);
    const speakers = new Map<string, Speaking>();
    for (const { departmentId, channel, accountId } of scopes) {
      const rows: Speaking[] = await tx.query(SPEAKERS_WAITING, [departmentId, channel, accountId]);
      for (const row of rows) speakers.set(speakerKey(row), row);
    }
    await this.buckets.lock(
      tx,
      [...speakers.values()].flatMap((speaker) => scopesOf(rules, speaker)),
    );
    return { rules, speakers };
  }

  /**
   * What waits inside the scopes, with whatever else draws on the same buckets under any of the given rules; and the sends that still
   * matter to them.
   */
  async read(tx: EntityManager, scopes: readonly PlanScope[], under: readonly RuleFacts[]): Promise<PlanBook> {
    const now = await this.buckets.now(tx);
    const waiting = new Set<string>();
    for (const { departmentId, channel, accountId } of scopes) {
      const rows: { id: string }[] = await tx.query(DEPARTMENTS_WAITING, [departmentId, channel, accountId]);
      for (const { id } of rows) waiting.add(id);
    }
    if (waiting.size === 0) return { now, publications: [], sends: [] };
    const departments = under.some((rules) => reachesEverybody(rules)) ? null : neighboursOf(waiting, under);
    const publications: PlannedPublication[] = await tx.query(PLANNED, [departments]);
    const lookBack = Math.max(
      0,
      ...under.flatMap(({ policies }) => policies.map(({ rules }) => lookBackOf(rules))),
      DAY,
    );
    const sends: BookedSend[] = await tx.query(SENDS, [
      departments,
      [...new Set(publications.map(({ accountId }) => accountId))],
      new Date(now - lookBack - SLACK_MS),
    ]);
    return { now, publications: publications.sort(byPlace), sends };
  }
}

/** Platform caps look back a calendar day, two to be sure. */
const DAY = 86_400_000;

/** A rule that the whole house, or a whole channel, draws on together. */
function reachesEverybody({ policies }: RuleFacts): boolean {
  return policies.some(
    ({ spread, departmentId, accountId }) => spread === 'shared' && departmentId === null && accountId === null,
  );
}

/** The departments, and those that share a subtree's bucket with one of them. */
function neighboursOf(waiting: ReadonlySet<string>, under: readonly RuleFacts[]): string[] {
  const found = new Set(waiting);
  for (const { policies, paths } of under) {
    const above = new Set([...waiting].flatMap((id) => pathOf(paths, id)));
    const shared = new Set(
      policies.flatMap(({ spread, departmentId }) =>
        spread === 'shared' && departmentId !== null && above.has(departmentId) ? [departmentId] : [],
      ),
    );
    for (const [id, path] of paths) if (path.some((ancestor) => shared.has(ancestor))) found.add(id);
  }
  return [...found];
}
