// Reads the text aloud, paragraph by paragraph, with the voice of the reader's own system; what is read is marked.
for (const button of document.querySelectorAll('[data-read]')) {
  const voice = window.speechSynthesis;
  const text = document.querySelector(button.dataset.read);
  if (!voice || !window.SpeechSynthesisUtterance || !text) continue;
  const parts = [...text.querySelectorAll('p, h2, h3, h4, li, caption, tr')].filter(
    (part) => part.textContent.trim() !== '' && !part.querySelector('p, li'),
  );
  if (parts.length === 0) continue;
  button.hidden = false;
  let at = -1;
  const mark = (next) => {
    for (const part of parts) part.classList.remove('reading');
    if (next) next.classList.add('reading');
  };
  const stop = () => {
    at = -1;
    mark();
    button.textContent = '朗读';
  };
  const read = (i) => {
    if (i >= parts.length) {
      stop();
      return;
    }
    at = i;
    const said = new SpeechSynthesisUtterance(parts[i].textContent.trim().replace(/\s+/g, ' '));
    said.lang = 'zh-CN';
    said.addEventListener('start', () => mark(parts[i]));
    said.addEventListener('end', () => at === i && read(i + 1));
    said.addEventListener('error', () => at === i && stop());
    voice.speak(said);
  };
  button.addEventListener('click', () => {
    if (at < 0) {
      // From the paragraph somebody has chosen, else from the beginning.
      const chosen = window.getSelection();
      const node = chosen && !chosen.isCollapsed ? chosen.anchorNode : null;
      const first = node ? parts.findIndex((part) => part.contains(node)) : -1;
      voice.cancel();
      button.textContent = '暂停朗读';
      read(Math.max(0, first));
    } else if (voice.paused) {
      voice.resume();
      button.textContent = '暂停朗读';
    } else {
      voice.pause();
      button.textContent = '继续朗读';
    }
  });
  window.addEventListener('pagehide', () => voice.cancel());
}
