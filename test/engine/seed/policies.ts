import type { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import type { ThrottleRule } from '../../../src/schedule/planner/throttle-rule.rules.js';

export interface PolicyScope {
  departmentId?: string;
  spread?: 'each' | 'shared';
  accountId?: string;
  channel?: string;
}

/** A throttle policy in the zone of the platforms. @returns its id */
export async function seedPolicy(
  database: Pool,
  rules: readonly ThrottleRule[],
  scope: PolicyScope = {},
): Promise<string> {
  const id = uuid();
  await database.query(
    `INSERT INTO throttle_policy (id, name, department_id, spread, channel, account_id, zone, rules)
     VALUES ($1, '示例规则', $2, $3, $4, $5, 'Asia/Shanghai', $6)`,
    [
      id,
      scope.departmentId ?? null,
      scope.spread ?? 'each',
      scope.channel ?? null,
      scope.accountId ?? null,
      JSON.stringify(rules),
    ],
  );
  return id;
}
