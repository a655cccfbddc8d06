// A long list of organs narrowed while one types: what fits stays, with the branches it hangs on.
for (const input of document.querySelectorAll('[data-filter]')) {
  const list = document.getElementById(input.dataset.filter);
  const status = document.querySelector('[data-filter-status]');
  if (!list) continue;
  const items = Array.from(list.querySelectorAll('li[data-name]'));
  const branches = Array.from(list.querySelectorAll('details'));
  const narrow = () => {
    const words = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const item of items) {
      const name = item.dataset.name.toLowerCase();
      const fits = words.every((word) => name.includes(word));
      item.hidden = !fits;
      if (fits) count += 1;
    }
    for (const branch of branches) {
      const fits = branch.querySelector('li[data-name]:not([hidden])') !== null;
      branch.parentElement.hidden = !fits;
      branch.open = words.length > 0 && fits;
    }
    status.textContent = words.length === 0 ? '' : `找到${count}个机关`;
  };
  let timer = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(narrow, 150);
  });
  // Taken from the page's history with a word still in the field.
  if (input.value !== '') narrow();
}
