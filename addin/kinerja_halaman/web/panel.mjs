// Panel: the page beside the cells, in Excel's task pane: it works on the open workbook and calls Python for its functions.
// @ts-check
import { guard } from './jaga.mjs';
import { button, byId, el, replace } from './unsur.mjs';
import { Dihentikan, Meja } from './inti.mjs';
import { badges, bySheet, completeness, owner } from './temuan.mjs';
import { placed } from './sumber.mjs';
import { give, offer, outcomeOf } from './pegawai.mjs';
import { openHouse, opened } from './rumah.mjs';
import { jump, mark, readWorkbook, sheetExists, unmark, writeSheet } from './excel.mjs';

/** @typedef {import('./temuan.mjs').BerkasDiperiksa} BerkasDiperiksa */

guard(false);
const house = await openHouse();
const outcome = byId('hasil');
const question = byId('tanya');

/** The desk on which the open workbook lies: read anew, as it stands, each time something is done with it. */
class MejaExcel extends Meja {
  /** @param {import('./inti.mjs').Kemajuan} lapor */
  async siap(lapor) {
    this.ganti(placed(this.nama, [await readWorkbook()]));
    return super.siap(lapor);
  }
}

const desk = new MejaExcel(house.inti, 'panel');

// ------------------------------------------------------------------------------------------- checking

async function checkWorkbook() {
  replace(outcome);
  const told = await house.kerjakan('Memeriksa buku yang terbuka', async (report) => {
    const berkas = await desk.siap(report);
    return (await house.inti.minta('periksa', { meja: desk.nama, berkas }, { lapor: report })).hasil;
  });
  if (!told) return;
  const total = told.ringkasan;
  house.kabarkan(`Diperiksa: ${total.kesalahan} kesalahan, ${total.peringatan} peringatan, ${total.saran} saran.`);
  showWorkbook(told.berkas[0]);
}

/** @param {BerkasDiperiksa} berkas */
function showWorkbook(berkas) {
  const { temuan } = berkas;
  const documents = el('section', { class: 'kartu' }, el('h3', {}, 'Dokumen'));
  if (berkas.jenis === 'skp') offer(house, desk, documents, false);
  replace(outcome,
    el('section', { class: 'kartu', 'aria-labelledby': 'judul-berkas' },
      el('h3', { id: 'judul-berkas' }, berkas.berkas), badges(temuan), owner(berkas),
      el('div', { class: 'tombol-tombol' },
        temuan.length ? button('Tandai sel', () => markAll(temuan)) : null,
        button('Hapus tanda', unmarkAll),
        temuan.length ? button('Tulis lembar Temuan', () => write('Menulis lembar Temuan', 'lembar-temuan')) : null,
        berkas.jenis === 'unit' ? button('Hitung pemeringkatan', () => write('Menghitung pemeringkatan', 'lembar-peringkat'), { class: 'utama' }) : null),
      completeness(berkas.kelengkapan),
      temuan.length ? bySheet(temuan, goTo) : el('p', { class: 'baik' }, 'Tidak ada yang perlu diperbaiki pada buku ini.')),
    berkas.jenis === 'skp' ? documents : null,
    berkas.jenis === 'unit' ? unitDocuments() : null);
}

/** Letters of a unit, one zip of each kind. */
function unitDocuments() {
  const told = el('div', { 'aria-live': 'polite' });
  const kinds = house.keterangan.dokumen.filter((one) => one.unit && !one.rahasia);
  return el('details', { class: 'kartu' }, el('summary', {}, el('h3', {}, 'Dokumen unit')),
    el('div', { class: 'dokumen-dokumen' }, ...kinds.map((one) => button(one.judul, async () => {
      const result = await give(house, desk, 'Membuat dokumen', 'cetak', { dokumen: [one.slug], zip: true });
      if (!result) return;
      replace(told, ...outcomeOf(result));
      if (!result.jumlah) house.kabarkan('Tidak ada dokumen yang dibuat; sebabnya di bawah tombolnya.');
    }, { class: 'dokumen' }))), told);
}

// ------------------------------------------------------------------------------------------- the workbook's cells and sheets

/** @param {import('./temuan.mjs').Temuan} temuan */
function goTo(temuan) {
  jump(temuan).catch(house.gagal);
}

/** @param {string[]} dilewati @returns {string} */
function passedOver(dilewati) {
  return dilewati.length ? ` Dilewati karena diproteksi dengan sandi: ${dilewati.join(', ')}.` : '';
}

/** @param {import('./temuan.mjs').Temuan[]} temuan */
async function markAll(temuan) {
  const told = await house.kerjakan('Menandai sel', () => mark(temuan));
  if (told) house.kabarkan(`${told.ditandai} sel ditandai.${passedOver(told.dilewati)}`);
}

async function unmarkAll() {
  const told = await house.kerjakan('Menghapus tanda', unmark);
  if (told) house.kabarkan(`${told.dihapus} tanda dihapus; sel kembali seperti semula.${passedOver(told.dilewati)}`);
}

/** @param {string} label @param {string} perintah */
async function write(label, perintah) {
  /** @type {import('./excel.mjs').LembarHasil | undefined} */
  const sheet = await house.kerjakan(label, async (report) => {
    const berkas = await desk.siap(report);
    return (await house.inti.minta(perintah, { meja: desk.nama, berkas }, { lapor: report })).hasil;
  });
  if (!sheet) return;
  const there = await house.kerjakan(label, () => sheetExists(sheet.nama));
  if (there === undefined) return;
  const how = there ? await ask(`Lembar "${sheet.nama}" sudah ada di buku ini. Ganti isinya?`, [['ganti', 'Ganti isinya'], ['baru', 'Tulis di lembar baru'], ['batal', 'Batal']]) : 'baru';
  if (how === 'batal') return;
  const name = await house.kerjakan(label, () => writeSheet(sheet, how === 'ganti'));
  if (name) house.kabarkan(`Ditulis di lembar "${name}". Lembar lain tidak diubah.`);
}

/** @param {string} pertanyaan @param {[string, string][]} pilihan @returns {Promise<string>} */
function ask(pertanyaan, pilihan) {
  return new Promise((chosen) => {
    const buttons = pilihan.map(([value, words]) => button(words, () => {
      replace(question);
      chosen(value);
    }, { 'data-pilihan': value }));
    replace(question, el('div', { class: 'catatan', role: 'alertdialog', 'aria-label': pertanyaan }, el('p', {}, pertanyaan), el('div', { class: 'tombol-tombol' }, ...buttons)));
    buttons[0].focus();
  });
}

// ------------------------------------------------------------------------------------------- functions for cells

/**
 * What a cell's function gives; begun anew when somebody stopped the core meanwhile.
 * @param {string} nama
 * @param {unknown[]} argumen
 * @returns {Promise<unknown>}
 */
async function compute(nama, argumen) {
  const given = argumen.map((one) => one ?? null);
  for (;;) {
    try {
      await house.inti.siap;
      return (await house.inti.minta('fungsi-sel', { nama, argumen: given })).hasil.nilai;
    } catch (problem) {
      if (!(problem instanceof Dihentikan)) throw problem;
    }
  }
}

/** @type {any} */ (globalThis).kinerjaFungsi = compute;

// ------------------------------------------------------------------------------------------- Excel

if (typeof Office === 'undefined') {
  house.gagal(new Error('Office.js tidak termuat, sehingga panel ini tidak dapat melihat buku Anda. Sambungkan komputer ini ke alamat Office.js kantor Anda, lalu buka panel ini lagi.'));
} else {
  Office.onReady(({ host }) => {
    if (host !== Office.HostType.Excel) {
      house.gagal(new Error('Ini panel untuk Excel. Buka dari Excel: tab Beranda (Home), tombol Kinerja.'));
      return;
    }
    const start = /** @type {HTMLButtonElement} */ (byId('periksa'));
    start.addEventListener('click', checkWorkbook);
    start.disabled = false;
    document.documentElement.dataset.excel = 'ya';
  });
}

opened();
