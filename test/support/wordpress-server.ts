import { join } from 'node:path';
import { ensureWordpress } from '../../scripts/ensure-wordpress.mjs';
import { PrivateWordpress } from '../engine/private-wordpress.js';

/** A WordPress of a test's own. @throws Error that says what to install where something is missing and may not be installed */
export async function startWordpress(): Promise<PrivateWordpress> {
  const missing = ensureWordpress();
  if (missing !== undefined) throw new Error(missing);
  return PrivateWordpress.start(join(__dirname, '../engine/wordpress'));
}
