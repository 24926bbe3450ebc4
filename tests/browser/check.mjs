// Opens every page type in Chromium and says what is wrong with it. `tests/suite/browser.rs` calls this with a plan:
// { out, base, modules, shots, pages: [{ side, path, name }] }; the answer on standard output is
// { complaints: [{ page, view, kind, detail }], walked: {page: stops} }. Silence means that all was looked at.
import { readFile, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { look } from './look.mjs';
import { still } from './still.mjs';
import { use } from './use.mjs';
import { serve } from './serve.mjs';

const plan = JSON.parse(await readFile(process.argv[2], 'utf8'));
const require = createRequire(`${plan.modules}/`);
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const complaints = [];
const walked = {};

const sizes = { phone: { width: 390, height: 844 }, laptop: { width: 1280, height: 800 } };
const browser = await chromium.launch({ executablePath: plan.chromium, args: ['--no-sandbox', '--disable-gpu'] });

// A context is a browser of its own: the one axe is put into may pass over the policy, the one that listens may not.
async function context(options) {
  const made = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...options });
  await serve(made, plan);
  return made;
}

const looking = [];
for (const colorScheme of ['light', 'dark']) {
  for (const [size, viewport] of Object.entries(sizes)) {
    looking.push({ view: `${size}-${colorScheme}`, context: await context({ viewport, colorScheme, bypassCSP: true }) });
  }
}
const using = await context({ viewport: sizes.laptop });
const silent = await context({ viewport: sizes.laptop, javaScriptEnabled: false });
if (plan.shots) await mkdir(plan.shots, { recursive: true });

const jobs = [];
for (const page of plan.pages) {
  const job = (view, made, work) => jobs.push(async () => {
    const complain = (kind, detail) => complaints.push({ page: page.name, view, kind, detail });
    const tab = await made.newPage();
    try {
      await work(tab, complain);
    } catch (error) {
      complain('stopped', String(error.stack ?? error));
    } finally {
      await tab.close();
    }
  });
  job('use', using, async (tab, complain) => { walked[page.name] = await use(tab, page, complain); });
  job('still', silent, async (tab, complain) => still(tab, await using.newPage(), page, complain));
  for (const { view, context } of looking) {
    job(view, context, (tab, complain) => look(tab, page, view, { axe, shots: plan.shots }, complain));
  }
}

// A few tabs at a time keep two cores at work.
const worker = async () => { for (let job = jobs.shift(); job; job = jobs.shift()) await job(); };
await Promise.all([worker(), worker(), worker()]);
await browser.close();
process.stdout.write(JSON.stringify({ complaints, walked }));
