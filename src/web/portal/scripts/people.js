// One more row for people who apply together, without a way to the server that would lose chosen files.
for (const button of document.querySelectorAll('button[data-more]')) {
  const form = button.form;
  const people = form.querySelector('[data-people]');
  const rows = form.querySelector('input[name="rows"]');
  button.addEventListener('click', (event) => {
    event.preventDefault();
    const count = people.children.length;
    if (count >= Number(button.dataset.more)) return;
    const person = people.lastElementChild.cloneNode(true);
    const renumber = (text) => text.replace(/^others\.\d+\./, `others.${count}.`);
    for (const element of person.querySelectorAll('[id], [for], [name]')) {
      if (element.id) element.id = renumber(element.id);
      if (element.htmlFor) element.htmlFor = renumber(element.htmlFor);
      if (element.name) element.name = renumber(element.name);
      if (element.tagName === 'INPUT') element.value = '';
    }
    for (const message of person.querySelectorAll('.message')) message.remove();
    for (const field of person.querySelectorAll('.field-wrong')) {
      field.classList.remove('field-wrong');
    }
    person.querySelector('legend span').textContent = String(count + 1);
    people.append(person);
    rows.value = String(count + 1);
    person.querySelector('input').focus();
  });
}
