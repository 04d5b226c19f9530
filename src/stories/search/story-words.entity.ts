import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';

/** What stories are found by. Written by a trigger with every revision. */
@Entity('story_words')
@Index('story_words_terms', ['terms'], { type: 'gin' })
export class StoryWords {
  @PrimaryColumn('uuid', { name: 'story_id', primaryKeyConstraintName: 'story_words_pk' })
  storyId: string;

  @OneToOne('Story', { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'story_id', foreignKeyConstraintName: 'story_words_story_fk' })
  story?: unknown;

  /** Title, summary, words of the body and of the facts of the revision that stands, folded by `site_folded`. */
  @Column({ type: 'text' })
  folded: string;

  /** Every character and every pair of neighbours in `folded`. */
  @Column({ type: 'text', array: true })
  terms: string[];
}
