import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds published pages by their words. Chinese has no spaces and PostgreSQL's parsers know none of its words; extensions that do are
 * missing on many servers. So every character and every pair of neighbours is a term, made here and nowhere else (decision 36).
 */
export class SearchSitePages1795000036100 implements MigrationInterface {
  name = 'SearchSitePages1795000036100';

  async up(q: QueryRunner): Promise<void> {
    // What a reader sees of a body that `renderWebHtml` wrote, a line for each block.
    await q.query(`
      CREATE FUNCTION site_plain(html text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT btrim(regexp_replace(
          replace(replace(replace(replace(replace(
            regexp_replace(
              regexp_replace(html, '</(p|h[1-6]|li|blockquote|figure|figcaption|th|td|tr)>|<br>|<hr>', E'\\n', 'g'),
              '<[^>]*>', '', 'g'),
            '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&'),
          '\\s*\\n\\s*', E'\\n', 'g'), E' \\n')
      $$`);
    // Full-width letters and digits as plain ones, capitals as small ones: by bytes alone, so that no server's collation decides.
    await q.query(`
      CREATE FUNCTION site_folded(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT lower(normalize(words, NFKC) COLLATE "C")
      $$`);
    await q.query(`
      CREATE FUNCTION site_terms(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT COALESCE(array_agg(DISTINCT term COLLATE "C"), '{}')
        FROM (SELECT one, one || lead(one) OVER (ORDER BY place) AS pair
              FROM unnest(string_to_array(folded, NULL)) WITH ORDINALITY AS characters (one, place)) neighbours,
             LATERAL (VALUES (one), (pair)) AS terms (term)
        WHERE term !~ '\\s'
      $$`);
    await q.query(`ALTER TABLE site_page ADD COLUMN folded text NOT NULL DEFAULT ''`);
    await q.query(`ALTER TABLE site_page ADD COLUMN terms text[] NOT NULL DEFAULT '{}'`);
    await q.query(`
      CREATE FUNCTION site_page_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.folded := site_folded(concat_ws(E'\\n', NEW.title, NEW.summary, NEW.department_name, site_plain(NEW.html)));
        NEW.terms := site_terms(NEW.folded);
        RETURN NEW;
      END $$`);
    await q.query(`
      CREATE TRIGGER site_page_words BEFORE INSERT OR UPDATE OF title, summary, department_name, html ON site_page
      FOR EACH ROW EXECUTE FUNCTION site_page_words()`);
    await q.query(`UPDATE site_page SET html = html`);
    await q.query(`CREATE INDEX site_page_terms ON site_page USING gin (terms) WHERE tombstoned_at IS NULL`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX site_page_terms`);
    await q.query(`DROP TRIGGER site_page_words ON site_page`);
    await q.query(`DROP FUNCTION site_page_words()`);
    await q.query(`ALTER TABLE site_page DROP COLUMN terms`);
    await q.query(`ALTER TABLE site_page DROP COLUMN folded`);
    for (const name of ['site_terms', 'site_folded', 'site_plain']) await q.query(`DROP FUNCTION ${name}(text)`);
  }
}
