// Hears everything a page says, asks for or does by itself; what comes first stays, so call this before the page opens.
export function listen(tab, page, complain) {
  tab.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) complain('console', message.text());
  });
  tab.on('pageerror', (error) => complain('console', String(error)));
  tab.on('dialog', async (dialog) => {
    complain('ran', `a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  tab.on('popup', () => complain('ran', 'a window was opened'));
  tab.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(page.home) && !url.startsWith('data:')) complain('elsewhere', url);
  });
  tab.on('response', (response) => {
    if (response.status() >= 400) complain('console', `${response.status()} ${response.url()}`);
  });
}

// What hostile text leaves behind when it was taken for more than text.
export async function acts(tab, page, complain) {
  const found = await tab.evaluate((strict) => {
    const bad = [];
    if ('geraakt' in window) bad.push(`the flag is set: ${window.geraakt}`);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        const address = ['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name);
        if (name.startsWith('on') || (strict && name === 'style')) bad.push(`${element.tagName} ${name}=${value}`);
        if (address && /^[\s\0-\x1f]*(javascript|data|vbscript):/i.test(value)) bad.push(`${element.tagName} ${value}`);
      }
    }
    for (const element of document.querySelectorAll('script, style, iframe, object, embed, img, base, meta[http-equiv=refresh]')) {
      const data = element.matches('script[type="application/ld+json"], script[type="application/json"]');
      if (!data && !element.matches('script[src]')) bad.push(element.outerHTML.slice(0, 200));
    }
    return bad;
  }, page.side === 'private');
  found.forEach((what) => complain('ran', what));
}
