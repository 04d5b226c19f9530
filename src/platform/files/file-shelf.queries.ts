/** Says that a file is coming, or is coming again. Waits for a sweep that is at it. $1 = sha256. */
export const ANNOUNCE = `
  INSERT INTO file_arrival (sha256) VALUES ($1)
  ON CONFLICT (sha256) DO UPDATE SET at = clock_timestamp()`;

/** The row of a file that has come; written only while no sweep can take the bytes away. $1 = sha256, $2 = bytes. */
export const REGISTER = `
  INSERT INTO stored_file (sha256, size)
  SELECT a.sha256, $2 FROM file_arrival a WHERE a.sha256 = $1 AND a.at > clock_timestamp() - interval '12 hours'
  ON CONFLICT DO NOTHING`;

/** $1 = sha256. */
export const HELD = `SELECT f.sha256 FROM stored_file f WHERE f.sha256 = $1 FOR KEY SHARE`;

/** The arrivals that are old enough to be looked at, oldest first. $1 = rows. */
export const STALE_ARRIVALS = `
  SELECT a.sha256 FROM file_arrival a WHERE a.at < clock_timestamp() - interval '24 hours' ORDER BY a.at LIMIT $1`;

/** Takes one arrival in hand, if it is still old and nobody else is at it; says whether its file has a row. $1 = sha256. */
export const TAKE_ARRIVAL = `
  SELECT EXISTS (SELECT FROM stored_file f WHERE f.sha256 = a.sha256) AS held
    FROM file_arrival a
   WHERE a.sha256 = $1 AND a.at < clock_timestamp() - interval '24 hours'
     FOR UPDATE SKIP LOCKED`;
