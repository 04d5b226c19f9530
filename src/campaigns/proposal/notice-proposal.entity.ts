import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import type { NoticeReading } from '../notice/notice-reading.rules.js';

/** A notice as it came in, what was read from it, and the campaign a person made of it. Text and reading never change. */
@Entity('notice_proposal')
@Check('notice_proposal_text', `char_length("text") <= 200000`)
@Check(
  'notice_proposal_confirmed',
  `("campaign_id" IS NULL) = ("confirmed_at" IS NULL) AND ("campaign_id" IS NULL) = ("confirmed_by" IS NULL)`,
)
@Index('notice_proposal_department', ['departmentId', 'id'])
export class NoticeProposal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'notice_proposal_pk' })
  id: string;

  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'notice_proposal_department_fk' })
  department?: unknown;

  @Column({ type: 'text' })
  text: string;

  /** How the file was written; null when the text was pasted. */
  @Column({ type: 'text', nullable: true })
  encoding: string | null;

  @Column({ type: 'jsonb' })
  reading: NoticeReading;

  @Column({ name: 'campaign_id', type: 'uuid', nullable: true })
  campaignId: string | null;

  @OneToOne('Campaign', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'notice_proposal_campaign_fk' })
  campaign?: unknown;

  @Column({ name: 'confirmed_by', type: 'uuid', nullable: true })
  confirmedBy: string | null;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'confirmed_by', foreignKeyConstraintName: 'notice_proposal_confirmer_fk' })
  confirmer?: unknown;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt: Date | null;

  @Column({ name: 'created_by', type: 'uuid' })
  createdBy: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'notice_proposal_creator_fk' })
  creator?: unknown;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
