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

/** Let the browser save a file. @param {Berkas} berkas */
export function save({ nama, isi }) {
  const kind = JENIS.get(nama.slice(nama.lastIndexOf('.')).toLowerCase()) ?? 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([isi], { type: kind }));
  const link = el('a', { href: address, download: nama, class: 'tersembunyi', tabindex: -1, 'aria-hidden': 'true' });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), SIAP);
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
