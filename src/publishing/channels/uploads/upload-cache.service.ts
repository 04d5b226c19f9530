import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { storedJson } from '../../../platform/database/storable.rules.js';
import type { UploadCache } from '../channel.js';

/** The upload cache in the database: shared by all workers, kept between starts. */
@Injectable()
export class UploadCacheService implements UploadCache {
  constructor(private readonly dataSource: DataSource) {}

  async get(accountId: string, purpose: string, sha256: string): Promise<Record<string, string> | undefined> {
    const [row] = await this.dataSource.query<{ facts: Record<string, string> }[]>(
      `SELECT facts FROM upload_cache WHERE account_id = $1 AND purpose = $2 AND sha256 = $3`,
      [accountId, purpose, sha256],
    );
    return row?.facts;
  }

  /** Two workers may have uploaded the same picture at once; both answers are good, the later one stays. */
  async put(accountId: string, purpose: string, sha256: string, facts: Record<string, string>): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO upload_cache (account_id, purpose, sha256, facts) VALUES ($1, $2, $3, $4::jsonb)
       ON CONFLICT (account_id, purpose, sha256) DO UPDATE SET facts = EXCLUDED.facts, given_at = clock_timestamp()`,
      [accountId, purpose, sha256, storedJson(facts)],
    );
  }
}
