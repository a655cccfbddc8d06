// While one writes what one wants: published documents that may be it. Asked for after a pause, in a posted
// form; an answer that comes too late or not at all changes nothing.
for (const box of document.querySelectorAll('[data-suggest]')) {
  const fields = box.dataset.suggestFrom
    .split(' ')
    .map((id) => document.getElementById(id))
    .filter(Boolean);
  let timer = 0;
  let asked = 0;
  let last = '';
  const show = (documents) => {
    box.textContent = '';
    box.hidden = documents.length === 0;
    if (box.hidden) return;
    const heading = document.createElement('p');
    heading.textContent = '可能已经公开，先看看是不是您要的：';
    const list = document.createElement('ul');
    for (const { title, address, note } of documents) {
      const link = document.createElement('a');
      link.href = address;
      // What is filled in stays.
      link.target = '_blank';
      link.rel = 'noopener';
      link.textContent = title;
      const hint = document.createElement('span');
      hint.className = 'hint';
      hint.textContent = note;
      const item = document.createElement('li');
      item.append(link, hint);
      list.append(item);
    }
    box.append(heading, list);
  };
  const ask = () => {
    const body = new URLSearchParams();
    for (const { name, value } of fields) {
      const key = name === 'q' ? 'title' : name;
      body.set(key, value.slice(0, 500));
    }
    const text = body.toString();
    if (text === last) return;
    last = text;
    asked += 1;
    const mine = asked;
    fetch(box.dataset.suggest, { method: 'POST', body, credentials: 'omit' })
      .then((response) => (response.ok ? response.json() : { documents: [] }))
      .then(({ documents }) => {
        if (mine === asked) show(documents);
      })
      .catch(() => undefined);
  };
  for (const field of fields) {
    field.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 700);
    });
  }
}
