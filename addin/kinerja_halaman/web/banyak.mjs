// Banyak: the findings of many workbooks: by rule, since the last check, and spellings that should be one.
// @ts-check
import { button, el, field, longTable, replace } from './unsur.mjs';
import { fileList, flat } from './temuan.mjs';
import { give } from './pegawai.mjs';
import { ask, saveAll, section } from './telaah.mjs';

/** @typedef {import('./pegawai.mjs').Rumah} Rumah */
/** @typedef {import('./inti.mjs').Meja} Meja */
/** @typedef {{isian: string, ejaan: {teks: string, berkas: number, beda: string | null}[]}} Kelompok */

/**
 * Check everything on the desk, as often as asked, also against the findings of an earlier check.
 * @param {Rumah} rumah @param {Meja} desk @param {HTMLElement} tempat @param {File} [lalu]
 */
export async function checkAll(rumah, desk, tempat, lalu) {
  const before = lalu ? `/meja/temuan-lalu/${lalu.name}` : '';
  const told = await rumah.kerjakan('Memeriksa', async (report) => {
    await desk.siap(report);
    if (lalu) await rumah.inti.taruh([{ jalur: before, berkas: lalu }]);
    return (await rumah.inti.minta('periksa', { meja: desk.nama, sejak: before }, { lapor: report })).hasil;
  });
  if (!told) return;
  const total = told.ringkasan;
  rumah.kabarkan(`${total.berkas} berkas diperiksa: ${total.kesalahan} kesalahan, ${total.peringatan} peringatan, ${total.saran} saran.`);
  replace(tempat, el('h4', {}, `${total.berkas} berkas: ${total.kesalahan} kesalahan, ${total.peringatan} peringatan, ${total.saran} saran`),
    total.sejak ? el('p', { class: 'baik' }, total.sejak.kalimat) : null,
    button('Simpan temuan.xlsx', () => give(rumah, desk, 'Menulis temuan.xlsx', 'temuan-xlsx', { sejak: before })),
    section('Bandingkan dengan pemeriksaan lalu', earlier(rumah, desk, tempat)),
    total.sejak?.diperbaiki.length ? section(`Sudah diperbaiki (${total.sejak.diperbaiki.length})`, flat(total.sejak.diperbaiki)) : null,
    total.menurut_kode.length ? section(`Menurut aturan (${total.menurut_kode.length})`, rules(total.menurut_kode)) : null,
    total.ejaan.length ? section(`Ejaan yang berbeda-beda (${total.ejaan.length})`, ...spellings(rumah, desk, total.ejaan)) : null,
    fileList(told.berkas));
}

/** @param {Rumah} rumah @param {Meja} desk @param {HTMLElement} tempat */
function earlier(rumah, desk, tempat) {
  const file = el('input', { type: 'file', accept: '.xlsx,.json' });
  file.addEventListener('change', () => { if (file.files?.[0]) checkAll(rumah, desk, tempat, file.files[0]); });
  return field('Temuan pemeriksaan lalu', file, 'temuan.xlsx yang dahulu disimpan: mana yang baru, masih ada, atau sudah diperbaiki.');
}

/** @param {{tingkat: string, arti: string, berkas: number, temuan: number, saran: string}[]} aturan */
function rules(aturan) {
  return longTable('Temuan menurut aturan', [['Yang dilanggar'], ['Tingkat'], ['Berkas', 'angka'], ['Temuan', 'angka'], ['Yang dilakukan']],
    aturan.map((one) => [one.arti, el('span', { class: `lencana ${one.tingkat}` }, one.tingkat), one.berkas, one.temuan, one.saran]), 'aturan');
}

/** @param {Rumah} rumah @param {Meja} desk @param {Kelompok[]} kelompok @returns {HTMLElement[]} */
function spellings(rumah, desk, kelompok) {
  /** @type {{isian: string, ejaan: string, kotak: HTMLInputElement}[]} */
  const asked = [];
  const told = el('div', { 'aria-live': 'polite' });
  const rows = kelompok.flatMap((group, at) => {
    const choices = el('datalist', { id: `ejaan-${at}` }, ...group.ejaan.map((one) => el('option', { value: one.teks })));
    return group.ejaan.map((one, place) => {
      const box = el('input', { type: 'text', autocomplete: 'off', list: choices.id, 'aria-label': `Yang dipakai untuk ${one.teks}` });
      asked.push({ isian: group.isian, ejaan: one.teks, kotak: box });
      return [place ? '' : group.isian, one.teks, one.berkas, one.beda ?? 'terbanyak', el('span', {}, box, place ? null : choices)];
    });
  });
  const make = button('Buat salinan yang seragam (.zip)', async () => {
    const ejaan = asked.map((one) => ({ isian: one.isian, ejaan: one.ejaan, dipakai: one.kotak.value }));
    const result = await ask(rumah, desk, 'Menyeragamkan', 'seragamkan', { ejaan });
    if (!result) return;
    saveAll(rumah, result.berkas);
    replace(told, el('p', { class: 'baik' }, result.hasil.kalimat), result.hasil.temuan.length ? flat(result.hasil.temuan) : null);
  }, { class: 'utama' });
  return [
    el('p', {}, 'Program tidak memilih. Isi yang dipakai pada ejaan yang harus berubah; yang kosong tetap. Buku aslinya tidak diubah.'),
    longTable('Ejaan yang berbeda-beda', [['Isian'], ['Ejaan'], ['Berkas', 'angka'], ['Beda dari yang terbanyak'], ['Yang dipakai']], rows, 'ejaan'), make, told,
  ];
}
