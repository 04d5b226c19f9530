import { Entity, PrimaryColumn } from 'typeorm';

/**
 * One row per scope a bucket can hang on: `all`, `channel:<kind>`, `department:<id>`, `account:<id>`. Triggers make the row
 * with its scope, so that a claim always finds something to lock.
 */
@Entity('throttle_lock')
export class ThrottleLock {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'throttle_lock_pk' })
  scope: string;
}
