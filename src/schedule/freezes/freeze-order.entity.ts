import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';

/** 紧急停发: after this row has committed nothing in its scope begins. Scope parts that are null match all. */
@Entity('freeze_order')
@Check('freeze_order_channel', `"channel" IS NULL OR "channel" IN ('web','wechat','weibo','other')`)
@Check('freeze_order_reason', `length(trim("reason")) > 0`)
@Check('freeze_order_lift', `("lifted_at" IS NULL) = ("lifted_by" IS NULL)`)
@Check('freeze_order_lift_reason', `"lift_reason" IS NULL OR "lifted_at" IS NOT NULL`)
// With nulls not distinct, which only the migration can say.
@Index('freeze_order_one_in_force', ['departmentId', 'channel'], { unique: true, where: 'lifted_at IS NULL' })
@Index('freeze_order_in_force', ['declaredAt'], { where: 'lifted_at IS NULL' })
export class FreezeOrder {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'freeze_order_pk' })
  id: string;

  @Column({ name: 'department_id', type: 'uuid', nullable: true })
  departmentId: string | null;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'freeze_order_department_fk' })
  department?: unknown;

  @Column({ type: 'text', nullable: true })
  channel: ChannelKind | null;

  @Column({ type: 'text' })
  reason: string;

  @Column({ name: 'declared_by', type: 'uuid' })
  declaredBy: string;

  @Column({ name: 'declared_at', type: 'timestamptz' })
  declaredAt: Date;

  @Column({ name: 'lifted_by', type: 'uuid', nullable: true })
  liftedBy: string | null;

  @Column({ name: 'lifted_at', type: 'timestamptz', nullable: true })
  liftedAt: Date | null;

  /** Why it was lifted, where whoever lifted it said so. */
  @Column({ name: 'lift_reason', type: 'text', nullable: true })
  liftReason: string | null;
}
