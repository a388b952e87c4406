// Pegawai: a workbook's owner sees what is wrong, what is complete, and gets the documents of that workbook.
// @ts-check
import { button, el, field, replace, select, yearInput } from './unsur.mjs';
import { save } from './simpan.mjs';
import { Meja } from './inti.mjs';
import { badges, bySheet, completeness, fileList, flat, owner } from './temuan.mjs';
import { dropArea, ending, placed } from './sumber.mjs';

/** @typedef {import('./temuan.mjs').BerkasDiperiksa} BerkasDiperiksa */
/** @typedef {{slug: string, judul: string, rahasia: boolean, unit: boolean}} Dokumen */
/** @typedef {{kode: string, deskripsi: string, unit: boolean, format: string, diminta: string[], seorang: boolean, rencana_aksi: boolean, periode: string | null}} ProfilEkspor */
/** @typedef {{versi: string, aturan: {pertama: string, terakhir: string}, jam: {sejak: string, salah: string}, tahun: {pertama: number, terakhir: number}, jenis_skp: string[][], dokumen: Dokumen[], profil: ProfilEkspor[], kata: Record<string, string[][]>}} Keterangan */
/**
 * What a section of the page may use.
 * @typedef {object} Rumah
 * @property {import('./inti.mjs').Inti} inti
 * @property {Keterangan} keterangan
 * @property {<T>(label: string, kerja: (lapor: import('./inti.mjs').Kemajuan) => Promise<T>) => Promise<T | undefined>} kerjakan
 *     does something with progress and a stop button; undefined when it was stopped or failed, which is told already
 * @property {(teks: string) => void} kabarkan says a short sentence, also to those who do not see the page
 * @property {(problem: unknown) => void} gagal
 */

/** @param {Rumah} rumah @returns {HTMLElement[]} */
export function staffSection(rumah) {
  const desk = new Meja(rumah.inti, 'pegawai');
  const outcome = el('div', { class: 'hasil' });
  const area = dropArea({
    judul: 'Taruh buku kerja Anda di sini',
    keterangan: 'Buku SKP (.xlsx) yang sudah Anda isi. Boleh beberapa sekaligus, atau satu .zip.',
    folder: false,
    terima: (files) => check(rumah, desk, outcome, placed(desk.nama, files)),
    gagal: rumah.gagal,
  });
  return [area, outcome, blankBooks(rumah)];
}

/**
 * @param {Rumah} rumah
 * @param {Meja} desk
 * @param {HTMLElement} outcome
 * @param {import('./inti.mjs').BerkasTaruh[]} berkas
 */
async function check(rumah, desk, outcome, berkas) {
  if (!berkas.length) {
    rumah.gagal(new Error('Yang ditaruh bukan buku kerja Excel (.xlsx) atau .zip.'));
    return;
  }
  desk.ganti(berkas);
  replace(outcome);
  outcome.previousElementSibling?.classList.add('ringkas');
  const told = await rumah.kerjakan('Memeriksa', async (report) => {
    const paths = await desk.siap(report);
    return (await rumah.inti.minta('periksa', { meja: desk.nama, berkas: paths.length === 1 ? paths : [] }, { lapor: report })).hasil;
  });
  if (!told) return;
  /** @type {BerkasDiperiksa[]} */
  const files = told.berkas;
  const total = told.ringkasan;
  rumah.kabarkan(`${total.berkas} berkas diperiksa: ${total.kesalahan} kesalahan, ${total.peringatan} peringatan, ${total.saran} saran.`);
  if (files.length === 1) replace(outcome, oneFile(rumah, desk, files[0]));
  else replace(outcome, manyFiles(rumah, desk, files, total));
}

/** @param {Rumah} rumah @param {Meja} desk @param {BerkasDiperiksa} berkas */
function oneFile(rumah, desk, berkas) {
  const documents = berkas.jenis === 'skp' ? el('section', { class: 'kartu tak-dicetak' }, el('h3', {}, 'Dokumen'), el('p', { class: 'redup' }, 'Melihat dokumen yang dapat dibuat …')) : null;
  const exports = berkas.jenis === 'skp' ? importFiles(rumah, desk) : null;
  if (documents) offer(rumah, desk, documents, false);
  return el('div', {},
    el('section', { class: 'kartu', 'aria-labelledby': 'judul-berkas' },
      el('div', { class: 'kepala' }, el('h3', { id: 'judul-berkas' }, berkas.berkas), badges(berkas.temuan)),
      owner(berkas),
      completeness(berkas.kelengkapan),
      berkas.temuan.length ? bySheet(berkas.temuan) : el('p', { class: 'baik' }, 'Tidak ada yang perlu diperbaiki pada buku ini.'),
      UNIT.has(berkas.jenis ?? '') || ending(berkas.berkas) === '.csv' ? el('p', { class: 'catatan' }, 'Berkas seperti ini dipakai di bagian Unit, di atas halaman ini: taruh di sana.') : null,
      saveButtons(rumah, desk, berkas.temuan.length > 0)),
    documents, exports, berkas.jenis === 'skp' ? weekOfNotes(rumah, desk) : null,
    berkas.jenis === 'skp' ? correctedRisalah(rumah, desk) : null);
}

/** Kinds of workbooks whose uses are in the other section. */
const UNIT = new Set(['unit', 'daftar-penilai']);

/** A risalah that was corrected in Word, back into a copy of this workbook. @param {Rumah} rumah @param {Meja} desk */
function correctedRisalah(rumah, desk) {
  const risalah = el('input', { type: 'file', accept: '.docx', required: true });
  const dialog = el('input', { type: 'number', min: 1, max: 99, inputmode: 'numeric' });
  const told = el('div', { 'aria-live': 'polite' });
  const place = el('form', { class: 'isian-isian' }, field('Risalah (.docx)', risalah),
    field('Nomor dialog', dialog, 'Hanya bila tidak jelas dari tanggalnya.'), el('button', {}, 'Lihat perubahannya'));
  /** @param {boolean} tulis */
  const read = async (tulis) => {
    const file = risalah.files?.[0];
    if (!file) return;
    const path = `/meja/risalah/${file.name}`;
    await rumah.inti.taruh([{ jalur: path, berkas: file }]);
    const isi = { risalah: path, dialog: Number(dialog.value) || null, tulis };
    const result = await give(rumah, desk, 'Membaca risalah', 'baca-risalah', isi);
    if (!result) return;
    replace(told, el('ul', {}, ...result.uraian.map((/** @type {string} */ text) => el('li', {}, text))),
      result.temuan.length ? flat(result.temuan) : null,
      result.perubahan.length ? el('div', { class: 'tombol-tombol' }, button('Simpan salinan bukunya', () => read(true), { class: 'utama' })) : null);
  };
  place.addEventListener('submit', (event) => {
    event.preventDefault();
    read(false);
  });
  return el('details', { class: 'kartu buat' }, el('summary', {}, el('h3', {}, 'Kembalikan risalah yang diperbaiki di Word')), place, told);
}

/** A week of notes from the usual activities, into a copy of this workbook. @param {Rumah} rumah @param {Meja} desk */
function weekOfNotes(rumah, desk) {
  const day = el('input', { type: 'date' });
  const told = el('div', { 'aria-live': 'polite' });
  const place = el('form', { class: 'isian-isian' }, field('Minggu', day, 'Satu hari di minggu itu; kosong: minggu ini.'), el('button', {}, 'Lihat yang akan diisi'));
  /** @param {boolean} tulis */
  const fill = async (tulis) => {
    const result = await give(rumah, desk, 'Mengisi catatan harian', 'isi-catatan', { minggu: day.value, tulis });
    if (!result) return;
    replace(told, el('ul', {}, ...result.uraian.map((/** @type {string} */ text) => el('li', {}, text))),
      result.catatan.length ? el('div', { class: 'tombol-tombol' }, button('Simpan salinan bukunya', () => fill(true), { class: 'utama' })) : null);
  };
  place.addEventListener('submit', (event) => {
    event.preventDefault();
    fill(false);
  });
  return el('details', { class: 'kartu buat' }, el('summary', {}, el('h3', {}, 'Isi catatan harian seminggu dari Pola Hari')), place, told);
}

/** What an export asks for that no workbook holds, in words. */
const NAMA_ISIAN = new Map([['jam_mulai', 'Jam mulai'], ['jam_selesai', 'Jam selesai'], ['realisasi', 'Realisasi setiap catatan'], ['satuan', 'Satuan'], ['rencana_aksi', 'Rencana aksi']]);
/** How it is typed; anything else is text. */
const JENIS_ISIAN = new Map([['jam_mulai', 'time'], ['jam_selesai', 'time'], ['realisasi', 'number']]);

/** Files of import that one workbook gives. @param {Rumah} rumah @param {Meja} desk */
function importFiles(rumah, desk) {
  const place = el('div', {}, ...rumah.keterangan.profil.filter((one) => !one.unit).map((one) => {
    const told = el('div', { 'aria-live': 'polite' });
    const asked = one.diminta.map((name) => /** @type {[string, HTMLInputElement]} */ ([name, el('input', { type: JENIS_ISIAN.get(name) ?? 'text', min: JENIS_ISIAN.get(name) === 'number' && 0, required: true })]));
    const actions = one.rencana_aksi ? el('input', { type: 'text', autocomplete: 'off' }) : null;
    const form = el('form', { class: 'isian-isian profil' }, ...asked.map(([name, input]) => field(NAMA_ISIAN.get(name) ?? name.replaceAll('_', ' '), input)),
      actions ? field('Rencana aksi', actions, 'Awal teksnya, hanya bila satu catatan cocok dengan beberapa.') : null,
      el('button', {}, one.deskripsi));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const isi = Object.fromEntries(asked.map(([name, input]) => [name, input.value]));
      const result = await give(rumah, desk, 'Mengekspor', 'ekspor', { profil: one.kode, isi, rencana_aksi: actions?.value ?? '' });
      if (result) replace(told, el('p', {}, `${result.baris} baris ditulis.`), result.temuan.length ? flat(result.temuan) : null);
    });
    return el('div', {}, form, told);
  }));
  return el('details', { class: 'kartu buat' }, el('summary', {}, el('h3', {}, 'Berkas impor e-Kinerja')), place);
}

/** @param {Rumah} rumah @param {Meja} desk @param {BerkasDiperiksa[]} files @param {Record<string, number>} total */
function manyFiles(rumah, desk, files, total) {
  return el('section', { class: 'kartu' },
    el('h3', {}, `${total.berkas} berkas: ${total.kesalahan} kesalahan, ${total.peringatan} peringatan, ${total.saran} saran`),
    fileList(files),
    files.some((one) => one.jenis === 'skp') ? el('p', { class: 'redup tak-dicetak' }, 'Dokumen dan berkas impor dibuat dari satu buku: taruh satu saja. Untuk banyak buku, pakai bagian Unit.') : null,
    saveButtons(rumah, desk, files.some((one) => one.temuan.length > 0)));
}

/** @param {Rumah} rumah @param {Meja} desk @param {boolean} ada whether there are findings */
function saveButtons(rumah, desk, ada) {
  return el('div', { class: 'tombol-tombol tak-dicetak' },
    ada ? button('Simpan temuan.xlsx', () => give(rumah, desk, 'Menulis temuan.xlsx', 'temuan-xlsx', {})) : null,
    button('Cetak hasil ini', () => print()));
}

/**
 * Ask for files and save them. Findings that came along are returned.
 * @param {Rumah} rumah
 * @param {Meja} desk
 * @param {string} label
 * @param {string} perintah
 * @param {Record<string, unknown>} isi
 */
export async function give(rumah, desk, label, perintah, isi) {
  const told = await rumah.kerjakan(label, async (report) => {
    const paths = await desk.siap(report);
    return rumah.inti.minta(perintah, { meja: desk.nama, berkas: paths.length === 1 ? paths : [], ...isi }, { lapor: report });
  });
  if (!told) return null;
  for (const file of told.berkas) save(file);
  if (told.berkas.length) rumah.kabarkan(`Disimpan ke folder unduhan: ${told.berkas.map((one) => one.nama).join(', ')}.`);
  return told.hasil;
}

/**
 * The documents this workbook gives, each as a button.
 * @param {Rumah} rumah
 * @param {Meja} desk
 * @param {HTMLElement} tempat
 * @param {boolean} rahasia whether the owner asked for the secret ones too
 */
export async function offer(rumah, desk, tempat, rahasia) {
  /** @type {{slug: string, judul: string, rahasia: boolean, jumlah: number, ditahan: number, sebab: string[]}[]} */
  let documents;
  try {
    documents = (await rumah.inti.minta('tersedia', { berkas: desk.jalur, rahasia })).hasil.dokumen;
  } catch {
    return; // stopped: the list is not needed any more
  }
  const told = el('div', { 'aria-live': 'polite' });
  /** @param {string[]} slugs @param {boolean} zip */
  const print = async (slugs, zip) => {
    const result = await give(rumah, desk, 'Membuat dokumen', 'cetak', { dokumen: slugs, zip });
    if (result) replace(told, ...outcomeOf(result));
  };
  const ready = documents.filter((one) => one.jumlah > 0);
  const held = documents.filter((one) => one.jumlah === 0 && one.ditahan > 0);
  const why = [...new Set(documents.flatMap((one) => one.sebab))];
  replace(tempat,
    el('h3', {}, 'Dokumen'),
    ready.length ? el('div', { class: 'dokumen-dokumen' }, ...ready.map((one) => button(
      one.jumlah > 1 ? `${one.judul} (${one.jumlah})` : one.judul, () => print([one.slug], one.jumlah > 3), { class: 'dokumen' },
    ))) : el('p', {}, 'Belum ada dokumen yang dapat dibuat dari buku ini.'),
    ready.length === 0 && held.length === 0 ? el('ul', { class: 'redup' }, ...why.map((text) => el('li', {}, text))) : null,
    held.length ? el('details', {}, el('summary', {}, `Belum dapat dibuat: ${held.map((one) => one.judul).join(', ')}`),
      el('ul', {}, ...[...new Set(held.flatMap((one) => one.sebab))].map((text) => el('li', {}, text)))) : null,
    ready.some((one) => one.slug === RECAP) ? recapForm(rumah, desk, told) : null,
    ready.length > 1 ? el('div', { class: 'tombol-tombol' },
      button('Semua dokumen (satu .zip)', () => print(ready.filter((one) => !one.rahasia).map((one) => one.slug), true), { class: 'utama' })) : null,
    rahasia ? el('p', { class: 'redup' }, 'Naskah konseling bersifat rahasia: simpan hanya di tempat yang tidak dibuka orang lain, dan tidak ikut di dalam .zip.')
      : button('Tampilkan juga naskah konseling (rahasia)', () => offer(rumah, desk, tempat, true), { class: 'tautan' }),
    told);
}

/** The document of a week or a month. */
const RECAP = 'rekap-catatan-harian';

/** Asks of which one month, or week, the recap of the catatan harian is. @param {Rumah} rumah @param {Meja} desk @param {HTMLElement} told */
function recapForm(rumah, desk, told) {
  const month = el('input', { type: 'month', placeholder: '2026-02' });
  const week = el('input', { type: 'date' });
  const form = el('form', { class: 'isian-isian' }, field('Bulan', month, 'Tahun dan bulan, misalnya 2026-02.'), field('Minggu', week, 'Satu hari di minggu itu, sebagai ganti bulan.'), el('button', {}, 'Buat rekapnya'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!month.value && !week.value) {
      rumah.gagal(new Error('Isi bulannya, atau satu hari di minggu yang direkap.'));
      return;
    }
    const result = await give(rumah, desk, 'Membuat rekap', 'cetak', { dokumen: [RECAP], bulan: month.value, minggu: week.value });
    if (result) replace(told, ...outcomeOf(result));
  });
  return el('details', {}, el('summary', {}, 'Rekap catatan harian satu bulan atau minggu'), form);
}

/** What a print said besides its files. @param {any} result @returns {HTMLElement[]} */
export function outcomeOf(result) {
  const parts = [];
  if (result.jumlah !== undefined) parts.push(el('p', {}, `${result.jumlah} dokumen dibuat.`));
  for (const text of result.tertahan ?? []) parts.push(el('p', { class: 'catatan' }, text));
  if (result.temuan?.length) parts.push(el('h4', {}, 'Yang perlu diperhatikan'), flat(result.temuan));
  return parts;
}

/** Blank workbooks to begin with. @param {Rumah} rumah */
export function blankBooks(rumah) {
  const book = select([['skp', 'Buku kerja pegawai (SKP)'], ['penilaian-360', 'Penilaian perilaku 360°'], ['unit', 'Buku unit'], ['daftar', 'Daftar pegawai']], 'skp');
  const kind = select(rumah.keterangan.jenis_skp, 'kuantitatif-ja-jf');
  const year = yearInput(rumah.keterangan.tahun, { value: new Date().getFullYear(), required: true });
  const paper = select([['a4', 'A4'], ['f4', 'F4']], 'a4');
  const kindField = field('Jenis SKP', kind);
  book.addEventListener('change', () => { kindField.hidden = book.value !== 'skp'; });
  const place = el('form', { class: 'isian-isian' }, field('Buku', book), kindField, field('Tahun', year), field('Kertas', paper), el('button', { class: 'utama' }, 'Unduh buku kosong'));
  place.addEventListener('submit', async (event) => {
    event.preventDefault();
    const told = await rumah.kerjakan('Membuat buku kosong', (report) => rumah.inti.minta('templat', {
      buku: book.value, tahun: year.value, kertas: paper.value, jenis: book.value === 'skp' ? kind.value : null,
    }, { lapor: report }));
    for (const file of told?.berkas ?? []) {
      save(file);
      rumah.kabarkan(`Disimpan ke folder unduhan: ${file.nama}.`);
    }
  });
  return el('details', { class: 'kartu mulai' }, el('summary', {}, el('h3', {}, 'Belum punya buku kerja? Unduh yang kosong')), place);
}
