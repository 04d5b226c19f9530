const DATE = `to_char(date, 'YYYY-MM-DD')`;

/** What the planner still asks about: it looks ahead, and a range over midnight one day back. Three days leave room for every zone. */
export const CLASSES_AHEAD = `
  SELECT ${DATE} AS "date", class FROM day_class WHERE date >= (clock_timestamp() AT TIME ZONE 'UTC')::date - 3`;

/** `$1` to `$2`, both local dates as text and included. */
export const CLASSES_BETWEEN = `
  SELECT ${DATE} AS "date", d.class, d.note, d.set_by AS "setBy", p.display_name AS "setByName", d.set_at AS "setAt"
  FROM day_class d JOIN person p ON p.id = d.set_by
  WHERE d.date BETWEEN $1::date AND $2::date ORDER BY d.date`;

/** `$1` dates, `$2` classes, `$3` notes, `$4` by whom. */
export const SET_CLASSES = `
  INSERT INTO day_class (date, class, note, set_by)
  SELECT s.date, s.class, s.note, $4 FROM unnest($1::date[], $2::text[], $3::text[]) AS s(date, class, note)
  ON CONFLICT (date) DO UPDATE SET class = excluded.class, note = excluded.note, set_by = excluded.set_by, set_at = clock_timestamp()`;

export const REMOVE_CLASSES = `
  DELETE FROM day_class WHERE date = ANY ($1::date[]) RETURNING ${DATE} AS "date", class`;
