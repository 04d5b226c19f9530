import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DayClassService } from '../../days/day-class.service.js';
import type { DayClassTable } from '../../planner/time/day-class.rules.js';
import {
  type BlackoutFacts,
  type BucketScope,
  bucketScopes,
  type PolicyFacts,
  type SpeakingScope,
} from '../bucket-scope.rules.js';
import {
  BLACKOUTS_AHEAD,
  DEPARTMENT_PATHS,
  PASS_FREEZE_GATE,
  PASS_POLICY_GATE,
  POLICIES_IN_FORCE,
  RULES_VERSION,
} from '../throttle.queries.js';

/** Everything the throttle's rules are made of, as it stood under one version. */
interface Edition {
  version: string;
  policies: PolicyFacts[];
  blackouts: BlackoutFacts[];
  dayClasses: DayClassTable;
  /** Root to department, by department; filled as departments come up. */
  paths: Map<string, readonly string[]>;
}

/**
 * The rules in force. Policies, blackouts and the tree change seldom and are asked for with every claim and begin, so what was read is
 * kept while the version stands: the database renews it with every change and never gives the same one twice.
 */
@Injectable()
export class RuleBook {
  private edition: Edition | null = null;

  constructor(private readonly days: DayClassService) {}

  /** Takes the policy gate shared until the transaction ends: the rules of the version answered stand as long. */
  async passGate(tx: EntityManager): Promise<string> {
    return versionOf(await tx.query(PASS_POLICY_GATE));
  }

  /** Takes the freeze gate shared until the transaction ends: no freeze commits meanwhile. @returns the version of the rules after it */
  async passFreezeGate(tx: EntityManager): Promise<string> {
    return versionOf(await tx.query(PASS_FREEZE_GATE));
  }

  /** The version now, without a gate: for previews. */
  async versionNow(tx: EntityManager): Promise<string> {
    return versionOf(await tx.query(RULES_VERSION));
  }

  /** The rules as they stand now, without a gate: the buckets of each, and under which version they are so. */
  async standing(
    tx: EntityManager,
    speakers: readonly Omit<SpeakingScope, 'path'>[],
    defaultZone: string,
  ): Promise<{ version: string; scopes: BucketScope[][] }> {
    const version = await this.versionNow(tx);
    return { version, scopes: await this.scopesOf(tx, version, speakers, defaultZone) };
  }

  /** The buckets each of them draws on, in the order given. */
  async scopesOf(
    tx: EntityManager,
    version: string,
    speakers: readonly Omit<SpeakingScope, 'path'>[],
    defaultZone: string,
  ): Promise<BucketScope[][]> {
    const edition = await this.read(tx, version);
    await this.findPaths(tx, edition, speakers);
    return speakers.map((speaker) => {
      const path = edition.paths.get(speaker.departmentId) ?? [speaker.departmentId];
      return bucketScopes({ ...speaker, path }, edition.policies, edition.blackouts, defaultZone, edition.dayClasses);
    });
  }

  private async read(tx: EntityManager, version: string): Promise<Edition> {
    if (this.edition?.version === version) return this.edition;
    const policies: PolicyFacts[] = await tx.query(POLICIES_IN_FORCE);
    const blackouts: BlackoutFacts[] = await tx.query(BLACKOUTS_AHEAD);
    const dayClasses = await this.days.table(tx);
    const edition = { version, policies, blackouts, dayClasses, paths: new Map() };
    this.edition = edition;
    return edition;
  }

  private async findPaths(
    tx: EntityManager,
    { paths }: Edition,
    speakers: readonly { departmentId: string }[],
  ): Promise<void> {
    const unknown = [...new Set(speakers.map(({ departmentId }) => departmentId))].filter((id) => !paths.has(id));
    if (unknown.length === 0) return;
    const rows: { id: string; path: string[] }[] = await tx.query(DEPARTMENT_PATHS, [unknown]);
    for (const { id, path } of rows) paths.set(id, path);
  }
}

function versionOf([row]: { version: string }[]): string {
  if (!row) throw new Error('the mark of the rules is missing: the database is not migrated');
  return row.version;
}
