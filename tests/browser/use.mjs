// A page as somebody uses it, with its policy in force: what it says and asks for, its outline, the keyboard, a large
// zoom, and paper.
import { writeFile } from 'node:fs/promises';
import { acts, listen } from './listen.mjs';
import { wide } from './look.mjs';
import { outline } from './outline.mjs';
import { walk } from './walk.mjs';

export async function use(tab, page, complain) {
  listen(tab, page, complain);
  await tab.goto(page.url);
  await acts(tab, page, complain);
  await outline(tab, complain);
  const stops = await walk(tab, complain);
  // 1280 wide at 400 %, which is stricter than 200 %.
  for (const width of [640, 320]) {
    await tab.setViewportSize({ width, height: 512 });
    await wide(tab, (kind, detail) => complain(kind, `at ${width}: ${detail}`));
  }
  await tab.setViewportSize({ width: 794, height: 1123 });
  await paper(tab, page, complain);
  if (page.shots) {
    await tab.screenshot({ path: `${page.shots}/${page.name}--print-light.png`, fullPage: true });
    await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await tab.screenshot({ path: `${page.shots}/${page.name}--print-dark.png`, fullPage: true });
  }
  return stops;
}

// On paper there is nothing to press, and all there is to read.
async function paper(tab, { shots, name }, complain) {
  const text = () => document.querySelector('main')?.innerText.replace(/\s+/g, ' ') ?? '';
  const article = await tab.evaluate(() => document.querySelector('article')?.innerText.replace(/[\s#]+/g, ' ').trim());
  await tab.emulateMedia({ media: 'print' });
  const left = await tab.evaluate(() => [...document.querySelectorAll('nav, form, input, select, button, .naar-inhoud')]
    
    // The button in a column heading is its only text.
    .filter((element) => element.checkVisibility() && !element.closest('th')).map((element) => element.outerHTML.slice(0, 120)));
  left.forEach((what) => complain('paper', `is on paper: ${what}`));
  const printed = (await tab.evaluate(text)).replace(/[\s#]+/g, ' ');
  if (printed.length < 20) complain('paper', 'nothing is on paper');
  if (article && !printed.includes(article)) complain('paper', 'the text of the regulation is not whole on paper');
  await wide(tab, (kind, detail) => complain(kind, `on paper: ${detail}`));
  const pdf = await tab.pdf({ format: 'A4', tagged: true });
  if (pdf.length < 5000) complain('paper', `a PDF of ${pdf.length} bytes`);
  if (shots) await writeFile(`${shots}/${name}--print.pdf`, pdf);
}
