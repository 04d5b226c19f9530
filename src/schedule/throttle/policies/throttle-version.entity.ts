import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One mark for everything the rules are made of: renewed by triggers with every change of policies, blackouts or the tree. */
@Entity('throttle_version')
@Check('throttle_version_only', `"only"`)
export class ThrottleVersion {
  @PrimaryColumn({ type: 'boolean', default: true, primaryKeyConstraintName: 'throttle_version_pk' })
  only: boolean;

  @Column({ type: 'uuid' })
  version: string;
}
