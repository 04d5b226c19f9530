import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { StoryKind } from '../story.rules.js';
import type { StoryState } from './story-state.rules.js';

/** What is drafted, reviewed and published. Its texts are in its revisions; triggers hold its moves. */
@Entity('story')
@Check('story_kind', `"kind" IN ('craftsman','competition_winner','graduate','unit','policy','event')`)
@Check('story_state', `"state" IN ('draft','in_review','returned','approved','withdrawn')`)
@Check('story_archived', `"archived_at" IS NULL OR "state" IN ('draft','returned','withdrawn')`)
@Check('story_pillar_of_campaign', `"pillar_id" IS NULL OR "campaign_id" IS NOT NULL`)
@Index('story_department', ['departmentId', 'id'])
@Index('story_campaign', ['campaignId', 'pillarId', 'id'])
@Index('story_author', ['authorId', 'id'])
@Index('story_changed', ['updatedAt', 'id'])
@Index('story_state_changed', ['state', 'updatedAt', 'id'])
export class Story {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'story_pk' })
  id: string;

  @Column({ name: 'department_id', type: 'uuid' })
  departmentId: string;

  @ManyToOne('Department', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'department_id', foreignKeyConstraintName: 'story_department_fk' })
  department?: unknown;

  @Column({ name: 'campaign_id', type: 'uuid', nullable: true })
  campaignId: string | null;

  @ManyToOne('Campaign', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'story_campaign_fk' })
  campaign?: unknown;

  @Column({ name: 'pillar_id', type: 'uuid', nullable: true })
  pillarId: string | null;

  /** One of the story's own campaign: the key holds both. */
  @ManyToOne('CampaignPillar', { onDelete: 'RESTRICT' })
  @JoinColumn([
    { name: 'campaign_id', referencedColumnName: 'campaignId', foreignKeyConstraintName: 'story_pillar_fk' },
    { name: 'pillar_id', referencedColumnName: 'id', foreignKeyConstraintName: 'story_pillar_fk' },
  ])
  pillar?: unknown;

  @Column({ type: 'text' })
  kind: StoryKind;

  @Column({ type: 'text', default: 'draft' })
  state: StoryState;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'story_author_fk' })
  author?: unknown;

  /** Counts every change; a writer names the one it saw. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  /** Number of the revision that stands. */
  @Column({ name: 'current_revision', type: 'integer', default: 1 })
  currentRevision: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  updatedAt: Date;

  /** When it was laid away, out of everybody's lists; null while somebody is to go on with it. */
  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true })
  archivedAt: Date | null;
}
