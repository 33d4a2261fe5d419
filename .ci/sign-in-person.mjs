// A person at a browser: opens the page, fills in each form that comes, and follows where that leads, with cookies.
// Usage: node sign-in-person.mjs PAGE LOGIN. Ends with what the last page says.
const [page, login] = process.argv.slice(2);
const cookies = new Map();

function keep(response, url) {
  for (const line of response.headers.getSetCookie()) {
    const [pair, ...rest] = line.split(';').map((part) => part.trim());
    const attribute = (name) => rest.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = attribute('path') ?? '/';
    const id = `${url.host} ${path} ${name}`;
    const gone = value === '' || new Date(attribute('expires') ?? '9999').getTime() < Date.now();
    gone ? cookies.delete(id) : cookies.set(id, { host: url.host, path, pair });
  }
}

const mine = (url) =>
  [...cookies.values()].filter((c) => c.host === url.host && url.pathname.startsWith(c.path)).map((c) => c.pair);

async function ask(url, form) {
  const response = await fetch(url, {
    method: form ? 'POST' : 'GET',
    body: form,
    redirect: 'manual',
    headers: { cookie: mine(url).join('; ') },
  });
  keep(response, url);
  return response;
}

let url = new URL(page);
let response = await ask(url);
for (let steps = 0; steps < 20; steps += 1) {
  const location = response.headers.get('location');
  const html = location ? '' : await response.text();
  const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
  if (location) {
    url = new URL(location, url);
    response = await ask(url);
  } else if (action) {
    const form = new URLSearchParams();
    for (const [input] of html.matchAll(/<input[^>]*>/g)) {
      const attribute = (name) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
      form.set(attribute('name'), attribute('value') ?? login);
    }
    url = new URL(action, url);
    response = await ask(url, form);
  } else {
    const said = html.replace(/<style[^]*?<\/style>|<title>[^]*?<\/title>/g, '').replace(/<[^>]+>/g, ' ');
    console.log(`${response.status} ${said.replace(/\s+/g, ' ').trim()}`);
    process.exit(response.ok ? 0 : 1);
  }
}
console.log('led in circles');
process.exit(1);
