// Hitung: one rule at a time, the stages of a year, and the rules in force with their sources.
// @ts-check
import { el, field, longDay, longTable, replace, select, yearInput } from './unsur.mjs';

/** @typedef {import('./pegawai.mjs').Rumah} Rumah */
/** @typedef {import('./pegawai.mjs').Keterangan} Keterangan */
/** @typedef {[string, string, HTMLInputElement | HTMLSelectElement, string?][]} Isian */

/** @param {Record<string, string | number | boolean>} [sifat] */
const input = (sifat = {}) => el('input', { type: 'text', autocomplete: 'off', ...sifat });

/** What can be computed, with the fields it asks for. @param {Keterangan} about @returns {[string, string, () => Isian][]} */
function computations(about) {
  const { rating, tingkat, predikat, kelompok } = about.kata;
  return [
    ['predikat', 'Predikat dari dua rating', () => [['hasil', 'Rating hasil kerja', select(rating)], ['perilaku', 'Rating perilaku kerja', select(rating)]]],
    ['kelompok', 'Kelompok dari dua tingkat', () => [['hasil', 'Tingkat hasil kerja', select(tingkat)], ['perilaku', 'Tingkat perilaku', select(tingkat)]]],
    ['rentang', 'Rentang nilai sebuah kelompok', () => [['kelompok', 'Kelompok', select(kelompok)], ['predikat', 'Predikat', select([['', 'semua'], ...predikat])]]],
    ['tenggat', 'Hari terakhir konfirmasi', () => [['evaluasi', 'Tanggal evaluasi', input({ type: 'date', required: true })]]],
    ['tukin', 'Pengurangan tunjangan kinerja', () => [['predikat', 'Predikat tahunan', select(predikat)], ['tukin', 'Tunjangan per bulan (Rp)', input({ inputmode: 'numeric' }), 'Boleh kosong'], ['mulai', 'Bulan mulai', input({ type: 'month' }), 'Boleh kosong']]],
    ['tukin-terlambat', 'Pengurangan pimpinan yang terlambat', () => [['tukin', 'Tunjangan per bulan (Rp)', input({ inputmode: 'numeric' }), 'Boleh kosong'], ['keadaan', 'Keadaan', select([['', 'terlambat'], ['sakit', 'sakit berat dan perlu perawatan'], ['kahar', 'keadaan kahar']])], ['mulai', 'Bulan mulai', input({ type: 'month' }), 'Boleh kosong'], ['selesai', 'Bulan semua dievaluasi', input({ type: 'month' }), 'Boleh kosong']]],
    ['angka-kredit', 'Angka kredit', () => [['predikat', 'Predikat', select(predikat)], ['jenjang', 'Jenjang', input({ required: true }), 'Misalnya ahli-muda atau terampil'], ['bulan', 'Bulan', input({ type: 'number', min: 1, max: 12, value: 12 })]]],
    ['nip', 'Periksa sebuah NIP', () => [['nip', 'NIP', input({ required: true, inputmode: 'numeric' }), '18 angka']]],
  ];
}

/** @param {Rumah} rumah @returns {HTMLElement[]} */
export function rulesSection(rumah) {
  return [
    el('section', { class: 'kartu' }, el('h3', {}, 'Hitung satu aturan'), ...computeForm(rumah, rumah.keterangan)),
    el('section', { class: 'kartu' }, el('h3', {}, 'Jadwal setahun'), ...scheduleForm(rumah)),
    el('section', { class: 'kartu' }, el('h3', {}, 'Aturan yang berlaku'), ...rulesForm(rumah)),
  ];
}

/** @param {Rumah} rumah @param {Keterangan} about @returns {HTMLElement[]} */
function computeForm(rumah, about) {
  const all = computations(about);
  const what = select(all.map(([slug, words]) => [slug, words]));
  const day = input({ type: 'date' });
  const inputs = el('div', { class: 'isian-isian' });
  const told = el('div', { 'aria-live': 'polite' });
  /** @type {Isian} */
  let asked = [];
  const show = () => {
    asked = all.find(([slug]) => slug === what.value)?.[2]() ?? [];
    replace(inputs, ...asked.map(([, label, one, help]) => field(label, one, help)), field('Aturan pada tanggal', day, 'Kosong: hari ini'), el('button', { class: 'utama' }, 'Hitung'));
    replace(told);
  };
  what.addEventListener('change', show);
  const form = el('form', {}, el('div', { class: 'isian-isian' }, field('Yang dihitung', what)), inputs);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isi = Object.fromEntries(asked.map(([name, , one]) => [name, one.value]));
    const result = await rumah.kerjakan('Menghitung', (report) => rumah.inti.minta('hitung', { apa: what.value, tanggal: day.value, ...isi }, { lapor: report }));
    if (result) replace(told, ...ruling(result.hasil));
  });
  show();
  return [form, told];
}

/** @param {any} nilai @returns {Node} a value of a ruling as people read it */
function shown(nilai) {
  if (Array.isArray(nilai)) return nilai.length ? el('ul', {}, ...nilai.map((one) => el('li', {}, shown(one)))) : document.createTextNode('tidak ada');
  if (nilai !== null && typeof nilai === 'object') {
    return el('dl', {}, ...Object.entries(nilai).filter(([, value]) => value !== null).flatMap(([name, value]) => [el('dt', {}, name.replaceAll('_', ' ')), el('dd', {}, shown(value))]));
  }
  if (nilai === true) return document.createTextNode('ya');
  if (nilai === false) return document.createTextNode('tidak');
  if (nilai === null) return document.createTextNode('tidak ada');
  if (typeof nilai === 'number') return document.createTextNode(nilai.toLocaleString('id-ID'));
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(nilai));
  return document.createTextNode(date ? new Date(`${nilai}T00:00`).toLocaleDateString('id-ID', { dateStyle: 'full' }) : String(nilai));
}

/** @param {{hasil: any, rujukan: string[], peringatan: string[]}} told */
function ruling({ hasil, rujukan, peringatan }) {
  return [
    el('div', { class: 'putusan' }, shown(hasil)),
    ...peringatan.map((text) => el('p', { class: 'catatan' }, text)),
    rujukan.length ? el('div', { class: 'redup' }, el('b', {}, 'Dasar'), el('ul', {}, ...rujukan.map((text) => el('li', {}, text)))) : '',
  ].filter((one) => one !== '');
}

/** @param {Rumah} rumah @returns {HTMLElement[]} */
function scheduleForm(rumah) {
  const year = yearInput(rumah.keterangan.tahun);
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'isian-isian jadwal' }, field('Tahun penilaian', year, 'Kosong: tahun yang berjalan'), el('button', {}, 'Tampilkan jadwal'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = await rumah.kerjakan('Menyusun jadwal', (report) => rumah.inti.minta('jadwal', { tahun: year.value }, { lapor: report }));
    if (!result) return;
    const { hasil } = result;
    replace(told, el('h4', {}, `Tahun penilaian ${hasil.tahun}`),
      longTable('Jadwal setahun', [['Waktu'], ['Kegiatan'], ['Pelaksana'], ['Keterangan']], hasil.baris),
      ...[...hasil.peringatan, hasil.dianggap_setuju].filter(Boolean).map((text) => el('p', { class: 'catatan' }, text)),
      el('div', { class: 'redup' }, el('b', {}, 'Dasar'), el('ul', {}, ...hasil.rujukan.map((/** @type {string} */ text) => el('li', {}, text)))),
      el('p', { class: 'redup' }, 'Berkas kalender (.ics) dengan pengingat dibuat perintah kinerja jadwal, atau tombol Jadwal di Excel.'));
  });
  return [form, told];
}

/** @param {Rumah} rumah @returns {HTMLElement[]} */
function rulesForm(rumah) {
  const day = input({ type: 'date' });
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'isian-isian' }, field('Pada tanggal', day, 'Kosong: hari ini'), el('button', {}, 'Tampilkan aturan'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = await rumah.kerjakan('Membaca aturan', (report) => rumah.inti.minta('aturan', { tanggal: day.value }, { lapor: report }));
    if (!result) return;
    replace(told, ...result.hasil.aturan.map((/** @type {any} */ rule) => {
      const box = el('details', {}, el('summary', {}, rule.deskripsi, ' ', el('span', { class: 'redup' }, rule.berlaku_sejak ? `sejak ${longDay(rule.berlaku_sejak)}` : 'belum berlaku')));
      box.addEventListener('toggle', async () => {
        if (!box.open || box.childElementCount > 1) return;
        const one = await rumah.kerjakan('Membaca aturan', (report) => rumah.inti.minta('aturan', { kode: rule.kode, tanggal: day.value }, { lapor: report }));
        if (one) box.append(el('pre', { class: 'uraian' }, one.hasil.uraian.join('\n')));
      });
      return box;
    }));
  });
  return [form, told];
}
