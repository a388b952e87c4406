// Sumber: where workbooks come from: dropped, or picked as files, a folder or a zip. In Excel another module does this.
// @ts-check
import { el } from './unsur.mjs';

/** @typedef {import('./inti.mjs').BerkasTaruh} BerkasTaruh */

/** What may be workbooks or hold them. */
const DITERIMA = ['.xlsx', '.xlsm', '.xlsb', '.xls', '.ods', '.zip', '.rar', '.7z', '.csv'];

/** What remembers which recaps of the 360° were shown; it comes along with the evaluators' books. */
const CATATAN_360 = /^\.?kinerja-360\.json$/;

/** What Windows puts into a folder by itself. */
const TAK_TERLIHAT = /^(desktop\.ini|thumbs\.db)$/i;

/** @param {string} nama @returns {string} */
export function ending(nama) {
  const at = nama.lastIndexOf('.');
  return at < 0 ? '' : nama.slice(at).toLowerCase();
}

/** @param {string} jalur @returns {string} the name of a file without its folders */
export function nameOf(jalur) {
  return jalur.slice(jalur.lastIndexOf('/') + 1);
}

/**
 * Files with the place each gets on a desk: below its own folder, so that two of one name in two folders are both kept.
 * Excel's lock files, hidden files and what cannot be a workbook are passed over.
 * @param {string} meja
 * @param {{nama: string, berkas: Blob}[]} berkas
 * @returns {BerkasTaruh[]}
 */
export function placed(meja, berkas) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  const found = [];
  for (const { nama, berkas: content } of berkas) {
    const parts = nama.split('/').map((part) => part.normalize('NFC')).filter((part) => part && part !== '.' && part !== '..');
    const last = parts.at(-1) ?? '';
    if (!CATATAN_360.test(last) && (last.startsWith('~$') || last.startsWith('.') || !DITERIMA.includes(ending(last)))) continue;
    const path = parts.join('/');
    const count = (taken.get(path.toLowerCase()) ?? 0) + 1;
    taken.set(path.toLowerCase(), count);
    found.push({ jalur: count === 1 ? `/meja/${meja}/${path}` : `/meja/${meja}/lain-${count}/${path}`, berkas: content });
  }
  return found;
}

/**
 * How many files a desk passes over although people see them in their folder: documents, pictures, PDF.
 * @param {{nama: string}[]} berkas
 */
export function unusable(berkas) {
  return berkas.filter(({ nama }) => {
    const last = nama.slice(nama.lastIndexOf('/') + 1);
    return !CATATAN_360.test(last) && !last.startsWith('~$') && !last.startsWith('.') && !TAK_TERLIHAT.test(last) && !DITERIMA.includes(ending(last));
  }).length;
}

/**
 * Files on a desk that are as they were put down; those that were saved anew or moved since, the browser does not read.
 * @param {BerkasTaruh[]} berkas
 * @returns {Promise<BerkasTaruh[]>}
 */
export async function unchanged(berkas) {
  const seen = await Promise.all(berkas.map((one) => one.berkas.slice(0, 1).arrayBuffer().then(() => true, () => false)));
  return berkas.filter((_, at) => seen[at]);
}

/** @param {FileList | File[]} berkas @returns {{nama: string, berkas: Blob}[]} */
function picked(berkas) {
  return [...berkas].map((file) => ({ nama: file.webkitRelativePath || file.name, berkas: file }));
}

/** @param {any} masukan entry of a dropped folder @returns {Promise<{nama: string, berkas: Blob}[]>} */
async function below(masukan) {
  if (masukan.isFile) {
    const file = await new Promise((done, failed) => masukan.file(done, failed));
    return [{ nama: masukan.fullPath.replace(/^\//, ''), berkas: file }];
  }
  const reader = masukan.createReader();
  const found = [];
  for (;;) {
    const part = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!part.length) return found;
    for (const one of part) found.push(...await below(one));
  }
}

/** @param {any} pegangan handle of a dropped folder @param {string} nama @returns {Promise<{nama: string, berkas: Blob}[]>} */
async function belowHandle(pegangan, nama) {
  if (pegangan.kind === 'file') return [{ nama, berkas: await pegangan.getFile() }];
  const found = [];
  for await (const [name, one] of pegangan.entries()) found.push(...await belowHandle(one, `${nama}/${name}`));
  return found;
}

/**
 * What was dropped, folders opened. Chromium does not open a dropped folder for a page from disk in the usual way.
 * @param {DataTransfer} bawaan
 */
export async function dropped(bawaan) {
  const items = [...bawaan.items].filter((one) => one.kind === 'file');
  const entries = items.map((one) => one.webkitGetAsEntry?.());
  if (!entries.some((one) => one?.isDirectory)) return picked(bawaan.files);
  const handles = items.map((one) => /** @type {any} */ (one).getAsFileSystemHandle?.());
  try {
    return (await Promise.all(entries.filter(Boolean).map(below))).flat();
  } catch {
    const opened = (await Promise.all(handles)).filter(Boolean);
    if (!opened.length) throw new Error('Folder itu tidak dapat dibuka dari sini di peramban ini. Taruh berkas di dalamnya, atau jadikan folder itu satu .zip dan taruh .zip-nya.');
    return (await Promise.all(opened.map((one) => belowHandle(one, one.name)))).flat();
  }
}

/**
 * A place to drop files on, with buttons for those who pick them.
 * @param {{judul: string, keterangan: string, folder: boolean, terima: (berkas: {nama: string, berkas: Blob}[]) => void, gagal: (problem: unknown) => void}} pilihan
 * @returns {HTMLElement}
 */
export function dropArea({ judul, keterangan, folder, terima, gagal }) {
  /** @param {boolean} whole @returns {HTMLInputElement} */
  const input = (whole) => {
    const made = el('input', { type: 'file', multiple: true, class: 'tersembunyi', tabindex: -1, 'aria-hidden': 'true' });
    if (whole) made.webkitdirectory = true;
    else made.accept = [...DITERIMA, '.json'].join(',');
    made.addEventListener('change', () => {
      const files = picked(made.files ?? []);
      made.value = '';
      if (files.length) terima(files);
    });
    return made;
  };
  const files = input(false);
  const whole = input(true);
  const area = el('div', { class: 'taruh', role: 'group', 'aria-label': judul },
    el('p', { class: 'judul' }, judul),
    el('p', { class: 'redup' }, keterangan),
    el('div', { class: 'tombol-tombol' },
      el('button', { type: 'button', class: 'utama', onclick: () => files.click() }, 'Pilih berkas'),
      folder ? el('button', { type: 'button', onclick: () => whole.click() }, 'Pilih folder') : null),
    files, folder ? whole : null);
  let inside = 0;
  area.addEventListener('dragenter', () => { inside += 1; area.classList.add('di-atas'); });
  area.addEventListener('dragleave', () => { inside -= 1; if (inside <= 0) area.classList.remove('di-atas'); });
  area.addEventListener('drop', (event) => {
    event.preventDefault();
    inside = 0;
    area.classList.remove('di-atas');
    if (event.dataTransfer) dropped(event.dataTransfer).then((found) => (found.length ? terima(found) : undefined), gagal);
  });
  return area;
}
