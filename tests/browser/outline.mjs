// Language, landmarks, headings: what somebody who does not see the page finds their way by.
export async function outline(tab, complain) {
  const faults = await tab.evaluate(() => {
    const faults = [];
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
    if (document.documentElement.lang !== 'nl') faults.push(`lang is ${document.documentElement.lang}`);
    if (!document.title.trim()) faults.push('no title');
    for (const [selector, name] of [['main', 'main'], ['body > header', 'header'], ['body > footer', 'footer'], ['h1', 'h1']]) {
      const count = shown(selector).length;
      if (count !== 1) faults.push(`${count} times ${name}`);
    }
    let before = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const level = Number(heading.tagName[1]);
      if (level > before + 1 && !(before === 0 && heading.closest('nav'))) {
        faults.push(`h${level} after h${before}: ${heading.textContent.slice(0, 60)}`);
      }
      before = level;
    }
    return faults;
  });
  faults.forEach((what) => complain('outline', what));
}
