// How a page looks in one size and one scheme: axe finds nothing, nothing sticks out, and a picture is kept.
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export async function look(tab, page, view, { axe, shots }, complain) {
  await tab.goto(page.url);
  await wide(tab, complain);
  if (shots) {
    await tab.screenshot({ path: `${shots}/${page.name}--${view}.png`, fullPage: true, animations: 'disabled' });
  }
  await tab.evaluate(axe);
  const violations = await tab.evaluate(async (values) => {
    const run = await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return run.violations.map((rule) => `${rule.id}: ${rule.help}: ` +
      rule.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} (${node.failureSummary})`).join('; '));
  }, tags);
  violations.forEach((what) => complain('axe', what));
}

// A page never scrolls sideways; a table may, in a region of its own.
export async function wide(tab, complain) {
  const found = await tab.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return null;
    const contained = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== 'visible') return true;
      }
      return false;
    };
    const out = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > room + 1 && !contained(element));
    const name = (element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.slice(0, 40)}`;
    return `${document.documentElement.scrollWidth} in ${room}: ${out.slice(0, 3).map(name).join(' | ')}`;
  });
  if (found) complain('wide', found);
}
