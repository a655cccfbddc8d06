// 关闭窗口, where a script may: a window that another page opened, or one that never showed any other page.
for (const button of document.querySelectorAll('[data-close]')) {
  if (!window.opener && history.length > 1) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    window.close();
    // Browsers differ, and one that has read on within the page may be refused; then the reader is told.
    setTimeout(() => (button.textContent = '请用浏览器的标签关闭'), 500);
  });
}
