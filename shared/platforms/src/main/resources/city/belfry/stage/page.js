setInterval(async () => {
  if (document.hidden) return;
  try {
    const text = await (await fetch(location.pathname, { cache: 'no-store' })).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    for (const id of ['count', 'platforms']) {
      const now = document.getElementById(id), next = page.getElementById(id);
      if (next && now.innerHTML !== next.innerHTML) now.replaceChildren(...next.childNodes);
    }
  } catch { /* The stage is closed; what was shown stays. */ }
}, 2000);
