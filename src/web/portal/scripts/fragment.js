// Number and code from a QR code stand behind the # of the address: they go into the form, which is sent,
// and out of the address line and the history.
for (const form of document.querySelectorAll('form[data-key]')) {
  const given = new URLSearchParams(location.hash.slice(1));
  const number = given.get('n');
  const code = given.get('c');
  if (!number || !code) continue;
  history.replaceState(null, '', location.pathname);
  form.elements.namedItem('number').value = number;
  form.elements.namedItem('code').value = code;
  form.submit();
}
