// What may be meant while one types (WAI-ARIA 1.2, list autocomplete with manual selection): arrows choose, Enter
// takes, Escape closes. Without this script the box searches as ever.
for (const box of document.querySelectorAll('[data-combobox]')) {
  const address = box.dataset.combobox;
  const holder = box.parentNode;
  const list = document.createElement('ul');
  const said = document.createElement('p');
  const known = new Map();
  let options = [];
  let current = -1;
  let typed = '';
  let timer = 0;
  let asked = 0;
  let composing = false;
  list.id = `${box.id}-lianxiang`;
  list.className = 'combobox-list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '联想词');
  said.className = 'visually-hidden';
  said.setAttribute('role', 'status');
  holder.classList.add('combobox');
  holder.append(list, said);
  box.setAttribute('role', 'combobox');
  box.setAttribute('autocomplete', 'off');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-expanded', 'false');
  box.setAttribute('aria-controls', list.id);

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    list.hidden = true;
    current = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const mark = (index) => {
    current = index;
    options.forEach(({ item }, i) => item.setAttribute('aria-selected', String(i === index)));
    if (index < 0) {
      box.removeAttribute('aria-activedescendant');
      box.value = typed;
      return;
    }
    const { item, text } = options[index];
    box.setAttribute('aria-activedescendant', item.id);
    box.value = text;
    item.scrollIntoView({ block: 'nearest' });
  };
  const take = ({ text, address: page }) => {
    close();
    if (page !== undefined) {
      location.assign(page);
      return;
    }
    box.value = text;
    // The button, so that the form goes as if it had been pressed.
    const button = box.form.querySelector('[type="submit"]');
    button.click();
  };
  const show = (suggestions) => {
    list.textContent = '';
    options = suggestions.map((suggestion, i) => {
      const item = document.createElement('li');
      const text = document.createElement('span');
      item.id = `${list.id}-${i}`;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      text.textContent = suggestion.text;
      item.append(text);
      if (suggestion.note !== undefined) {
        const note = document.createElement('span');
        note.className = 'combobox-note';
        note.textContent = suggestion.note;
        item.append(' ', note);
      }
      // Before the box loses the focus.
      item.addEventListener('mousedown', (event) => event.preventDefault());
      item.addEventListener('click', () => take(suggestion));
      list.append(item);
      return { ...suggestion, item };
    });
    current = -1;
    list.hidden = options.length === 0;
    box.setAttribute('aria-expanded', String(!list.hidden));
    box.removeAttribute('aria-activedescendant');
    said.textContent = list.hidden ? '' : `有${options.length}条联想词，按上下键选择`;
  };
  const ask = () => {
    const text = box.value.trim().slice(0, 40);
    typed = box.value;
    asked += 1;
    const mine = asked;
    if (text === '') {
      show([]);
      return;
    }
    if (known.has(text)) {
      show(known.get(text));
      return;
    }
    fetch(`${address}?q=${encodeURIComponent(text)}`, { credentials: 'omit' })
      .then((response) => (response.ok ? response.json() : { suggestions: [] }))
      .then(({ suggestions }) => {
        if (known.size > 200) known.clear();
        known.set(text, suggestions);
        if (mine === asked && document.activeElement === box) show(suggestions);
      })
      .catch(() => undefined);
  };
  const askSoon = () => {
    clearTimeout(timer);
    // Half a character of an input method is no word.
    if (!composing) timer = setTimeout(ask, 120);
  };
  box.addEventListener('compositionstart', () => (composing = true));
  box.addEventListener('compositionend', () => {
    composing = false;
    askSoon();
  });
  box.addEventListener('input', askSoon);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || composing) return;
    const { key } = event;
    if (key === 'Escape' && !list.hidden) {
      event.preventDefault();
      box.value = typed;
      close();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) {
        ask();
        return;
      }
      const step = key === 'ArrowDown' ? 1 : -1;
      // Past either end stands what was typed.
      const places = options.length + 1;
      mark(((current + 1 + step + places) % places) - 1);
    } else if (key === 'Enter' && !list.hidden && current >= 0) {
      event.preventDefault();
      take(options[current]);
    }
  });
}
