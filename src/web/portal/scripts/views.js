// How often a document was opened: told by the server once this window has opened it, counted once a window.
for (const box of document.querySelectorAll('[data-views]')) {
  const { views: address } = box.dataset;
  const key = `views ${address}`;
  let method = 'POST';
  try {
    if (sessionStorage.getItem(key) === '1') method = 'GET';
  } catch {
    // Then every opening is one.
  }
  fetch(address, { method, credentials: 'omit' })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
    .then(({ views }) => {
      box.querySelector('span').textContent = String(views);
      box.hidden = false;
      sessionStorage.setItem(key, '1');
    })
    // Without the number the page is whole.
    .catch(() => undefined);
}
