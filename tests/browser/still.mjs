// Without scripts a page shows no less than with them.
const shown = () => {
  const count = (selector) => [...document.querySelectorAll(`main ${selector}`)].filter((element) => element.checkVisibility()).length;
  return { rows: count('tbody tr'), items: count('li'), facts: count('dd'), headings: count(':is(h1, h2, h3, h4)') };
};

export async function still(tab, other, page, complain) {
  await tab.goto(page.url);
  await other.goto(page.url);
  const [without, with_] = [await tab.evaluate(shown), await other.evaluate(shown)];
  await other.close();
  for (const [what, least] of Object.entries(with_)) {
    if (without[what] < least) complain('still', `${without[what]} ${what} without scripts, ${least} with`);
  }
}
