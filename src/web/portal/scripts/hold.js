// The notice is to be read before the form: for five seconds the button counts down, once a visit. Without
// scripts nobody is held up.
const isRead = () => {
  try {
    return sessionStorage.getItem('notice-read') === '1';
  } catch {
    return true;
  }
};
const remember = () => {
  try {
    sessionStorage.setItem('notice-read', '1');
  } catch {
    // Then it counts again next time.
  }
};

for (const link of document.querySelectorAll('[data-hold]')) {
  if (isRead()) continue;
  const label = link.textContent.trim();
  let left = Number(link.dataset.hold);
  const tell = () => {
    link.textContent = left > 0 ? `${label}（请先阅读须知，${left}秒）` : label;
  };
  const block = (event) => {
    if (left > 0) event.preventDefault();
  };
  link.setAttribute('aria-disabled', 'true');
  link.addEventListener('click', block);
  tell();
  const timer = setInterval(() => {
    left -= 1;
    tell();
    if (left > 0) return;
    clearInterval(timer);
    link.removeAttribute('aria-disabled');
    remember();
  }, 1000);
}
