// Photographs from a camera are made smaller before they are sent: 2400 pixels are plenty to read a paper.
// What cannot be made smaller goes as it is, and the server says when it is too large.
const longestSide = 2400;
const worthIt = 1024 * 1024;
const size = (bytes) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
const smaller = async (file) => {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size < worthIt) return file;
  // Older browsers do not know how a photograph was held and would lay it on its side.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const ground = canvas.getContext('2d');
  ground.fillStyle = '#fff';
  ground.fillRect(0, 0, canvas.width, canvas.height);
  ground.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
  if (!blob || blob.size >= file.size) return file;
  const name = file.name.replace(/\.(png|jpe?g)$/i, '') + '.jpg';
  return new File([blob], name, { type: 'image/jpeg' });
};
const mostEach = 10 * 1024 * 1024;
const mostTogether = 20 * 1024 * 1024;
/** What the server would refuse with the whole form, said before it is sent. */
const tooLarge = (form) => {
  const inputs = Array.from(form.querySelectorAll('input[type="file"]'));
  const files = inputs.flatMap((input) => Array.from(input.files));
  const large = files.find((file) => file.size > mostEach);
  if (large) return `“${large.name}”有${size(large.size)}，每个文件不能超过10 MB，请压缩后再选`;
  return sum(files) > mostTogether ? '附件合计超过20 MB，请减少或者压缩' : '';
};
const sum = (list) => list.reduce((total, file) => total + file.size, 0);

for (const input of document.querySelectorAll('input[type="file"][data-photos]')) {
  if (!window.createImageBitmap || !window.DataTransfer) continue;
  const status = document.createElement('span');
  status.className = 'hint';
  status.setAttribute('role', 'status');
  input.after(status);
  let turn = 0;
  const take = async () => {
    turn += 1;
    const mine = turn;
    const chosen = Array.from(input.files);
    status.textContent = '';
    const files = await Promise.all(chosen.map((file) => smaller(file).catch(() => file)));
    if (mine !== turn) return;
    if (files.some((file, i) => file !== chosen[i])) {
      const kept = new DataTransfer();
      for (const file of files) kept.items.add(file);
      input.files = kept.files;
      status.textContent = `照片已从${size(sum(chosen))}缩小到${size(sum(files))}，文字仍然清楚。`;
    }
    const fault = tooLarge(input.form);
    for (const other of input.form.querySelectorAll('input[type="file"]')) {
      other.setCustomValidity(other === input ? fault : '');
    }
    if (fault) status.textContent = fault;
  };
  input.addEventListener('change', () => void take());
}
