// On paper a list shows its reasons, and is folded again afterwards.
for (const [when, isOpen] of [
  ['beforeprint', true],
  ['afterprint', false],
]) {
  window.addEventListener(when, () => {
    for (const folded of document.querySelectorAll('.match-item > details')) {
      if (isOpen) folded.dataset.wasOpen = folded.open ? 'yes' : '';
      folded.open = isOpen || folded.dataset.wasOpen === 'yes';
    }
  });
}

// 企业找政策: what was typed stays in this browser, for the next time, and nowhere else. It can be cleared.
for (const form of document.querySelectorAll('form[data-firm]')) {
  const key = 'gongkai-firm';
  const note = form.querySelector('[data-firm-note]');
  const clear = form.querySelector('[data-firm-clear]');
  const fields = () => Array.from(form.elements).filter(isFirmField);
  const read = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key) || 'null');
      return kept && typeof kept === 'object' ? kept : {};
    } catch {
      return {};
    }
  };
  const keep = () => {
    const typed = {};
    for (const field of fields()) {
      if (isTickBox(field) ? !field.checked : field.value === '') continue;
      typed[field.name] = (typed[field.name] || []).concat(field.value);
    }
    try {
      localStorage.setItem(key, JSON.stringify(typed));
    } catch {
      // Then it is typed again next time.
    }
  };
  const isEmpty = fields().every((field) =>
    isTickBox(field) ? !field.checked : field.value === '',
  );
  // The list of results comes with what was posted.
  if (isEmpty && !form.elements.namedItem('was')) {
    const kept = read();
    for (const field of fields()) {
      const values = Array.isArray(kept[field.name]) ? kept[field.name] : [];
      if (isTickBox(field)) field.checked = values.includes(field.value);
      else if (values.length > 0) field.value = values[0];
      const group = field.closest('details');
      if (group && values.length > 0) group.open = true;
    }
  }
  if (note) note.hidden = false;
  form.addEventListener('submit', keep);
  if (clear) {
    clear.addEventListener('click', () => {
      try {
        localStorage.removeItem(key);
      } catch {
        // There was none.
      }
      for (const field of fields()) {
        if (isTickBox(field)) field.checked = false;
        else field.value = '';
      }
      clear.textContent = '已清除';
    });
  }
}

function isFirmField(field) {
  return field.name && !['was', 'pick', 'do'].includes(field.name) && field.type !== 'submit';
}

function isTickBox(field) {
  return field.type === 'checkbox';
}
