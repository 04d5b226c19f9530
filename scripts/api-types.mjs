// `npm run api-types`: writes the console's types of the API anew, from the document a running product answers.
// Usage: npm run api-types [-- [--check] [<address>]]; without an address a product of its own is started for the moment.
// With --check nothing is written: it ends with 1 when what is kept is not what the document says.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { ensureReady, root } from './ensure-ready.mjs';

const KEPT = 'web/src/lib/api/schema.d.ts';
const checks = process.argv.includes('--check');
const [given] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const types = astToString(await openapiTypescript(given ? await documentOf(given) : await ofOwnProduct()));
const text = `// Made from the API's own document by \`npm run api-types\`. Not to be edited.\n\n${types}`;
if (!checks) {
  writeFileSync(join(root, KEPT), text);
  console.log(KEPT);
} else if (readFileSync(join(root, KEPT), 'utf8') !== text) {
  console.error(`${KEPT} 与接口文档不符，请运行 npm run api-types / is not what the API says: run npm run api-types`);
  process.exitCode = 1;
}

async function documentOf(address) {
  const answer = await fetch(new URL('/api/openapi.json', address));
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.json();
}

async function ofOwnProduct() {
  await ensureReady();
  const folder = mkdtempSync(join(tmpdir(), 'xuanfa-api-types-'));
  const port = 20_000 + (process.pid % 20_000);
  const settings = { XUANFA_DATA_DIR: folder, PORT: String(port), XUANFA_DEMO: 'off', XUANFA_SANDBOX: 'off' };
  const env = { ...process.env, ...settings };
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
