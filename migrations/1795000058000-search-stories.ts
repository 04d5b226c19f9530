import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds stories by the words of their current revision as readers of the site find pages (decision 36): every character and every pair of
 * neighbours is a term. Revisions never change, so writing one is the only moment in which words change.
 */
export class SearchStories1795000058000 implements MigrationInterface {
  name = 'SearchStories1795000058000';

  async up(q: QueryRunner): Promise<void> {
    // A line for each block that holds text, a blank for what is no text within it (line breaks).
    await q.query(`
      CREATE FUNCTION story_plain(body jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT COALESCE(string_agg(line, E'\\n' ORDER BY place), '') FROM (
          SELECT place, (SELECT string_agg(COALESCE(part ->> 'text', ' '), '' ORDER BY n)
                         FROM jsonb_array_elements(block -> 'content') WITH ORDINALITY AS parts (part, n)) AS line
          FROM jsonb_path_query(body, 'strict $.** ? (@.content[*].type == "text")') WITH ORDINALITY AS blocks (block, place)
        ) lines
      $$`);
    // Names, units, trades: what is filled in beside the text.
    await q.query(`
      CREATE FUNCTION story_facts_plain(facts jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT COALESCE(string_agg(fact #>> '{}', E'\\n' ORDER BY place), '')
        FROM jsonb_path_query(facts, 'strict $.** ? (@.type() == "string")') WITH ORDINALITY AS found (fact, place)
      $$`);
    await q.query(`
      CREATE TABLE story_words (
        story_id uuid NOT NULL,
        folded text NOT NULL,
        terms text[] NOT NULL,
        CONSTRAINT story_words_pk PRIMARY KEY (story_id),
        CONSTRAINT story_words_story_fk FOREIGN KEY (story_id) REFERENCES story (id) ON DELETE RESTRICT
      )`);
    await q.query(`
      CREATE FUNCTION story_words_keep() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE words text := site_folded(
        concat_ws(E'\\n', NEW.title, NEW.summary, story_plain(NEW.body), story_facts_plain(NEW.facts)));
      BEGIN
        INSERT INTO story_words (story_id, folded, terms) VALUES (NEW.story_id, words, site_terms(words))
        ON CONFLICT (story_id) DO UPDATE SET folded = excluded.folded, terms = excluded.terms;
        RETURN NULL;
      END $$`);
    await q.query(`
      CREATE TRIGGER story_revision_words AFTER INSERT ON story_revision
      FOR EACH ROW EXECUTE FUNCTION story_words_keep()`);
    await q.query(`
      INSERT INTO story_words (story_id, folded, terms)
      SELECT story_id, words, site_terms(words) FROM (
        SELECT v.story_id, site_folded(concat_ws(E'\\n', v.title, v.summary, story_plain(v.body), story_facts_plain(v.facts))) AS words
        FROM story s JOIN story_revision v ON v.story_id = s.id AND v.number = s.current_revision) written`);
    // After the rows: an index is made faster than it grows. Few may wait to be merged into it, for every search reads them one by one.
    await q.query(
      `CREATE INDEX story_words_terms ON story_words USING gin (terms) WITH (gin_pending_list_limit = 256)`,
    );
    // The list of stories: what was changed last comes first.
    await q.query(`CREATE INDEX story_changed ON story (updated_at, id)`);
    // It says of each story whether it has a place in an issue.
    await q.query(`CREATE INDEX mass_issue_article_story ON mass_issue_article (story_id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX mass_issue_article_story`);
    await q.query(`DROP INDEX story_changed`);
    await q.query(`DROP TRIGGER story_revision_words ON story_revision`);
    await q.query(`DROP FUNCTION story_words_keep()`);
    await q.query(`DROP TABLE story_words`);
    await q.query(`DROP FUNCTION story_facts_plain(jsonb)`);
    await q.query(`DROP FUNCTION story_plain(jsonb)`);
  }
}
