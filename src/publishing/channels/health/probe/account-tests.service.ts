import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { storedJson } from '../../../../platform/database/storable.rules.js';
import type { ProbeResult, TestFailure } from './probe-result.rules.js';

/** `$1` account, `$2` how long ago the test began, ms, `$3` why it failed; null = it passed. The test that began last counts. */
const REMEMBER = `
  INSERT INTO account_test AS t (account_id, passed_at, failed_at, failure)
  SELECT $1, CASE WHEN $3::jsonb IS NULL THEN began END, CASE WHEN $3::jsonb IS NOT NULL THEN began END, $3::jsonb
  FROM (SELECT clock_timestamp() - $2 * interval '1 millisecond' AS began) now
  ON CONFLICT (account_id) DO UPDATE
  SET passed_at = greatest(t.passed_at, EXCLUDED.passed_at),
      failure = CASE WHEN EXCLUDED.failed_at >= coalesce(t.failed_at, '-infinity') THEN EXCLUDED.failure ELSE t.failure END,
      failed_at = greatest(t.failed_at, EXCLUDED.failed_at)`;

const FOUND = `SELECT passed_at AS "passedAt", failed_at AS "failedAt", failure FROM account_test WHERE account_id = $1`;

export interface TestRecord {
  passedAt: Date | null;
  failedAt: Date | null;
  failure: TestFailure | null;
}

/** Keeps how the tests of accounts went, for every process. */
@Injectable()
export class AccountTests {
  constructor(private readonly dataSource: DataSource) {}

  /** @param askedMs how long ago the test began: credentials entered since are not judged by it */
  async remember(accountId: string, result: ProbeResult, askedMs: number): Promise<void> {
    const { code, hint, refusedAddress = null } = result;
    const failure: TestFailure | null = result.ok ? null : { code: code ?? 'UNKNOWN', text: hint, refusedAddress };
    await this.dataSource.query(REMEMBER, [accountId, askedMs, failure && storedJson(failure)]);
  }

  async find(accountId: string): Promise<TestRecord> {
    const [row]: TestRecord[] = await this.dataSource.query(FOUND, [accountId]);
    return row ?? { passedAt: null, failedAt: null, failure: null };
  }
}
