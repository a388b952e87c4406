// Simpan: giving results to the one who asked for them. The page itself keeps nothing.
// @ts-check
import { el } from './unsur.mjs';

/** @typedef {{nama: string, isi: Uint8Array<ArrayBuffer>}} Berkas */

const JENIS = new Map([
  ['.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['.zip', 'application/zip'], ['.json', 'application/json'], ['.csv', 'text/csv'], ['.html', 'text/html'],
]);
/** Milliseconds a file stays ready for the browser to save it. */
const SIAP = 60000;

/** Milliseconds between two files: of those given to WebKit (Safari) at once, it saves only the last. */
const JEDA = 250;
/** When the next file may be given to the browser. */
let turn = 0;

/** Let the browser save a file, in its turn. @param {Berkas} berkas */
export function save({ nama, isi }) {
  const kind = JENIS.get(nama.slice(nama.lastIndexOf('.')).toLowerCase()) ?? 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([isi], { type: kind }));
  const link = el('a', { href: address, download: nama, class: 'tersembunyi', tabindex: -1, 'aria-hidden': 'true' });
  document.body.append(link);
  const give = () => {
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), SIAP);
  };
  const wait = turn - performance.now();
  turn = performance.now() + Math.max(wait, 0) + JEDA;
  if (wait > 0) setTimeout(give, wait);
  else give();
}

/** Put a text on the clipboard. @param {string} teks */
export async function copy(teks) {
  try {
    await navigator.clipboard.writeText(teks);
  } catch {
    const box = el('textarea', { class: 'tersembunyi' });
    box.value = teks;
    document.body.append(box);
    box.select();
    document.execCommand('copy');
    box.remove();
  }
}
