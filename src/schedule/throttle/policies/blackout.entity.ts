import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';

/** A named stretch in which its scope keeps silent: slots move past it (`shift`) or are held for a person (`freeze`). */
@Entity('blackout')
@Check('blackout_mode', `"mode" IN ('shift','freeze')`)
@Check('blackout_span', `"starts_at" < "ends_at"`)
@Check('blackout_channel', `"channel" IS NULL OR "channel" IN ('web','wechat','weibo','other')`)
@Check(
  'blackout_mourning',
  `NOT "mourning" OR "department_id" IS NULL AND "account_id" IS NULL AND COALESCE("channel", 'web') = 'web'`,
)
@Index('blackout_ends', ['endsAt'])
export class Blackout {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'blackout_pk' })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ name: 'department_id', type: 'uuid', nullable: true })
  departmentId: string | null;

  @ManyToOne('Department', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'blackout_department_fk' })
  department?: unknown;

  @Column({ type: 'text', nullable: true })
  channel: ChannelKind | null;

  @Column({ name: 'account_id', type: 'uuid', nullable: true })
  accountId: string | null;

  @ManyToOne('Account', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'blackout_account_fk' })
  account?: unknown;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt: Date;

  @Column({ type: 'text' })
  mode: 'shift' | 'freeze';

  /** A day of mourning: the public site shows in grey for as long as it lasts. */
  @Column({ type: 'boolean', default: false })
  mourning: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
