// 收藏: documents that a reader keeps, in the browser and nowhere else; no request tells of them.
const keptKey = 'shoucang';
const readKept = () => {
  try {
    const list = JSON.parse(localStorage.getItem(keptKey) || '[]');
    return list.filter(
      ({ address, title }) => /^(?:\/[\w.-]+)+$/.test(address) && typeof title === 'string',
    );
  } catch {
    return [];
  }
};
/** Whether the browser keeps anything: not in every private window. */
const writeKept = (list) => {
  try {
    localStorage.setItem(keptKey, JSON.stringify(list.slice(0, 500)));
    return true;
  } catch {
    return false;
  }
};

for (const button of document.querySelectorAll('[data-keep]')) {
  const { keep: address, title } = button.dataset;
  const list = button.parentElement.querySelector('[data-kept-list]');
  const draw = () => {
    const isKept = readKept().some((one) => one.address === address);
    button.textContent = isKept ? '取消收藏' : '收藏';
    list.hidden = !isKept;
  };
  if (!writeKept(readKept())) continue;
  button.hidden = false;
  draw();
  button.addEventListener('click', () => {
    const others = readKept().filter((one) => one.address !== address);
    const isKept = others.length < readKept().length;
    writeKept(isKept ? others : [{ address, title }, ...others]);
    draw();
  });
  window.addEventListener('storage', draw);
}

for (const place of document.querySelectorAll('[data-kept]')) {
  const list = place.querySelector('ul');
  const none = document.querySelector(place.dataset.kept);
  const drawOne = ({ address, title }) => {
    const row = document.createElement('li');
    const link = document.createElement('a');
    link.href = address;
    link.textContent = title;
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'button-small';
    remove.textContent = '移除';
    remove.setAttribute('aria-label', `移除：${title}`);
    remove.addEventListener('click', () => {
      writeKept(readKept().filter((one) => one.address !== address));
      draw();
    });
    row.append(link, remove);
    return row;
  };
  const draw = () => {
    const kept = readKept();
    list.textContent = '';
    for (const one of kept) list.append(drawOne(one));
    place.hidden = kept.length === 0;
    none.hidden = kept.length > 0;
  };
  place.querySelector('[data-kept-clear]').addEventListener('click', () => {
    writeKept([]);
    draw();
  });
  draw();
  window.addEventListener('storage', draw);
}
