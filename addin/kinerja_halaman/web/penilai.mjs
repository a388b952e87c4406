// Penilai: who should rate whom in a penilaian 360°, a workbook for each evaluator, and the scores that come back.
// @ts-check
import { button, el, field, longDay, longTable, number, replace, select } from './unsur.mjs';
import { ask, paragraphs, person, saveAll, section } from './telaah.mjs';
import { flat } from './temuan.mjs';
import { nameOf } from './sumber.mjs';

/** @typedef {import('./pegawai.mjs').Rumah} Rumah */
/** @typedef {import('./inti.mjs').Meja} Meja */

/**
 * Propose who rates whom from a unit workbook or an office's list.
 * @param {Rumah} rumah @param {Meja} desk @param {string[]} data @param {boolean} daftar whether one of them is a list
 */
export function proposeRaters(rumah, desk, data, daftar) {
  const source = select(data.map((path) => [path, nameOf(path)]));
  const [peers, staff, period, unit, sheet] = [0, 1, 2, 3, 4].map(() => el('input', { type: 'text', autocomplete: 'off', size: 8 }));
  const last = el('input', { type: 'date' });
  const choice = select([['', 'acak merata'], ['urut-daftar', 'urut daftar']]);
  const own = el('input', { type: 'checkbox', checked: true });
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'penilai' },
    el('div', { class: 'isian-isian' }, field('Dari', source), field('Rekan seorang', peers, 'Banyaknya, atau semua; kosong: menurut aturan.'),
      field('Bawahan seorang', staff), field('Cara memilih', choice), field('Tanggal tutup', last, 'Kosong: menurut jadwal.'),
      field('Periode', period, 'Hanya bila datanya daftar pegawai; misalnya 2025-TW4.'),
      ...(daftar ? [field('Nama unit', unit, 'Hanya bila daftarnya tidak memuat unit kerja.'), field('Lembar', sheet, 'Hanya bila beberapa lembarnya berisi pegawai.')] : [])),
    el('label', { class: 'pilih' }, own, ' Dengan penilaian diri sendiri'),
    el('div', { class: 'tombol-tombol' }, el('button', { class: 'utama' }, 'Usulkan penilai')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = await ask(rumah, desk, 'Menyusun daftar penilai', 'susun-penilai', {
      data: source.value, rekan: peers.value.trim(), bawahan: staff.value.trim(), pilih: choice.value, tutup: last.value, periode: period.value.trim(),
      tanpa_diri: !own.checked, unit: unit.value.trim(), lembar: sheet.value.trim(),
    });
    if (!result) return;
    const { hasil, berkas } = result;
    replace(told,
      el('p', { class: 'baik besar' }, `${hasil.penilai} penilai untuk ${hasil.pegawai.length} pegawai; tanggal tutup ${hasil.tutup ? longDay(hasil.tutup) : 'belum ada'}.`),
      button('Simpan daftar-penilai.xlsx', () => saveAll(rumah, berkas), { class: 'utama' }),
      el('p', {}, 'Periksa dan ubah daftarnya, lalu taruh di sini untuk membuat buku setiap penilai. Daftar ini menyebut penilai; simpan di pengelola SDM.'),
      ...[...hasil.catatan, ...hasil.peringatan].map((/** @type {string} */ text) => el('p', { class: 'catatan' }, text)),
      longTable('Banyaknya penilai setiap pegawai', [['Pegawai'], ['Atasan', 'angka'], ['Rekan', 'angka'], ['Bawahan', 'angka'], ['Diri', 'angka']],
        hasil.pegawai.map((/** @type {any} */ one) => [one.nama, one.atasan, one['rekan-sejawat'], one.bawahan, one['diri-sendiri']])),
      hasil.temuan.length ? flat(hasil.temuan) : null);
  });
  return el('section', { class: 'kartu' }, section('Penilaian perilaku 360°: siapa menilai siapa', form, told));
}

/**
 * A workbook for each evaluator of a list, all as one zip.
 * @param {Rumah} rumah @param {Meja} desk @param {string} jalur
 */
export function ratersCard(rumah, desk, jalur) {
  const paper = select([['a4', 'A4'], ['f4', 'F4']], 'a4');
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'isian-isian' }, field('Kertas', paper), el('button', { class: 'utama' }, 'Buat buku setiap penilai'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = await ask(rumah, desk, 'Membuat buku penilai', 'buku-penilai', { daftar: jalur, kertas: paper.value });
    if (!result) return;
    saveAll(rumah, result.berkas);
    replace(told, el('p', { class: 'baik besar' }, `${result.hasil.jumlah} buku dibuat; masing-masing hanya memuat orang yang dinilainya.`));
  });
  return el('section', { class: 'kartu' }, el('h3', {}, `Daftar penilai: ${nameOf(jalur)}`), form, told);
}

/**
 * The scores of the evaluators' books on the desk.
 * @param {Rumah} rumah @param {Meja} desk @param {string[]} penilai the evaluators' books
 */
export function scoresCard(rumah, desk, penilai) {
  const last = el('input', { type: 'date' });
  const period = el('input', { type: 'text', autocomplete: 'off', size: 8 });
  const late = el('input', { type: 'checkbox' });
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'perilaku' },
    el('div', { class: 'isian-isian' }, field('Periode', period, 'Hanya bila bukunya untuk beberapa periode.'),
      field('Tanggal tutup', last, 'Kosong: menurut daftar penilai.'), el('button', { class: 'utama' }, 'Hitung skor perilaku')),
    el('label', { class: 'pilih' }, late, ' Hitung juga yang terlambat'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = await ask(rumah, desk, 'Membaca penilaian', 'perilaku', { penilai, periode: period.value.trim(), tutup: last.value, sertakan_terlambat: late.checked });
    if (!result) return;
    const { hasil, berkas } = result;
    replace(told,
      el('h4', {}, `Skor perilaku 360°, ${hasil.periode}`),
      longTable('Skor perilaku', [['Pegawai'], ['Skor', 'angka'], ['Catatan']],
        hasil.pegawai.map((/** @type {{nama: string, nip: string, skor: string | null, catatan: string[]}} */ one) => [person(one.nama, one.nip), one.skor === null ? '–' : number(Number(one.skor)), paragraphs(one.catatan)])),
      ...hasil.tentang.map((/** @type {string} */ text) => el('p', {}, text)),
      ...hasil.peringatan.map((/** @type {string} */ text) => el('p', { class: 'catatan' }, text)),
      el('p', { class: 'redup' }, 'kinerja-360.json ikut disimpan: simpan bersama buku penilai, dan taruh kembali setiap kali menghitung.'),
      el('div', { class: 'tombol-tombol' }, button('Simpan rekap-perilaku.xlsx', () => saveAll(rumah, berkas), { class: 'utama' })),
      hasil.temuan.length ? flat(hasil.temuan) : null);
  });
  return el('section', { class: 'kartu' }, section(`Skor perilaku dari ${penilai.length} buku penilai`, form, told));
}
