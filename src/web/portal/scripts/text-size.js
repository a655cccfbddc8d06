// The size of the text changes at once; the server remembers it as it does for the link without a script.
const links = document.querySelectorAll('a[data-size]');
for (const link of links) {
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    fetch(link.href, { redirect: 'manual', credentials: 'same-origin' }).then(
      () => show(link.dataset.size),
      () => location.assign(link.href),
    );
  });
}
const show = (size) => {
  const root = document.documentElement;
  for (const name of ['small', 'large']) root.classList.toggle(name, name === size);
  for (const link of links) {
    if (link.dataset.size === size) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  // The other ways of display keep the new size.
  const letter = { small: 'x', large: 'd' }[size] || '';
  for (const other of document.querySelectorAll('.strip-modes a[href^="/xianshi/?m="]')) {
    other.href = other.getAttribute('href').replace(/m=([a-z0]*)/, (_, key) => {
      const kept = key.replace(/[dx0]/g, '') + letter;
      return `m=${kept === '' ? '0' : kept}`;
    });
  }
};
