// Through a page with Tab alone: the link to the contents first, then the menu, then everything in the order of the
// page, each with a focus one can see, and out again at the end.
export async function walk(tab, complain) {
  const count = await tab.evaluate(() => {
    const mark = (element) => {
      const style = getComputedStyle(element);
      // An outline that is not drawn still has a width and a colour.
      const line = style.outlineStyle === 'none' || style.outlineWidth === '0px' ? '' : style.outline;
      return line + ['boxShadow', 'borderColor', 'borderWidth', 'backgroundColor',
        'opacity'].map((name) => style[name]).join();
    };
    const can = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const all = [...document.querySelectorAll(can)].filter((element) => !element.disabled && element.tabIndex >= 0 &&
      element.checkVisibility({ visibilityProperty: true }));
    window.gang = { all, mark, rest: new Map(all.map((element) => [element, mark(element)])), seen: new Set(), last: null };
    return all.length;
  });
  let stops = 0;
  const most = count + 20 + 4 * await tab.locator('input[type=date]').count();
  for (; stops < most; stops += 1) {
    await tab.keyboard.press('Tab');
    const stop = await tab.evaluate((first) => {
      const { all, mark, rest, seen, last } = window.gang;
      const here = document.activeElement;
      // A field for a date has a stop for day, month, year and calendar.
      if (here === last && here.type === 'date') return { faults: [] };
      if (!here || here === document.body || here === document.documentElement || seen.has(here)) return { end: true };
      const faults = [];
      const name = `${here.tagName.toLowerCase()} ${(here.getAttribute('aria-label') ?? here.textContent).trim().slice(0, 40)}`;
      const box = here.getBoundingClientRect();
      const link = here.getAttribute('href') ?? '';
      if (first && !(link.startsWith('#') && document.getElementById(link.slice(1))?.tagName === 'MAIN')) {
        faults.push(`starts at ${name}, not at a link to the contents`);
      }
      if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) faults.push(`${name} is out of sight`);
      if (rest.has(here) && rest.get(here) === mark(here)) faults.push(`${name} does not show that it has the focus`);
      if (last && !(last.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING)) faults.push(`${name} comes out of order`);
      const second = seen.size === 1 && all.some((element) => element.closest('body > header'));
      if (second && !here.closest('body > header')) faults.push(`${name} comes before the menu`);
      seen.add(here);
      window.gang.last = here;
      return { faults };
    }, stops === 0);
    if (stop.end) break;
    stop.faults.forEach((what) => complain('keyboard', what));
  }
  if (stops >= most) complain('keyboard', 'the focus does not get out');
  const missed = await tab.evaluate(() => {
    const { all, seen } = window.gang;
    // Of radio buttons with one name the keyboard visits one.
    const radio = (element) => element.type === 'radio';
    return all.filter((element) => !seen.has(element) && !radio(element)).map((element) => element.outerHTML.slice(0, 120));
  });
  missed.slice(0, 5).forEach((what) => complain('keyboard', `is never reached: ${what}`));
  return stops;
}
