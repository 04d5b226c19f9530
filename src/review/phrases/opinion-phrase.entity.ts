import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

/** A phrase somebody writes into opinions again and again; nobody else's business. */
@Entity('opinion_phrase')
@Unique('opinion_phrase_once', ['personId', 'text'])
@Check('opinion_phrase_text', `btrim("text") <> '' AND char_length("text") <= 200`)
export class OpinionPhrase {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opinion_phrase_pk' })
  id: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId: string;

  @ManyToOne('Person', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'opinion_phrase_person_fk' })
  person?: unknown;

  @Column({ type: 'text' })
  text: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' })
  createdAt: Date;
}
