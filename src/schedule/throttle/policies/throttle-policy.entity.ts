import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import type { ThrottleRule } from '../../planner/throttle-rule.rules.js';

/** How often somebody may speak. Every part of the scope that is null matches all. */
@Entity('throttle_policy')
@Check('throttle_policy_channel', `"channel" IS NULL OR "channel" IN ('web','wechat','weibo','other')`)
@Check('throttle_policy_spread', `"spread" IN ('each','shared')`)
@Check('throttle_policy_rules', `jsonb_typeof("rules") = 'array' AND jsonb_array_length("rules") > 0`)
@Index('throttle_policy_silences', ['id'], { where: `enabled AND rules @> '[{"type": "blackout", "mode": "freeze"}]'` })
export class ThrottlePolicy {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'throttle_policy_pk' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Index('throttle_policy_department')
  @Column({ name: 'department_id', type: 'uuid', nullable: true })
  departmentId: string | null;

  @ManyToOne('Department', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'throttle_policy_department_fk' })
  department?: unknown;

  /** `each`: every department of the subtree has its own bucket; `shared`: the subtree draws on one. */
  @Column({ type: 'text', default: 'each' })
  spread: 'each' | 'shared';

  @Column({ type: 'text', nullable: true })
  channel: ChannelKind | null;

  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId: string | null;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'throttle_policy_account_fk' })
  account?: unknown;

  /** IANA name; calendar periods and hours are read on its wall clock. */
  @Column({ type: 'text' })
  zone: string;

  @Column({ type: 'jsonb' })
  rules: ThrottleRule[];

  @Column({ type: 'boolean', default: true })
  enabled: boolean;

  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
