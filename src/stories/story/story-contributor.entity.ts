import { Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Everybody who ever wrote on a story, in any revision or variant. Written by triggers; nobody in it decides on the story. */
@Entity('story_contributor')
export class StoryContributor {
  @PrimaryColumn('uuid', { name: 'story_id', primaryKeyConstraintName: 'story_contributor_pk' })
  storyId: string;

  @ManyToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'story_contributor_story_fk' })
  story?: unknown;

  @PrimaryColumn('uuid', { name: 'person_id', primaryKeyConstraintName: 'story_contributor_pk' })
  personId: string;

  @ManyToOne('Person', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'story_contributor_person_fk' })
  person?: unknown;
}
