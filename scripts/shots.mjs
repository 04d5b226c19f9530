// `npm run shots`: pictures of every page, for eyes. Starts an installation of its own, fills it with the demonstration, looks at each
// page as the person who works there does, on a desk and on a telephone, and takes everything away again but the pictures.
/* global document -- what is evaluated runs in the page */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureReady, root } from './ensure-ready.mjs';
import { PAGES, placesOf } from './shots-pages.mjs';

const USAGE = `npm run shots -- [--out 目录] [--only 页面[,页面]] [--dark] [--english]

给每个页面截图（1440 与 390 像素宽），默认放在 var/shots，附一页总览 index.html。
Pictures of every page, 1440 and 390 px wide, into var/shots by default, with an index.html that shows them all.`;

const SIZES = [
  { name: '1440', window: { viewport: { width: 1440, height: 900 } } },
  {
    name: '390',
    window: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  },
];
/** A page is ready when nothing turns or is marked busy any more. */
const READY_MS = 15_000;

let options;
try {
  options = parseArgs({
    options: {
      out: { type: 'string', default: 'var/shots' },
      only: { type: 'string' },
      dark: { type: 'boolean', default: false },
      english: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
} catch (error) {
  fail(`参数有误 / ${error.message}\n\n${USAGE}`, 2);
}
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const wanted = options.only?.split(',');
const unknown = wanted?.filter((name) => !PAGES.some((page) => page.name === name)) ?? [];
if (unknown.length > 0)
  fail(`没有这些页面 / no such pages: ${unknown.join(', ')}\n${PAGES.map(({ name }) => name).join(' ')}`, 2);

await ensureReady();
const missing = ensureChromium();
if (missing) fail(missing, 1);
const { chromium } = await import('playwright');
const { OwnInstallationKeeper } = await import('../dist/src/demo/headless/own-installation.js');
const { seedDemo } = await import('../dist/src/demo/seed-demo.js');
const { followPublications } = await import('../dist/src/demo/headless/follow.js');
const { PACE_IN_BRIEF } = await import('../dist/src/demo/stories/scheduling.js');

const out = resolve(root, options.out);
const keeper = new OwnInstallationKeeper();
let browser;
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void leave(signal === 'SIGINT' ? 130 : 143));
try {
  await leave((await take()) === 0 ? 0 : 1);
} catch (error) {
  console.error(error);
  await leave(1);
}

/** @returns how many pages complained */
async function take() {
  const { apiUrl, first, sandbox } = await keeper.start();
  const passwords = new Map();
  const seeded = await seedDemo({
    ...{ apiUrl, first, sandbox, unfinished: true, pace: PACE_IN_BRIEF, say: (message) => console.error(message) },
    tell: ({ login, password }) => passwords.set(login, password),
  });
  const published = await followPublications(seeded.admin, seeded.publications, () => undefined);
  const places = placesOf(seeded, published);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const shots = [];
  let amiss = 0;
  for (const size of SIZES) {
    const people = new Map();
    for (const page of PAGES.filter(({ name }) => !wanted || wanted.includes(name))) {
      const path = typeof page.path === 'function' ? page.path(places) : page.path;
      if (!people.has(page.who)) people.set(page.who, await windowOf(page.who, passwords, apiUrl, size));
      const { context } = people.get(page.who);
      const file = `${page.name}-${size.name}.png`;
      const complaints = await shoot(context, apiUrl + path, page, join(out, file));
      for (const complaint of complaints) console.error(`✗ ${file}: ${complaint}`);
      amiss += complaints.length > 0 ? 1 : 0;
      shots.push({ file, size: size.name, name: page.name, path });
      console.error(`  ${file}`);
    }
    for (const { context } of people.values()) await context.close();
  }
  writeFileSync(join(out, 'index.html'), contactSheet(shots));
  console.log(`${shots.length} 张 pictures: ${join(options.out, 'index.html')}`);
  return amiss;
}

/** A window of one person's own, logged in; of a reader's without a login. */
async function windowOf(who, passwords, apiUrl, { window }) {
  const context = await browser.newContext({
    ...window,
    ...{ locale: 'zh-CN', colorScheme: options.dark ? 'dark' : 'light', reducedMotion: 'reduce' },
  });
  // Otherwise Chinese, whatever the machine speaks.
  if (options.english) await context.addInitScript(() => localStorage.setItem('xuanfa.language', 'en'));
  if (who !== null) {
    const login = await context.request.post(`${apiUrl}/api/session`, {
      headers: { 'Idempotency-Key': `shots-${Date.now()}-${who}` },
      data: { login: who, password: passwords.get(who) },
    });
    if (!login.ok()) throw new Error(`${who} could not log in: ${login.status()} ${await login.text()}`);
  }
  return { context };
}

/** @returns what the page said in its console, and that it did not come to rest */
async function shoot(context, url, { act }, file) {
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  try {
    await page.goto(url, { waitUntil: 'load' });
    await rest(page);
    if (act) {
      await act(page);
      await rest(page);
    }
  } catch (error) {
    complaints.push(error.message);
  }
  await page.screenshot({ path: file, fullPage: true });
  await page.close();
  return complaints;
}

async function rest(page) {
  await page.waitForFunction(
    () => document.querySelector('main, article') && !document.querySelector('.ant-spin-spinning, [aria-busy="true"]'),
    undefined,
    { timeout: READY_MS },
  );
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
}

function contactSheet(shots) {
  const pictures = shots
    .map(
      ({ file, size, path }) =>
        `<figure style="width:${size === '390' ? 220 : 640}px"><a href="${file}"><img src="${file}" alt="${file}"></a><figcaption>${file} · ${path}</figcaption></figure>`,
    )
    .join('\n');
  return `<!doctype html><meta charset="utf-8"><title>宣发台</title>
<style>body{font:14px sans-serif;display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}img{width:100%;border:1px solid #ccc}figure{margin:0}</style>
${pictures}\n`;
}

async function leave(code) {
  await browser?.close().catch(() => undefined);
  await keeper.remove();
  process.exit(code);
}

function fail(message, code) {
  console.error(message);
  process.exit(code);
}
