// The toll of a form is worked off in a thread beside the page; the sum is hidden meanwhile and comes back
// when the browser cannot do it. A form sent before the work is done waits for it.
for (const box of document.querySelectorAll('[data-work]')) {
  if (!window.Worker || !window.isSecureContext || !window.crypto.subtle) continue;
  const form = box.closest('form');
  const field = box.querySelector('.field');
  const result = box.querySelector('input[name="work"]');
  const isWrong = box.querySelector('.field-wrong') !== null;
  let done = false;
  let waiting;
  const finish = () => {
    done = true;
    if (waiting) {
      if (waiting.name) {
        const chosen = document.createElement('input');
        chosen.type = 'hidden';
        chosen.name = waiting.name;
        chosen.value = waiting.value;
        form.append(chosen);
      }
      // Who comes back to the page finds its button working.
      waiting.disabled = false;
      form.submit();
    }
  };
  const giveUp = () => {
    field.hidden = false;
    done = true;
    if (waiting) {
      waiting.disabled = false;
      waiting = undefined;
      box.querySelector('input[name="answer"]').focus();
    }
  };
  try {
    const challenge = JSON.parse(box.dataset.work);
    const worker = new Worker(box.dataset.worker);
    worker.addEventListener('error', giveUp);
    worker.addEventListener('message', ({ data }) => {
      worker.terminate();
      if (!data || data.error) {
        giveUp();
        return;
      }
      result.value = JSON.stringify({ challenge, solution: data });
      finish();
    });
    const order = { type: 'work', challenge, counterStart: 0, counterStep: 1, timeout: 30000 };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(order);
    field.hidden = !isWrong;
  } catch {
    giveUp();
  }
  form.addEventListener('submit', (event) => {
    if (done) return;
    event.preventDefault();
    waiting = event.submitter || form.querySelector('.actions button[type="submit"]');
    waiting.disabled = true;
  });
}
