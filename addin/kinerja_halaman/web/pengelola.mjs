// Pengelola: hundreds of workbooks into a unit, the unit into a ranking, documents and files of import.
// @ts-check
import { button, el, field, longTable, number, replace, select, table } from './unsur.mjs';
import { save } from './simpan.mjs';
import { Meja } from './inti.mjs';
import { fileList, flat } from './temuan.mjs';
import { checkAll } from './banyak.mjs';
import { dropArea, ending, nameOf, unusable, placed, unchanged } from './sumber.mjs';
import { give, outcomeOf } from './pegawai.mjs';
import { distribution, mapPicture } from './peta.mjs';
import { guidanceCard, listCard, paragraphs, person, proposalCard, review, standing } from './telaah.mjs';
import { proposeRaters, ratersCard, scoresCard } from './penilai.mjs';

/** @typedef {import('./pegawai.mjs').Rumah} Rumah */
/** @typedef {import('./pegawai.mjs').Keterangan} Keterangan */

/** Notes a ranking shows. */
const CATATAN = 500;

/** @param {Rumah} rumah @returns {HTMLElement[]} */
export function unitSection(rumah) {
  const desk = new Meja(rumah.inti, 'unit');
  const outcome = el('div', { class: 'hasil' });
  const area = dropArea({
    judul: 'Taruh berkas unit di sini',
    keterangan: 'Buku kerja semua pegawai dan penilai 360° (folder, banyak berkas, atau .zip), atau unit.xlsx yang sudah Anda isi. Juga daftar pegawai, dan laporan e-Kinerja BKN.',
    folder: true,
    terima: (files) => receive(rumah, desk, outcome, placed(desk.nama, files), unusable(files)),
    gagal: rumah.gagal,
  });
  return [area, outcome];
}

/**
 * @param {Rumah} rumah
 * @param {Meja} desk
 * @param {HTMLElement} outcome
 * @param {import('./inti.mjs').BerkasTaruh[]} berkas
 * @param {number} lewat how many files beside them are of no use here
 */
async function receive(rumah, desk, outcome, berkas, lewat) {
  if (!berkas.length) {
    rumah.gagal(new Error('Tidak ada buku kerja Excel (.xlsx), .zip atau .csv di antara yang ditaruh.'));
    return;
  }
  const addition = berkas.length <= 3 && berkas.every((one) => ending(one.jalur) !== '.zip');
  const [before, shown] = [await unchanged(desk.berkas), [...outcome.childNodes]];
  const gone = addition ? desk.berkas.filter((one) => !before.includes(one)).map((one) => nameOf(one.jalur)).filter((name) => !berkas.some((one) => nameOf(one.jalur) === name)) : [];
  const left = addition ? 0 : merged(desk.berkas, berkas).length - berkas.length;
  desk.ganti(addition ? merged(before, berkas) : berkas);
  replace(outcome);
  outcome.previousElementSibling?.classList.add('ringkas');
  const kinds = await rumah.kerjakan('Mengenali berkas', async (report) => {
    const paths = await desk.siap(report);
    return (await rumah.inti.minta('jenis', { berkas: paths }, { lapor: report })).hasil.jenis;
  });
  if (!kinds) { // what was put down before is there again, without what could not be opened
    desk.ganti(before);
    replace(outcome, ...shown);
    return;
  }
  const about = rumah.keterangan;
  /** @param {string | null} kind */
  const of = (kind) => Object.entries(kinds).filter(([, one]) => one === kind).map(([path]) => path);
  const [staff, raters, units, other] = [of('skp'), of('penilaian-360'), of('unit'), of(null)];
  const [tables, reports, lists, asked] = [of('skor'), of('laporan-bkn'), of('daftar'), of('daftar-penilai')];
  const said = [
    staff.length ? `${staff.length} buku kerja pegawai` : '', raters.length ? `${raters.length} buku penilaian 360°` : '',
    units.length ? `${units.length} buku unit` : '', tables.length ? `${tables.length} daftar skor (.csv)` : '',
    asked.length ? `${asked.length} daftar penilai 360°` : '',
    reports.length ? `${reports.length} laporan e-Kinerja BKN` : '', lists.length ? `${lists.length} daftar pegawai` : '',
    other.length ? `${other.length} berkas yang bukan buku kerja atau rusak` : '',
    lewat ? `${lewat} berkas lain yang tidak dibaca di sini (bukan Excel)` : '',
  ].filter(Boolean).join(', ');
  rumah.kabarkan(`Di meja: ${said}.`);
  replace(outcome,
    gone.length ? el('p', { class: 'catatan' }, `Tidak lagi di meja, karena berubah atau dipindahkan sejak ditaruh: ${gone.join(', ')}. Taruh lagi bila masih dipakai.`) : null,
    left ? el('p', { class: 'catatan' }, `${left} berkas yang tadi di meja tidak lagi di sana: lebih dari tiga berkas, folder, atau .zip menggantikan seluruh isi meja. Taruh semuanya sekaligus bila dipakai bersama.`) : null,
    el('p', { class: 'di-meja' }, el('b', {}, 'Di meja: '), said, '. ',
      units.length === 0 && staff.length ? 'Sesudah digabungkan dan diisi, taruh unit.xlsx di tempat yang sama. ' : '',
      button('Kosongkan meja', () => { desk.ganti([]); replace(outcome); rumah.kabarkan('Meja kosong.'); }, { class: 'tautan tak-dicetak' })),
    ...[...units, ...tables].map((path) => rankCard(rumah, desk, path, about, staff, other, reports, units.filter((one) => one !== path))),
    units.length > 1 ? togetherCard(rumah, desk, units, about) : null,
    ...lists.map((path) => listCard(rumah, desk, path, staff, false)),
    ...reports.map((path) => listCard(rumah, desk, path, staff, true)),
    ...asked.map((path) => ratersCard(rumah, desk, path)),
    units.length || lists.length ? proposeRaters(rumah, desk, [...units, ...lists], lists.length > 0) : null,
    other.length && !staff.length ? unusedCard(rumah, desk) : null,
    staff.length ? mergeCard(rumah, desk, units, about, staff.length, raters, [...lists, ...reports]) : null,
    raters.length ? scoresCard(rumah, desk, raters) : null,
    staff.length ? proposalCard(rumah, desk, [...staff, ...other], units) : null,
    units.length ? guidanceCard(rumah, desk, [...staff, ...other], units) : null);
}

/**
 * What lies on the desk already, with a workbook that comes back filled in place of the one of its name.
 * @param {import('./inti.mjs').BerkasTaruh[]} lama
 * @param {import('./inti.mjs').BerkasTaruh[]} baru
 */
function merged(lama, baru) {
  const names = new Set(baru.map((one) => one.jalur.toLowerCase()));
  return [...lama.filter((one) => !names.has(one.jalur.toLowerCase())), ...baru];
}

/** Why files on the desk can not be used, where there are no workbooks to be merged. @param {Rumah} rumah @param {Meja} desk */
function unusedCard(rumah, desk) {
  const told = el('div', {});
  return el('section', { class: 'kartu' }, el('h3', {}, 'Berkas yang belum dapat dipakai'), button('Lihat sebabnya', () => checkAll(rumah, desk, told)), told);
}

/** @param {Rumah} rumah @param {Meja} desk @param {string[]} units @param {Keterangan} about @param {number} banyak @param {string[]} penilai @param {string[]} daftar lists of who should be there, and reports of BKN */
function mergeCard(rumah, desk, units, about, banyak, penilai, daftar) {
  const unit = el('input', { type: 'text', autocomplete: 'off' });
  const before = select([['', 'tidak, mulai baru'], ...units.map((path) => [path, nameOf(path)])], units[0] ?? '');
  const period = el('input', { type: 'text', autocomplete: 'off', size: 8 });
  const roster = select([['', 'tanpa daftar'], ...daftar.map((path) => [path, nameOf(path)])], daftar[0] ?? '');
  const sheet = el('input', { type: 'text', autocomplete: 'off' });
  const told = el('div', {});
  const form = el('form', { class: 'isian-isian' },
    field('Nama unit', unit, 'Hanya bila buku kerjanya menyebut beberapa unit.'),
    units.length ? field('Lanjutkan dari buku unit', before, 'Pengaturan dan skornya dibawa.') : null,
    field('Periode', period, units.length ? 'Misalnya 2025-TW2; periode baru mengosongkan skor dan menyimpannya sebagai riwayat.' : 'Misalnya 2025-TW2; kosong: menurut buku kerjanya.'),
    daftar.length ? field('Yang seharusnya ada', roster, 'Yang belum mengirim disebut.') : null,
    daftar.some((path) => ending(path) !== '.csv') ? field('Lembar', sheet, 'Hanya bila beberapa lembar daftar itu berisi pegawai.') : null,
    el('button', { class: 'utama' }, `Gabungkan ${banyak} buku kerja`),
    button('Periksa saja', () => checkAll(rumah, desk, told)));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = await rumah.kerjakan('Menggabungkan', async (report) => {
      await desk.siap(report);
      return rumah.inti.minta('gabung', {
        meja: desk.nama, unit: unit.value.trim(), lanjutkan: before.value, penilai, periode: period.value.trim(), daftar: roster.value, lembar: sheet.value.trim(),
      }, { lapor: report });
    });
    if (result) replace(told, ...mergedOutcome(rumah, desk, result));
  });
  return el('section', { class: 'kartu' }, el('h3', {}, 'Gabungkan menjadi buku unit'), form, told, documentsOf(rumah, desk, about, '', []));
}

/** @param {Rumah} rumah @param {Meja} desk @param {import('./inti.mjs').Jawaban} jawaban @returns {HTMLElement[]} */
function mergedOutcome(rumah, desk, { hasil, berkas }) {
  const people = /** @type {{nip: string, berkas: string | null}[]} */ (hasil.pegawai);
  const without = people.filter((one) => one.berkas === null).map((one) => one.nip);
  const left = /** @type {string[]} */ (hasil.daftar.keluar).filter((nip) => without.includes(nip)).length;
  const came = people.length - without.length;
  rumah.kabarkan(`${came} pegawai digabungkan. Simpan unit.xlsx.`);
  /** @type {HTMLElement[]} */
  const parts = [
    el('p', { class: 'baik besar' }, `${came} pegawai dari ${hasil.ringkasan.berkas} berkas digabungkan.`),
    ...(without.length ? [el('p', {}, `${without.length} pegawai lain ada di daftar tanpa buku kerja (${hasil.daftar.belum_ada.length} belum mengirim, ${left} sudah keluar).`)] : []),
    el('div', { class: 'tombol-tombol' }, button('Simpan unit.xlsx', () => berkas.forEach(save), { class: 'utama' }),
      hasil.ringkasan.kesalahan + hasil.ringkasan.peringatan + hasil.ringkasan.saran
        ? button('Simpan temuan.xlsx', () => give(rumah, desk, 'Menulis temuan.xlsx', 'temuan-xlsx', {})) : ''),
    el('p', {}, 'Isi lembar Pengaturan dan Skor di unit.xlsx dengan Excel, simpan, lalu taruh di sini untuk peringkatnya.'),
  ];
  if (hasil.temuan_daftar.length) parts.push(flat(hasil.temuan_daftar));
  if (hasil.tidak_masuk.length) {
    parts.push(el('details', { open: hasil.tidak_masuk.length <= 10 }, el('summary', {}, el('b', {}, `Tidak masuk: ${hasil.tidak_masuk.length} berkas`)),
      el('ul', {}, ...hasil.tidak_masuk.map((/** @type {string} */ name) => el('li', {}, name)))));
  }
  if (hasil.perilaku_360) {
    const scored = hasil.perilaku_360;
    parts.push(el('p', {}, `Skor perilaku 360° ${scored.periode}: ${scored.berskor} dari ${scored.dinilai} pegawai yang dinilai.`));
    if (berkas.length > 1) parts.push(el('p', { class: 'catatan' }, 'kinerja-360.json ikut disimpan: simpan bersama buku penilai, dan taruh kembali setiap kali menggabungkan. Tanpa itu jawaban penilai yang terlambat dapat ditebak dari beda dua rekap.'));
    if (scored.temuan.length) parts.push(flat(scored.temuan));
  }
  parts.push(el('h4', {}, 'Temuan'), fileList(hasil.berkas));
  return parts;
}

/** @param {Rumah} rumah @param {Meja} desk @param {string} jalur @param {Keterangan} about @param {string[]} staff @param {string[]} lain what is no book, or a broken one @param {string[]} laporan @param {string[]} sebelah the other units on the desk */
function rankCard(rumah, desk, jalur, about, staff, lain, laporan, sebelah) {
  const asked = el('div', {});
  const told = el('div', {}, el('p', { class: 'redup' }, 'Menghitung peringkat …'));
  const method = select([['', 'menurut pengaturan'], ...about.kata.metode]);
  const order = select([['', 'menurut pengaturan'], ...about.kata.urutan]);
  const reached = select([['', 'menurut pengaturan'], ...about.kata.capaian]);
  const scope = select([['', 'menurut pengaturan'], ...about.kata.lingkup]);
  const [leaders, partly] = [0, 1].map(() => select([['', 'menurut pengaturan'], ...about.kata.peserta]));
  const [weight, k, tolerance, period, least] = [0, 1, 2, 3, 4].map(() => el('input', { type: 'text', autocomplete: 'off', size: 8 }));
  const form = el('form', { class: 'isian-isian' },
    field('Metode', method), field('Urutan', order), field('Capaian organisasi', reached),
    field('Bobot hasil : perilaku', weight, 'Misalnya 60:40'), field('k', k), field('Toleransi', tolerance),
    ...(ending(jalur) === '.csv' ? [] : [field('Lingkup', scope), field('Pimpinan', leaders), field('Masa bertugas tidak cukup', partly, 'Yang pindah, cuti, atau datang terlambat.'),
      field('Masa paling sedikit', least, 'Persen dari hari dalam periode.')]),
    ending(jalur) === '.csv' ? field('Periode', period, 'Misalnya 2025 atau 2025-TW4') : null,
    el('button', {}, 'Hitung ulang'));
  const rank = async () => {
    const result = await rumah.kerjakan('Memeringkat', async (report) => {
      await desk.siap(report);
      return rumah.inti.minta('peringkat', {
        berkas: jalur, akhiran: ['.xlsx', '.csv'],
        pilihan: { metode: method.value, urutan: order.value, capaian_organisasi: reached.value, bobot: weight.value, k: k.value, toleransi: tolerance.value, periode: period.value,
          lingkup: scope.value, pimpinan: leaders.value, tidak_penuh: partly.value, masa_paling_sedikit: least.value },
      }, { lapor: report });
    });
    replace(asked, ...(result ? review(rumah, desk, { unit: jalur, orang: result.hasil.pegawai, laporan, pegawai: [...staff, ...lain], periode: () => period.value, sebelah: ending(jalur) === '.csv' ? [] : sebelah }) : []));
    replace(told, ...(result ? ranked(result) : [el('p', { class: 'catatan' }, 'Peringkat belum dihitung; perbaiki yang disebut di atas, lalu tekan Hitung ulang.')]));
  };
  form.addEventListener('submit', (event) => { event.preventDefault(); rank(); });
  rank();
  return el('section', { class: 'kartu' }, el('h3', {}, `Peringkat: ${nameOf(jalur)}`), told,
    el('details', {}, el('summary', {}, 'Hitung dengan pilihan lain'), form), asked,
    ...(ending(jalur) === '.csv' ? [] : standing(rumah, desk, jalur, staff.length ? [...staff, ...lain] : [])),
    ending(jalur) === '.csv' ? null : documentsOf(rumah, desk, about, jalur, staff));
}

/**
 * Several units mapped as one, with the settings of the first; what comes out is a unit workbook again.
 * @param {Rumah} rumah @param {Meja} desk @param {string[]} units @param {Keterangan} about
 */
function togetherCard(rumah, desk, units, about) {
  const name = el('input', { type: 'text', autocomplete: 'off', required: true });
  const first = select(units.map((path) => [path, nameOf(path)]));
  const boxes = units.map((path) => el('input', { type: 'checkbox', value: path, checked: true }));
  const scope = select([['', 'menurut pengaturan'], ...about.kata.lingkup]);
  const leaders = select([['', 'menurut pengaturan'], ...about.kata.peserta]);
  const told = el('div', { 'aria-live': 'polite' });
  const form = el('form', { class: 'bersama' },
    el('div', { class: 'isian-isian' }, field('Nama gabungan', name, 'Misalnya nama direktorat jenderalnya.'), field('Pengaturan dari', first), field('Lingkup', scope), field('Pimpinan', leaders)),
    ...boxes.map((box, at) => el('label', { class: 'pilih' }, box, ` ${nameOf(units[at])}`)),
    el('div', { class: 'tombol-tombol' }, el('button', { class: 'utama' }, 'Petakan bersama')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const bersama = boxes.filter((box) => box.checked && box.value !== first.value).map((box) => box.value);
    if (!bersama.length) {
      rumah.gagal(new Error('Pilih sedikitnya satu buku unit lain untuk dipetakan bersama.'));
      return;
    }
    const result = await rumah.kerjakan('Memeringkat', async (report) => {
      await desk.siap(report);
      return rumah.inti.minta('peringkat', { berkas: first.value, bersama, nama_unit: name.value.trim(), akhiran: ['.xlsx', '.csv'], pilihan: { lingkup: scope.value, pimpinan: leaders.value } }, { lapor: report });
    });
    if (result) replace(told, el('p', {}, 'Simpan buku gabungannya, lalu taruh di sini untuk menjelaskan, mengandaikan, dan mencetaknya.'), ...ranked(result));
  });
  return el('section', { class: 'kartu' }, el('h3', {}, `Petakan ${units.length} unit bersama`), form, told);
}

/** @param {import('./inti.mjs').Jawaban} jawaban @returns {(HTMLElement)[]} */
function ranked({ hasil, berkas }) {
  /** @type {import('./peta.mjs').PegawaiPeringkat[]} */
  const people = hasil.pegawai;
  const conflicts = people.filter((one) => one.konflik.length).map((one) => [person(one.nama, one.nip),
    el('div', {}, paragraphs(one.konflik), el('b', {}, 'Jalan keluar'), paragraphs(one.jalan_keluar.map((text, at) => `${(at % 2) + 1}. ${text}`)))]);
  const notes = people.flatMap((one) => one.catatan.map((text) => [person(one.nama, one.nip), text]));
  /** @type {HTMLElement[]} */
  const parts = [
    el('p', { class: 'redup' }, `${hasil.unit} · ${hasil.nama_periode} · ${people.length} pegawai · bobot ${hasil.bobot.hasil}:${hasil.bobot.perilaku}`),
    el('div', { class: 'gambar' }, mapPicture(people, hasil.tingkat, hasil.peta), distribution(hasil.distribusi, hasil.usulan_distribusi)),
    el('div', { class: 'tombol-tombol tak-dicetak' }, ...berkas.map((file) => button(`Simpan ${file.nama}`, () => save(file))), button('Cetak hasil ini', () => print())),
  ];
  for (const text of hasil.peringatan) parts.push(el('p', { class: 'catatan' }, text));
  if (conflicts.length) parts.push(el('h4', {}, `Konflik (${conflicts.length})`), table('Konflik', [['Pegawai'], ['Yang bertentangan']], conflicts));
  for (const text of hasil.peserta ?? []) parts.push(el('p', {}, text));
  parts.push(el('h4', {}, 'Urutan'));
  const groups = /** @type {{nama: string, nip: string[]}[]} */ (hasil.bagian ?? []);
  for (const group of groups) parts.push(el('h5', {}, `${group.nama} (${group.nip.length} pegawai)`), rankTable(people.filter((one) => group.nip.includes(one.nip))));
  const left = groups.length ? people.filter((one) => one.nip in hasil.tidak_dipetakan) : people;
  if (groups.length && left.length) parts.push(el('h5', {}, `Tidak dipetakan (${left.length} pegawai)`));
  if (left.length) parts.push(rankTable(left));
  if (notes.length) {
    parts.push(el('details', {}, el('summary', {}, `Catatan (${notes.length})`), table('Catatan', [['Pegawai'], ['Catatan']], notes.slice(0, CATATAN))));
  }
  if (hasil.temuan.length) parts.push(el('h4', {}, 'Temuan'), flat(hasil.temuan));
  parts.push(el('details', {}, el('summary', {}, 'Dasar aturannya'), el('ul', {}, ...hasil.rujukan.map((/** @type {string} */ text) => el('li', {}, text)))));
  return parts;
}

/** @param {import('./peta.mjs').PegawaiPeringkat[]} people */
function rankTable(people) {
  /** @param {string | null} predikat @param {number | null} nilai */
  const both = (predikat, nilai) => (predikat === null && nilai === null ? '–' : [predikat ?? '–', nilai ?? ''].join(' '));
  /** @param {number | null} score */
  const score = (score) => (score === null ? '–' : number(score));
  const rows = people.map((one) => [
    one.peringkat ?? '–', person(one.nama, one.nip), score(one.hasil), score(one.perilaku),
    one.kelompok ? el('span', { class: `lencana ${one.kelompok.toLowerCase()}` }, one.kelompok) : '–',
    both(one.predikat, one.nilai), both(one.usulan_predikat, one.usulan_nilai), one.rentang ? one.rentang.join(' s.d. ') : '–',
  ]);
  /** @type {[string, string?][]} */
  const columns = [['#', 'angka'], ['Pegawai'], ['Hasil', 'angka'], ['Perilaku', 'angka'], ['Kelompok'], ['Ditetapkan'], ['Usulan'], ['Rentang nilai']];
  return longTable('Urutan peringkat', columns, rows, 'pegawai');
}

/**
 * Documents and files of import to choose from, all as one zip.
 * @param {Rumah} rumah
 * @param {Meja} desk
 * @param {Keterangan} about
 * @param {string} jalur the unit workbook whose letters are made; empty for the documents of the people on the desk
 * @param {string[]} pegawai the people's workbooks, which some letters of a unit ask for too
 */
function documentsOf(rumah, desk, about, jalur, pegawai) {
  const unit = jalur !== '';
  const told = el('div', { 'aria-live': 'polite' });
  const external = el('input', { type: 'file', accept: '.csv,.xlsx' });
  /** @param {string} value @param {string} words @param {boolean} on @returns {[HTMLInputElement, HTMLElement]} */
  const choice = (value, words, on) => {
    const box = el('input', { type: 'checkbox', value, checked: on });
    return [box, el('label', { class: 'pilih' }, box, ` ${words}`)];
  };
  const documents = about.dokumen.filter((one) => !one.rahasia && one.unit === unit).map((one) => choice(one.slug, one.judul, true));
  const exports = about.profil.filter((one) => one.unit === unit && !one.seorang).map((one) => choice(one.kode, one.deskripsi, !one.diminta.length));
  const needed = about.profil.some((one) => one.unit === unit && one.diminta.includes('id_siasn'));
  const paper = select([['', 'menurut buku'], ['a4', 'A4'], ['f4', 'F4']]);
  const [tokens, tokensLabel] = choice('srikandi', 'Surat untuk SRIKANDI: nomor, tanggal, dan tanda tangannya penanda ${…}', false);
  const make = async () => {
    const chosen = (/** @type {[HTMLInputElement, HTMLElement][]} */ boxes) => boxes.filter(([box]) => box.checked).map(([box]) => box.value);
    const ids = external.files?.[0];
    const place = `/meja/peta-siasn/${ids?.name ?? ''}`;
    if (ids) await rumah.inti.taruh([{ jalur: place, berkas: ids }]);
    const isi = { dokumen: chosen(documents), profil: chosen(exports), kertas: paper.value || null, srikandi: tokens.checked, peta_siasn: ids ? place : null, unit: jalur, pegawai };
    const result = await give(rumah, desk, 'Membuat dokumen dan ekspor', 'semua', isi);
    if (result) replace(told, ...outcomeOf(result));
  };
  return el('details', { class: 'buat' }, el('summary', {}, unit ? 'Surat unit dan berkas impornya' : 'Dokumen pegawai dan berkas impornya'),
    el('div', { class: 'dua-kolom' },
      el('fieldset', {}, el('legend', {}, 'Dokumen Word'), ...documents.map(([, label]) => label)),
      el('fieldset', {}, el('legend', {}, 'Berkas impor'), ...exports.map(([, label]) => label),
        needed ? field('Peta ID SIASN', external, 'Berkas .csv atau .xlsx berkolom NIP dan ID SIASN, untuk profil SIASN.') : null)),
    unit ? tokensLabel : null,
    el('div', { class: 'isian-isian' }, field('Kertas', paper), button('Buat yang dipilih (satu .zip)', make, { class: 'utama' })), told);
}
