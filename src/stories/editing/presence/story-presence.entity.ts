import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Somebody who has a story open. Their page says so again and again; who has not been heard of for a while is gone. */
@Entity('story_presence')
export class StoryPresence {
  @PrimaryColumn('uuid', { name: 'story_id', primaryKeyConstraintName: 'story_presence_pk' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'story_presence_story_fk' })
  story?: unknown;

  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'story_presence_pk' })
  personId: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'story_presence_person_fk' })
  person?: unknown;

  /** Has typed something that is not saved. */
  @Column({ type: 'boolean' })
  writes: boolean;

  @Column({ name: 'seen_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  seenAt: Date;
}
