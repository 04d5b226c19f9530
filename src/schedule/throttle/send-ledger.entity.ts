import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';

/** One row per send, from its claim on. Which buckets it falls in is computed, so a changed policy or tree rewrites nothing. */
@Entity('send_ledger')
@Check('send_ledger_channel', `"channel" IN ('web','wechat','weibo','other')`)
@Check(
  'send_ledger_order',
  `("began_at" IS NULL OR "began_at" >= "claimed_at") AND ("ended_at" IS NULL OR "began_at" IS NOT NULL)`,
)
@Unique('send_ledger_token', ['claimToken'])
@Index('send_ledger_department', ['departmentId', 'claimedAt'])
@Index('send_ledger_account', ['accountId', 'claimedAt'])
@Index('send_ledger_claimed', ['claimedAt'])
@Index('send_ledger_long', ['endedAt'], { where: `released_at IS NULL AND ended_at - claimed_at > interval '1 hour'` })
export class SendLedger {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'send_ledger_pk',
  })
  id: string;

  @Column({ name: 'publication_id', type: 'uuid' })
  publicationId: string;

  @ManyToOne('Publication', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'publication_id', foreignKeyConstraintName: 'send_ledger_publication_fk' })
  publication?: unknown;

  @Column({ name: 'claim_token', type: 'uuid' })
  claimToken: string;

  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'text' })
  channel: ChannelKind;

  @Column({ name: 'claimed_at', type: 'timestamptz' })
  claimedAt: Date;

  @Column({ name: 'began_at', type: 'timestamptz', nullable: true })
  beganAt: Date | null;

  /** Null while open: counts as now. For an unconfirmed send: its begin, the longest call and a margin. */
  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  /** Given back: released unused, or certainly not posted. */
  @Column({ name: 'released_at', type: 'timestamptz', nullable: true })
  releasedAt: Date | null;

  /** An urgent send that went past a rule of its department, with its reason on record. */
  @Column({ type: 'boolean', default: false })
  exceeded: boolean;
}
