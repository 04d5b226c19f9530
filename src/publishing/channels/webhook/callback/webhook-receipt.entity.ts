import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Messages a receiver has sent us, by their ids, for as long as their times would let them be sent again. */
@Entity('webhook_receipt')
export class WebhookReceipt {
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'webhook_receipt_pk' })
  accountId: string;

  @ManyToOne('Account', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'webhook_receipt_account_fk' })
  account?: unknown;

  @PrimaryColumn({ name: 'message_id', type: 'text', primaryKeyConstraintName: 'webhook_receipt_pk' })
  messageId: string;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt: Date;
}
