// Telaah: a unit looked into: why, what if, at a glance, what the books suggest, what BKN says, who owes what. Nothing here decides.
// @ts-check
import { button, el, field, longTable, number, replace, select, table, yearInput } from './unsur.mjs';
import { save } from './simpan.mjs';
import { flat } from './temuan.mjs';
import { ending, nameOf } from './sumber.mjs';

/** @typedef {import('./pegawai.mjs').Rumah} Rumah */
/** @typedef {import('./inti.mjs').Meja} Meja */
/** @typedef {import('./peta.mjs').PegawaiPeringkat} PegawaiPeringkat */
/** @typedef {{judul: string, kalimat: string[], dasar: string[]}} BagianPenjelasan */
/** @typedef {{nip: string, nama: string, sebutan: [string, string], pindah_kelompok: boolean}} Perpindahan */
/** @typedef {{nip: string, nama: string, kelompok: string | null, kalimat: string[]}} Kekukuhan */
/** @typedef {{kode: string, target: string, usulan: string | null, alasan: string}} UsulanIKI */
/** @typedef {{nip: string, nama: string, periode: string, usulan_rating: string | null, alasan: string, jumlah: Record<string, Record<string, number>> | null, iki: UsulanIKI[], rating_diketik: string | null, beda: boolean, usulan_skor?: number | null, skor_dipakai?: number | null, rumus?: string}} UsulanPegawai */
/** @typedef {{nama: string, sebab: string | null, kelompok: {nama: string, pegawai: number, k3: number, persen: string}[]}} CiriKeadilan */
/** @typedef {{nip: string, nama: string, keadaan: string, kurang: string[], terlambat: string[]}} StatusPegawai */
/** @typedef {{nip: string, nama: string, sebab: string, persen: number, waktu: string, sebulan: number | null, jumlah: number | null, catatan: string[]}} PotonganPegawai */
/** @typedef {{nip: string, nama: string, jabatan: string, jumlah: number, kesimpulan: string[], kurang: string[], catatan: string[], laju: string}} KreditPegawai */
/** @typedef {{nip: string, nama: string, kolom: string, kinerja: string | null, bkn: string | null}} BedaHasil */

/** @param {string} nama @param {string} nip */
export const person = (nama, nip) => el('span', {}, el('b', {}, nama), el('br'), el('small', { class: 'redup' }, nip));
/** @param {string[]} texts */
export const paragraphs = (texts) => el('div', {}, ...texts.map((text) => el('p', {}, text)));
const shortInput = () => el('input', { type: 'text', autocomplete: 'off', size: 8 });

/**
 * Ask the core about what lies on the desk; undefined when it was stopped or failed, which is told already.
 * @param {Rumah} rumah @param {Meja} desk @param {string} label @param {string} perintah @param {Record<string, unknown>} isi
 */
export async function ask(rumah, desk, label, perintah, isi) {
  return rumah.kerjakan(label, async (report) => {
    await desk.siap(report);
    return rumah.inti.minta(perintah, { meja: desk.nama, ...isi }, { lapor: report });
  });
}

/** @param {Rumah} rumah @param {import('./simpan.mjs').Berkas[]} files */
export function saveAll(rumah, files) {
  files.forEach(save);
  if (files.length) rumah.kabarkan(`Disimpan ke folder unduhan: ${files.map((one) => one.nama).join(', ')}.`);
}

/**
 * The same once more, as a file.
 * @param {Rumah} rumah @param {Meja} desk @param {string} perintah @param {Record<string, unknown>} isi @param {string} akhiran
 */
function saveButton(rumah, desk, perintah, isi, akhiran) {
  return button(`Simpan ${akhiran}`, async () => {
    const result = await ask(rumah, desk, 'Menulis berkas', perintah, { ...isi, akhiran: [akhiran] });
    if (result) saveAll(rumah, result.berkas);
  });
}

/** Print one part of the page alone. @param {HTMLElement} bagian */
function printOnly(bagian) {
  /** What it stands in, up to the page itself. @type {Element[]} */
  const around = [];
  for (let one = bagian.parentElement; one && one !== document.body; one = one.parentElement) around.push(one);
  /** @param {boolean} on */
  const mark = (on) => {
    bagian.classList.toggle('cetak-ini', on);
    for (const one of around) one.classList.toggle('menuju-cetak', on);
    document.body.classList.toggle('cetak-satu', on);
  };
  mark(true);
  addEventListener('afterprint', () => mark(false), { once: true });
  print();
}

/** @param {string[]} rujukan */
const sources = (rujukan) => (rujukan.length ? el('details', {}, el('summary', {}, 'Dasar aturannya'), el('ul', {}, ...rujukan.map((text) => el('li', {}, text)))) : null);

/** @param {string} judul @param {...import('./unsur.mjs').Anak} isi */
export const section = (judul, ...isi) => el('details', { class: 'telaah' }, el('summary', {}, judul), ...isi);

/**
 * What may be asked about a ranking that is there.
 * @param {Rumah} rumah
 * @param {Meja} desk
 * @param {{unit: string, orang: PegawaiPeringkat[], laporan: string[], pegawai: string[], periode: () => string, sebelah: string[]}} tentang the data ranked, and the reports, books (broken ones too) and other units beside them
 */
export function review(rumah, desk, tentang) {
  const people = [...tentang.orang].sort((one, other) => one.nama.localeCompare(other.nama, 'id')).map((one) => [one.nip, `${one.nama} (${one.nip})`]);
  return [
    section('Jelaskan seorang pegawai', ...explain(rumah, desk, tentang, people)),
    section('Andaikan pilihan lain', ...suppose(rumah, desk, tentang, people)),
    ending(tentang.unit) === '.csv' ? null : section('Rekap untuk pimpinan', ...recap(rumah, desk, tentang)),
    section('Bagian K3 menurut ciri pegawai', ...fairness(rumah, desk, tentang.unit)),
    ending(tentang.unit) === '.csv' ? null : section('Banding dengan laporan e-Kinerja BKN', ...compare(rumah, desk, tentang.unit, tentang.laporan)),
    ending(tentang.unit) === '.csv' ? null : section('Daftar pengurangan tunjangan kinerja', ...reductions(rumah, desk, tentang)),
    ending(tentang.unit) === '.csv' ? null : section('Angka kredit pejabat fungsional', ...credits(rumah, desk, tentang)),
  ];
}

/** @param {Rumah} rumah @param {Meja} desk @param {{unit: string, periode: () => string}} tentang @param {string[][]} people @returns {HTMLElement[]} */
function explain(rumah, desk, tentang, people) {
  const who = select(people);
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'isian-isian jelaskan' }, field('Pegawai', who), el('button', { class: 'utama' }, 'Jelaskan'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isi = { nip: who.value, unit: tentang.unit, periode: tentang.periode() };
    const result = await ask(rumah, desk, 'Menjelaskan', 'jelaskan', isi);
    if (!result) return;
    const { hasil } = result;
    /** @type {string[]} */
    const rules = hasil.rujukan;
    /** @type {BagianPenjelasan[]} */
    const parts = hasil.bagian;
    const box = el('section', { class: 'penjelasan' },
      el('h4', {}, `${hasil.nama}, ${hasil.nip}`),
      ...parts.map((part) => el('div', { class: 'bagian' },
        el('h5', {}, part.judul, ' ', el('span', { class: 'redup' }, part.dasar.map((one) => `[${rules.indexOf(one) + 1}]`).join(' '))),
        paragraphs(part.kalimat))),
      rules.length ? el('div', { class: 'rujukan redup' }, ...rules.map((text, at) => el('p', {}, `[${at + 1}] ${text}`))) : null);
    replace(told, box, el('div', { class: 'tombol-tombol' },
      saveButton(rumah, desk, 'jelaskan', isi, '.docx'), saveButton(rumah, desk, 'jelaskan', isi, '.xlsx'),
      button('Cetak penjelasan ini', () => printOnly(box))));
  });
  return [form, told];
}

/** @param {Rumah} rumah @param {Meja} desk @param {{unit: string, pegawai: string[]}} tentang @returns {HTMLElement[]} */
function recap(rumah, desk, { unit, pegawai }) {
  const day = el('input', { type: 'date' });
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'isian-isian rekap' }, field('Keadaan pada', day, 'Kosong: hari ini.'), el('button', { class: 'utama' }, 'Rekap'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isi = { unit, pegawai, tanggal: day.value };
    const result = await ask(rumah, desk, 'Merekap', 'rekap', isi);
    if (!result) return;
    const { layar, tidak_terbaca: broken, temuan } = result.hasil;
    /** @type {[string, string[]][]} */
    const lists = layar.daftar;
    replace(told,
      el('h4', {}, layar.judul),
      table('Angka utama', [['Hal'], ['Jumlah', 'angka'], ['Keterangan']], layar.angka),
      ...layar.pedoman.map((/** @type {string} */ text) => el('p', {}, text)),
      ...lists.map(([title, items]) => el('details', {}, el('summary', {}, title), el('ul', {}, ...items.map((text) => el('li', {}, text))))),
      broken.length ? el('p', { class: 'catatan' }, `Tidak dapat dipakai: ${broken.join(', ')}`) : null,
      sources(layar.rujukan),
      temuan.length ? flat(temuan) : null,
      el('div', { class: 'tombol-tombol' }, ...['.html', '.xlsx', '.docx'].map((one) => saveButton(rumah, desk, 'rekap', isi, one))));
  });
  const books = pegawai.length ? `Cakupan dan bimbingan dari ${pegawai.length} berkas di meja.` : 'Taruh juga buku kerja pegawai di sini untuk cakupan catatan harian, umpan balik, dan bimbingan.';
  return [el('p', { class: 'redup' }, `Satu halaman untuk pimpinan dengan rincian. Yang ditetapkan dan yang diusulkan tetap terpisah. ${books}`), form, told];
}

/** @param {Rumah} rumah @param {Meja} desk @param {{unit: string, periode: () => string, sebelah: string[]}} tentang @param {string[][]} people @returns {HTMLElement[]} */
function suppose(rumah, desk, tentang, people) {
  const { metode, urutan } = rumah.keterangan.kata;
  const method = select([['', 'menurut pengaturan'], ...metode]);
  const order = select([['', 'menurut pengaturan'], ...urutan]);
  const [k, tolerance, weight, result, behaviour] = [0, 1, 2, 3, 4].map(shortInput);
  const who = select([['', 'tidak seorang pun'], ...people]);
  const circle = select([['', 'tetap ikut'], ['tanpa', 'tidak ikut dipetakan'], ['pisahkan', 'dipetakan tersendiri']]);
  const [leaders, rooms] = [0, 1].map(() => el('input', { type: 'checkbox' }));
  const beside = tentang.sebelah.map((path) => el('input', { type: 'checkbox', value: path }));
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'andaikan' },
    el('div', { class: 'isian-isian' }, field('Metode', method), field('k', k), field('Toleransi', tolerance), field('Bobot hasil : perilaku', weight, 'Misalnya 60:40'), field('Urutan', order)),
    el('div', { class: 'isian-isian' }, field('Pegawai yang diandaikan', who), field('Skor hasil', result), field('Skor perilaku', behaviour), field('Orang itu', circle)),
    el('label', { class: 'pilih' }, leaders, ' Pimpinan dipetakan tersendiri'),
    el('label', { class: 'pilih' }, rooms, ' Setiap unit kerja tersendiri'),
    ...beside.map((box, at) => el('label', { class: 'pilih' }, box, ` Dipetakan bersama ${nameOf(tentang.sebelah[at])}`)),
    el('div', { class: 'tombol-tombol' }, el('button', { class: 'utama' }, 'Andaikan')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (!who.value && (result.value || behaviour.value || circle.value)) {
      rumah.gagal(new Error('Pilih dahulu pegawai yang skornya, atau keikutsertaannya, diandaikan lain.'));
      return;
    }
    const isi = {
      unit: tentang.unit, nip: who.value, skor: { hasil: result.value.trim(), perilaku: behaviour.value.trim() }, orangnya: circle.value,
      pimpinan_terpisah: leaders.checked, menurut_unit_kerja: rooms.checked, bersama: beside.filter((box) => box.checked).map((box) => box.value),
      pilihan: { metode: method.value, k: k.value, toleransi: tolerance.value, bobot: weight.value, urutan: order.value, periode: tentang.periode() },
    };
    const answer = await ask(rumah, desk, 'Mengandaikan', 'andaikan', isi);
    if (answer) replace(told, ...supposed(answer.hasil), el('div', { class: 'tombol-tombol' }, saveButton(rumah, desk, 'andaikan', isi, '.xlsx')));
  });
  return [el('p', { class: 'redup' }, 'Pengandaian, bukan penetapan; berkas Anda tidak berubah. Tanpa satu pun isian: seberapa kukuh kelompok setiap orang.'), form, told];
}

/** @param {any} hasil @returns {HTMLElement[]} */
function supposed(hasil) {
  /** @type {Perpindahan[]} */
  const moved = hasil.pindah;
  /** @type {Kekukuhan[]} */
  const robust = hasil.ketahanan;
  const other = hasil.menjadi.length > 0;
  const parts = [];
  if (other) {
    const groups = moved.filter((one) => one.pindah_kelompok).length;
    parts.push(el('p', { class: 'besar' }, `${groups} pegawai pindah kelompok; ${moved.length - groups} lainnya hanya berubah peringkat atau usulan.`),
      table('Pegawai menurut kelompok', [['Kelompok'], ['Semula', 'angka'], ['Menjadi', 'angka']],
        Object.entries(hasil.jumlah.semula).map(([name, count]) => [name, Number(count), hasil.jumlah.menjadi[name]])),
      moved.length ? longTable('Yang berubah', [['Pegawai'], ['Semula'], ['Menjadi']], moved.map((one) => [person(one.nama, one.nip), ...one.sebutan])) : el('p', {}, 'Tidak seorang pun berubah.'));
  }
  const warnings = other ? hasil.menjadi.flatMap((/** @type {any} */ part) => part.peringatan) : hasil.peringatan;
  for (const text of new Set([...warnings, ...hasil.catatan])) parts.push(el('p', { class: 'catatan' }, text));
  parts.push(el('details', { open: !other }, el('summary', {}, 'Seberapa kukuh kelompok setiap pegawai sekarang'),
    longTable('Seberapa kukuh kelompok setiap pegawai', [['Pegawai'], ['Kelompok'], ['Keterangan']], robust.map((one) => [person(one.nama, one.nip), one.kelompok ?? '–', paragraphs(one.kalimat)]))));
  if (hasil.temuan.length) parts.push(flat(hasil.temuan));
  return parts;
}

/** @param {Rumah} rumah @param {Meja} desk @param {string} unit @returns {HTMLElement[]} */
function fairness(rumah, desk, unit) {
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'keadilan' }, el('button', { class: 'utama' }, 'Tampilkan bagian K3'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isi = { unit };
    const result = await ask(rumah, desk, 'Menghitung bagian K3', 'keadilan', isi);
    if (!result) return;
    const { hasil } = result;
    /** @type {CiriKeadilan[]} */
    const traits = hasil.ciri;
    const all = hasil.k3 === null ? `${hasil.pegawai} pegawai; banyaknya K3 ditutup.` : `${hasil.k3} dari ${hasil.pegawai} pegawai di kelompok K3.`;
    replace(told, el('p', { class: 'besar' }, all),
      table('Bagian K3 menurut ciri pegawai', [['Ciri'], ['Kelompok'], ['Pegawai', 'angka'], ['K3', 'angka'], ['Bagian K3', 'angka']],
        traits.flatMap((one) => (one.sebab !== null ? [[one.nama, one.sebab, '', '', '']] : one.kelompok.map((cell) => [one.nama, cell.nama, cell.pegawai, cell.k3, cell.persen])))),
      ...hasil.catatan.map((/** @type {string} */ text) => el('p', { class: 'redup' }, text)),
      sources(hasil.rujukan),
      el('div', { class: 'tombol-tombol' }, saveButton(rumah, desk, 'keadilan', isi, '.xlsx')));
  });
  return [el('p', { class: 'redup' }, 'Untuk pimpinan: jenis kelamin, status, golongan, usia, serta masuk dan keluar. Kelompok yang terlalu kecil tidak ditampilkan.'), form, told];
}

/**
 * How a unit stands: who owes what and until when, and who has answered the evaluation; also before anybody is ranked.
 * @param {Rumah} rumah @param {Meja} desk @param {string} unit @param {string[]} pegawai the staff workbooks on the desk
 */
export function standing(rumah, desk, unit, pegawai) {
  return [
    section('Status dan jadwal', ...owed(rumah, desk, unit, pegawai)),
    section('Konfirmasi dan keberatan', ...answered(rumah, desk, unit)),
  ];
}

/** @param {string} lampu the word of a light, which is never shown by its colour alone */
const light = (lampu) => el('span', { class: { Terlambat: 'lencana k3', 'Tenggat lewat': 'lencana k3', Segera: 'lencana k2', Berjalan: 'lencana k1', Selesai: 'lencana k1' }[lampu] ?? 'lencana' }, lampu);

/** @param {Rumah} rumah @param {Meja} desk @param {string} unit @param {string[]} pegawai @returns {HTMLElement[]} */
function owed(rumah, desk, unit, pegawai) {
  const told = el('div', { 'aria-live': 'polite' });
  const isi = { unit, pegawai };
  const ready = button(pegawai.length ? `Lihat status dari ${pegawai.length} berkas` : 'Lihat status', async () => {
    const result = await ask(rumah, desk, 'Melihat status', 'status', isi);
    if (!result) return;
    const { hasil } = result;
    /** @type {string[][]} */
    const matters = hasil.baris;
    /** @type {StatusPegawai[]} */
    const people = hasil.pegawai;
    const count = hasil.ringkasan;
    const message = el('textarea', { rows: 10, readonly: true, 'aria-label': 'Pesan siap kirim' }, hasil.pesan);
    replace(told,
      el('p', { class: count.terlambat ? 'besar' : 'baik besar' }, `${hasil.nama_periode}: ${count.pegawai} pegawai, ${count.lengkap} lengkap, ${count.terlambat} terlambat.`),
      count.dengan_folder ? null : el('p', { class: 'catatan' }, 'Hanya isi buku unit yang dilihat; taruh juga buku kerja pegawai untuk realisasi, dialog, dan catatan hariannya.'),
      longTable('Jadwal', [['Yang dikerjakan'], ['Yang bertindak'], ['Tenggat'], ['Lampu'], ['Belum'], ['Keterangan']],
        matters.map(([matter, whose, limit, word, count, who, note]) => [matter, whose, limit, light(word), who ? paragraphs([count, who]) : count, note])),
      longTable('Status setiap pegawai', [['Pegawai'], ['Keadaan'], ['Terlambat'], ['Belum ada']], people.filter((one) => one.kurang.length).map((one) => [
        person(one.nama, one.nip), one.keadaan, paragraphs(one.terlambat), paragraphs(one.kurang)])),
      ...[...hasil.ringkasan.tidak_terbaca.map((/** @type {string} */ name) => `Tidak dapat dipakai: ${name}`), ...hasil.ringkasan.peringatan].map((text) => el('p', { class: 'catatan' }, text)),
      hasil.pesan ? el('details', {}, el('summary', {}, 'Pesan siap kirim bagi yang terlambat'), message) : null,
      el('div', { class: 'tombol-tombol' }, saveButton(rumah, desk, 'status', isi, '.xlsx')));
  }, { class: 'utama status' });
  return [el('div', { class: 'tombol-tombol' }, ready), told];
}

/** @param {Rumah} rumah @param {Meja} desk @param {string} unit @returns {HTMLElement[]} */
function answered(rumah, desk, unit) {
  const told = el('div', { 'aria-live': 'polite' });
  const isi = { unit };
  const ready = button('Lihat jawaban dan keberatan', async () => {
    const result = await ask(rumah, desk, 'Melihat konfirmasi', 'konfirmasi', isi);
    if (!result) return;
    const { hasil } = result;
    const count = hasil.ringkasan;
    /** @type {string[][]} */
    const rows = hasil.baris;
    replace(told,
      el('p', { class: 'besar' }, `${count.setuju} setuju, ${count.dianggap_setuju} dianggap setuju, ${count.menunggu} menunggu, ${count.keberatan} keberatan (${count.belum_diteruskan} belum diteruskan, ${count.menunggu_putusan} menunggu putusan).`),
      longTable('Konfirmasi dan keberatan', [['Pegawai'], ['Evaluasi'], ['Tenggat'], ['Keadaan'], ['Keberatan'], ['Hasil']],
        rows.map(([name, nip, evaluated, , limit, state, given, objection, outcome]) => [person(name, nip), evaluated, limit, paragraphs([state, given].filter(Boolean)), objection, outcome])),
      ...hasil.peringatan.map((/** @type {string} */ text) => el('p', { class: 'catatan' }, text)),
      sources(hasil.rujukan), hasil.temuan.length ? flat(hasil.temuan) : null,
      el('div', { class: 'tombol-tombol' }, saveButton(rumah, desk, 'konfirmasi', isi, '.xlsx')));
  }, { class: 'utama konfirmasi' });
  return [el('div', { class: 'tombol-tombol' }, ready), told];
}

/** @param {Rumah} rumah @param {Meja} desk @param {string} unit @param {string[]} laporan @returns {HTMLElement[]} */
function compare(rumah, desk, unit, laporan) {
  if (!laporan.length) return [el('p', {}, 'Taruh laporan penilaian SKP yang diunduh dari e-Kinerja BKN (.xlsx atau .csv) di tempat yang sama dengan buku unit ini.')];
  const told = el('div', { 'aria-live': 'polite' });
  const buttons = laporan.map((path) => button(`Bandingkan dengan ${nameOf(path)}`, async () => {
    const result = await ask(rumah, desk, 'Membandingkan', 'banding', { unit, laporan: path });
    if (!result) return;
    const { hasil, berkas } = result;
    /** @type {BedaHasil[]} */
    const found = hasil.beda;
    replace(told,
      el('p', { class: found.length ? 'besar' : 'baik besar' }, hasil.ringkasan),
      longTable('Yang berbeda', [['Pegawai'], ['Yang berbeda'], ['Di buku unit'], ['Di BKN']],
        found.map((one) => [person(one.nama, one.nip), one.kolom.replaceAll('_', ' '), one.kinerja ?? 'belum ada', one.bkn ?? 'belum ada'])),
      el('div', { class: 'tombol-tombol' }, button('Simpan banding.xlsx', () => saveAll(rumah, berkas))),
      hasil.temuan.length ? el('details', {}, el('summary', {}, `Temuan (${hasil.temuan.length})`), flat(hasil.temuan)) : null);
  }, { class: 'banding' }));
  return [el('div', { class: 'tombol-tombol' }, ...buttons), told];
}

/** @param {Rumah} rumah @param {Meja} desk @param {{unit: string}} tentang @returns {HTMLElement[]} */
function reductions(rumah, desk, tentang) {
  const start = el('input', { type: 'month' });
  const amounts = el('input', { type: 'file', accept: '.csv,.xlsx' });
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'tukin' }, el('div', { class: 'isian-isian' },
    field('Bulan mulai', start, 'Bagi yang belum ditulis di lembar Tukin; kosong: bulan sesudah Tanggal Evaluasi.'),
    field('Daftar tunjangan', amounts, 'Berkas .csv atau .xlsx berkolom NIP dan Tunjangan; kosong: menurut lembar Tukin.'), el('button', { class: 'utama' }, 'Susun daftar')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const given = amounts.files?.[0];
    const place = given ? `/meja/tunjangan/${given.name}` : '';
    if (given) await rumah.inti.taruh([{ jalur: place, berkas: given }]);
    const isi = { unit: tentang.unit, mulai: start.value, tunjangan: place };
    const result = await ask(rumah, desk, 'Menghitung pengurangan', 'tukin', isi);
    if (!result) return;
    const { hasil } = result;
    /** @type {PotonganPegawai[]} */
    const rows = hasil.pegawai;
    replace(told, el('p', { class: 'besar' }, hasil.kalimat),
      longTable('Pengurangan tunjangan kinerja', [['Pegawai'], ['Sebab'], ['Persen', 'angka'], ['Bulan'], ['Sebulan (Rp)', 'angka'], ['Jumlah (Rp)', 'angka'], ['Catatan']],
        rows.map((one) => [person(one.nama, one.nip), one.sebab, one.persen, one.waktu, one.sebulan === null ? '–' : number(one.sebulan), one.jumlah === null ? '–' : number(one.jumlah), one.catatan.join(' ')])),
      ...list('Yang masih kurang', hasil.kurang.map((/** @type {{nip: string, nama: string, sebab: string}} */ one) => `${one.nama} (${one.nip}): ${one.sebab}.`)),
      ...list('Dikecualikan', hasil.dikecualikan),
      ...list('Usulan terlambat, belum dihitung', hasil.usulan_terlambat.map((/** @type {{kalimat: string}} */ one) => one.kalimat)),
      ...list('Aturannya', [...hasil.aturan, ...hasil.peringatan]), sources(hasil.rujukan),
      el('div', { class: 'tombol-tombol' }, saveButton(rumah, desk, 'tukin', isi, '.xlsx'), saveButton(rumah, desk, 'tukin', isi, '.docx')),
      hasil.temuan.length ? flat(hasil.temuan) : null);
  });
  return [el('p', { class: 'redup' }, 'Hanya predikat yang ditetapkan; tunjangannya yang Anda isi di lembar Tukin.'), form, told];
}

/** A titled list; nothing without items. @param {string} judul @param {string[]} items */
const list = (judul, items) => (items.length ? [el('h5', {}, judul), el('ul', {}, ...items.map((text) => el('li', {}, text)))] : []);

/** @param {Rumah} rumah @param {Meja} desk @param {{unit: string, pegawai: string[]}} tentang @returns {HTMLElement[]} */
function credits(rumah, desk, tentang) {
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'angka-kredit' }, el('button', { class: 'utama' }, 'Jumlahkan angka kredit'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isi = { unit: tentang.unit, pegawai: tentang.pegawai };
    const result = await ask(rumah, desk, 'Menjumlahkan angka kredit', 'angka-kredit', isi);
    if (!result) return;
    const { hasil } = result;
    /** @type {KreditPegawai[]} */
    const people = hasil.pegawai;
    replace(told,
      people.length ? longTable('Angka kredit', [['Pegawai'], ['Jabatan'], ['Jumlah', 'angka'], ['Langkah berikutnya'], ['Yang perlu diketahui']],
        people.map((one) => [person(one.nama, one.nip), one.jabatan, number(one.jumlah), paragraphs(one.kesimpulan), paragraphs([...one.kurang, ...one.catatan, one.laju].filter(Boolean))])) : el('p', {}, 'Tidak ada pejabat fungsional yang berhak atas angka kredit.'),
      ...list('Tanpa angka kredit', hasil.ditolak.map((/** @type {{nama: string, sebab: string}} */ one) => `${one.nama}: ${one.sebab}.`)),
      ...list('Peringatan', hasil.peringatan), sources(hasil.rujukan),
      el('div', { class: 'tombol-tombol' }, saveButton(rumah, desk, 'angka-kredit', isi, '.xlsx')),
      hasil.temuan.length ? flat(hasil.temuan) : null);
  });
  return [el('p', { class: 'redup' }, 'Dari predikat yang ditetapkan, lembar Masa SKP, dan lembar Riwayat AK. Akumulasi dan penetapannya dicetak di bagian dokumen.'), form, told];
}

/**
 * What the books on the desk suggest for the rating of hasil kerja.
 * @param {Rumah} rumah @param {Meja} desk @param {string[]} pegawai @param {string[]} units
 */
export function proposalCard(rumah, desk, pegawai, units) {
  const unit = select([...units.map((path) => [path, nameOf(path)]), ['', 'tanpa buku unit']]);
  const period = shortInput();
  const scored = el('input', { type: 'checkbox' });
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'usulan' },
    el('div', { class: 'isian-isian' },
      units.length ? field('Buku unit', unit, 'Rating dan skor yang sudah diketik tampil di sampingnya.') : null,
      field('Periode', period, 'Misalnya 2025-TW4; kosong: menurut buku unit, atau setahun.'),
      el('button', { class: 'utama' }, 'Usulkan rating')),
    el('label', { class: 'pilih' }, scored, ' Turunkan juga skor hasil kerja'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isi = { pegawai, unit: unit.value, periode: period.value.trim(), skor: scored.checked };
    const result = await ask(rumah, desk, 'Membandingkan realisasi dengan target', 'usulan-rating', isi);
    if (result) replace(told, ...proposals(result.hasil, isi.skor), el('div', { class: 'tombol-tombol' }, saveButton(rumah, desk, 'usulan-rating', isi, '.xlsx')));
  });
  return el('section', { class: 'kartu' }, section('Usulan rating hasil kerja dari realisasi',
    el('p', { class: 'redup' }, 'Usulan dari realisasi terhadap target, bukan penetapan; Pejabat Penilai yang memilih rating.'), form, told));
}

/** @param {any} hasil @param {boolean} skor @returns {(HTMLElement | null)[]} */
function proposals(hasil, skor) {
  /** @type {UsulanPegawai[]} */
  const people = hasil.pegawai;
  const open = people.flatMap((one) => one.iki.filter((row) => row.usulan === null).map((row) => [one.nama, row.kode, row.target, row.alasan]));
  const different = people.filter((one) => one.beda).length;
  /** @param {Record<string, number> | undefined} counts */
  const counted = (counts) => (counts ? Object.values(counts).join(' / ') : '');
  /** @type {[string, string?][]} */
  const columns = [['Pegawai'], ['Periode'], ['Utama'], ['Tambahan'], ['Usulan'], ['Alasan'], ['Diketik'], ...(skor ? /** @type {[string, string?][]} */ ([['Skor', 'angka']]) : [])];
  return [
    el('p', {}, 'Jumlah IKI ditulis: di atas / sesuai / di bawah / perlu dinilai orang.'),
    different ? el('p', { class: 'catatan' }, `${different} rating yang diketik berbeda dari usulannya.`) : null,
    longTable('Usulan rating hasil kerja', columns, people.map((one) => {
      const [main, more] = one.jumlah ? Object.values(one.jumlah) : [];
      const score = one.skor_dipakai;
      return [person(one.nama, one.nip), one.periode, counted(main), counted(more), one.usulan_rating ?? 'tanpa usulan', one.alasan, one.rating_diketik ?? '–',
        ...(skor ? [score === null || score === undefined ? '–' : number(score)] : [])];
    })),
    open.length ? el('details', {}, el('summary', {}, `Perlu dinilai orang (${open.length})`), longTable('Perlu dinilai orang', [['Pegawai'], ['IKI'], ['Target'], ['Sebab']], open)) : null,
    ...hasil.peringatan.map((/** @type {string} */ text) => el('p', { class: 'catatan' }, text)),
    sources(hasil.rujukan),
    hasil.temuan.length ? el('div', {}, el('h4', {}, 'Temuan'), flat(hasil.temuan)) : null,
  ];
}

/**
 * Who may need bimbingan, and why; konseling is secret and told of only when asked for, by itself.
 * @param {Rumah} rumah @param {Meja} desk @param {string[]} pegawai @param {string[]} units
 */
export function guidanceCard(rumah, desk, pegawai, units) {
  const unit = select(units.map((path) => [path, nameOf(path)]));
  const secret = el('input', { type: 'checkbox' });
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'pembinaan' },
    el('div', { class: 'isian-isian' }, field('Buku unit', unit), el('button', { class: 'utama' }, 'Lihat usulannya')),
    el('label', { class: 'pilih' }, secret, ' Usulan konseling (rahasia), sebagai ganti bimbingan'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isi = { pegawai, unit: unit.value, konseling: secret.checked };
    const result = await ask(rumah, desk, 'Melihat hasil, hambatan, dan kemajuan', 'pembinaan', isi);
    if (!result) return;
    const { hasil } = result;
    /** @type {{nip: string, nama: string, alasan: string[], berjalan: string[]}[]} */
    const people = hasil.pegawai;
    const columns = /** @type {[string, string?][]} */ ([['Pegawai'], ['Sebab'], ...(hasil.rahasia ? [] : [['Bimbingan berjalan']])]);
    replace(told,
      el('p', { class: 'besar' }, `${people.length} pegawai diusulkan ${hasil.jenis}.`),
      longTable(`Usulan ${hasil.jenis}`, columns, people.map((one) => [person(one.nama, one.nip), paragraphs(one.alasan), ...(hasil.rahasia ? [] : [paragraphs(one.berjalan)])])),
      ...[...hasil.catatan, ...hasil.peringatan].map((text) => el('p', { class: 'catatan' }, text)),
      sources(hasil.rujukan),
      el('div', { class: 'tombol-tombol' }, saveButton(rumah, desk, 'pembinaan', isi, '.xlsx')),
      hasil.temuan.length ? flat(hasil.temuan) : null);
  });
  return el('section', { class: 'kartu' }, section('Siapa yang perlu pembinaan', form, told));
}

/**
 * Workbooks for the people of a list, all as one zip.
 * @param {Rumah} rumah @param {Meja} desk @param {string} jalur the list @param {string[]} pegawai books of last year on the desk @param {boolean} laporan whether it is a report of BKN, of which lists are the lesser use
 */
export function listCard(rumah, desk, jalur, pegawai, laporan) {
  const book = select([['skp', 'Satu buku kerja untuk setiap orang'], ['penilaian-360', 'Penilaian perilaku 360°'], ['unit', 'Buku unit'], ['daftar', 'Daftar pegawai yang rapi']]);
  const kind = select([['', 'menurut daftar'], ...rumah.keterangan.jenis_skp]);
  const year = yearInput(rumah.keterangan.tahun);
  const unit = el('input', { type: 'text', autocomplete: 'off' });
  const sheet = el('input', { type: 'text', autocomplete: 'off' });
  const paper = select([['a4', 'A4'], ['f4', 'F4']], 'a4');
  const earlier = el('input', { type: 'checkbox' });
  const told = el('div', { 'aria-live': 'polite' });
  const kindField = field('Jenis SKP', kind);
  const carried = el('label', { class: 'pilih' }, earlier, ' Salin SKP dari buku di meja (tahun lalu) menurut NIP');
  book.addEventListener('change', () => { kindField.hidden = book.value !== 'skp'; carried.hidden = kindField.hidden; });
  const form = el('form', { class: 'daftar' },
    el('div', { class: 'isian-isian' }, field('Buku', book), kindField, field('Tahun', year, 'Kosong: menurut daftar, atau tahun ini.'),
      field('Nama unit', unit, 'Hanya bila daftarnya tidak memuat unit kerja.'),
      ending(jalur) === '.csv' ? null : field('Lembar', sheet, 'Hanya bila beberapa lembarnya berisi pegawai.'), field('Kertas', paper)),
    pegawai.length ? carried : null,
    el('div', { class: 'tombol-tombol' }, el('button', { class: 'utama' }, 'Buat bukunya')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = await ask(rumah, desk, 'Membuat buku dari daftar', 'daftar', {
      daftar: jalur, buku: book.value, jenis: kind.value, tahun: year.value, unit: unit.value.trim(), lembar: sheet.value.trim(), kertas: paper.value,
      pegawai: earlier.checked ? pegawai : [],
    });
    if (!result) return;
    const { hasil, berkas } = result;
    saveAll(rumah, berkas);
    replace(told, el('p', { class: 'baik besar' }, `${hasil.jumlah} buku dibuat.`),
      earlier.checked ? el('p', {}, `${hasil.dengan_skp_lalu} di antaranya memuat SKP dari buku di meja.`) : null,
      hasil.temuan.length ? el('div', {}, el('h4', {}, 'Yang ditanyakan atau perlu diperhatikan'), flat(hasil.temuan)) : null);
  });
  const title = `Buku untuk pegawai di ${nameOf(jalur)}`;
  return laporan ? el('section', { class: 'kartu' }, section(title, form, told)) : el('section', { class: 'kartu' }, el('h3', {}, title), form, told);
}
