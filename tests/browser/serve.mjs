// Pages come from the folder that was built, and nothing else comes from anywhere: the public site as a server would
// give it, the private one from disk. What a page asks for elsewhere is refused here and complained of in `listen`.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json',
  '.xml': 'application/xml', '.svg': 'image/svg+xml', '.pdf': 'application/pdf', '.woff2': 'font/woff2',
};

export async function serve(context, plan) {
  await context.route(/^https?:/, async (route) => {
    const url = new URL(route.request().url());
    if (!url.href.startsWith(plan.base)) return route.abort('blockedbyclient');
    let path = decodeURIComponent(url.pathname.slice(new URL(plan.base).pathname.length));
    if (path === '' || path.endsWith('/')) path += 'index.html';
    try {
      const body = await readFile(join(plan.out, 'public', path));
      return route.fulfill({ body, contentType: types[extname(path)] ?? 'application/octet-stream' });
    } catch {
      return route.fulfill({ status: 404, body: 'niet gevonden' });
    }
  });
  for (const page of plan.pages) {
    const path = page.path.replace(/^[^/]*\//, '');
    page.url = page.side === 'public'
      ? plan.base + path.replace(/(^|\/)index\.html$/, '$1')
      : pathToFileURL(join(plan.out, page.side, path)).href;
    page.home = page.side === 'public' ? plan.base : pathToFileURL(join(plan.out, page.side)).href;
  }
}
