// Opens pages of `klacht serve` in Chromium, changes files, and waits until the page on screen says so. Called by
// `tests/suite/serving/screen.rs`; the answer on standard output is { complaints, seen, took }.
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';

const plan = JSON.parse(await readFile(process.argv[2], 'utf8'));
const require = createRequire(`${plan.modules}/`);
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const browser = await chromium.launch({ executablePath: plan.chromium, args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ locale: 'nl-NL' });
const complaints = [];
const seen = [];
const took = {};
await mkdir(plan.shots, { recursive: true });

async function open(url) {
  const tab = await context.newPage();
  const home = new URL(url).origin;
  tab.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  tab.on('pageerror', (error) => complaints.push(`error: ${error}`));
  tab.on('request', (request) => {
    if (!request.url().startsWith(home)) complaints.push(`elsewhere: ${request.url()}`);
  });
  await tab.goto(url);
  return tab;
}

async function change(tab, name, file, text, words) {
  const started = Date.now();
  await writeFile(file, text);
  await tab.getByText(words).first().waitFor({ timeout: 15000 });
  took[name] = Date.now() - started;
  await tab.screenshot({ path: `${plan.shots}/${name}.png`, fullPage: true });
  seen.push(name);
}

const tab = await open(plan.page);
await change(tab, 'titled', plan.file, plan.texts.titled, 'Op het scherm');
await change(tab, 'broken', plan.file, plan.texts.broken, 'is nu niet te lezen');
if (!(await tab.content()).includes('Op het scherm')) complaints.push('the last good page is gone');
// The banner is looked at as the pages are; axe may pass over the policy only in a tab of its own.
for (const colorScheme of ['light', 'dark']) {
  const other = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width: 390, height: 844 } });
  const looked = await other.newPage();
  await looked.goto(plan.page);
  await looked.addScriptTag({ content: axe });
  const { violations } = await looked.evaluate(() => axe.run());
  for (const found of violations) {
    complaints.push(`axe ${colorScheme}: ${found.id}: ${found.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  }
  const wide = await looked.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) complaints.push(`the page is ${wide} too wide`);
  await looked.screenshot({ path: `${plan.shots}/broken-${colorScheme}.png`, fullPage: true });
  await other.close();
}
await change(tab, 'mended', plan.file, plan.texts.mended, 'Weer heel');
if ((await tab.content()).includes('klacht-meldingen')) complaints.push('the banner stays');
const open_page = await open(plan.public);
await change(open_page, 'public', plan.regulation, plan.regulations.titled, 'Nieuwe ');
await browser.close();
process.stdout.write(JSON.stringify({ complaints, seen, took }));
