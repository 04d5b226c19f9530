// `npm run api-types`: writes the console's types of the API anew, from the document a running product answers. A test compares them.
// Usage: npm run api-types [-- <address>]; without an address a product of its own is started for the moment.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureReady, root } from './ensure-ready.mjs';

await ensureReady();
const { typesOf } = await import('./api-types-of.mjs');
const given = process.argv[2];
const document = given ? await documentOf(given) : await ofOwnProduct();
writeFileSync(join(root, 'web/src/lib/api/schema.d.ts'), await typesOf(document));
console.log('web/src/lib/api/schema.d.ts');

async function documentOf(address) {
  const answer = await fetch(new URL('/api/openapi.json', address));
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

async function ofOwnProduct() {
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-api-types-'));
  const port = 20_000 + (process.pid % 20_000);
  const env = {
    ...process.env,
    XUANFA_DATA_DIR: folder,
    PORT: String(port),
    XUANFA_DEMO: 'off',
    XUANFA_SANDBOX: 'off',
  };
  const child = spawn(process.execPath, [join(root, 'dist/src/main.js')], { cwd: root, env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (;;) {
      try {
        return await documentOf(`http://127.0.0.1:${port}`);
      } catch (error) {
        if (child.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}
