// Conveniences for browsers with scripts; every page works without.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    const source = document.getElementById(button.dataset.copy);
    const text = source.textContent.trim().replace(/\s+/g, ' ');
    navigator.clipboard.writeText(text).then(
      () => (button.textContent = '已复制'),
      () => (button.textContent = '没有复制，请手工选取'),
    );
  });
}
