// Temuan: findings as people read them: by file and sheet, with cell, what is wrong and what to do.
// @ts-check
import { button, el, moveFocus, table } from './unsur.mjs';

/** @typedef {{kode: string, tingkat: string, berkas?: string | null, lembar: string | null, sel: string | null, sel_lain?: string[], pesan: string, saran: string, rujukan: string | null}} Temuan */
/** @typedef {{lembar: string, terisi: number, perlu: number, persen: number}} Kelengkapan */
/** @typedef {{berkas: string, jenis: string | null, pegawai: {nama: string | null, nip: string | null} | null, temuan: Temuan[], kelengkapan: Kelengkapan[], jalur: string | null, rahasia: boolean}} BerkasDiperiksa */

const TINGKAT = /** @type {const} */ (['kesalahan', 'peringatan', 'saran']);
/** Rows shown at once; the rest when asked for, so that a long list never holds the page. */
const SEKALI = 200;
const NAMA_JENIS = new Map([['skp', 'Buku kerja pegawai'], ['unit', 'Buku unit'], ['penilaian-360', 'Penilaian 360°'], ['daftar-penilai', 'Daftar penilai 360°']]);

/** @param {Temuan[]} temuan */
export function counts(temuan) {
  return TINGKAT.map((level) => /** @type {[string, number]} */ ([level, temuan.filter((one) => one.tingkat === level).length]));
}

/** @param {Temuan[]} temuan @returns {HTMLElement} badges: how many of each severity */
export function badges(temuan) {
  const found = counts(temuan).filter(([, count]) => count);
  if (!found.length) return el('span', { class: 'lencana baik' }, '✓ tidak ada temuan');
  return el('span', { class: 'lencana-lencana' },
    ...found.map(([level, count]) => el('span', { class: `lencana ${level}` }, `${count} ${level}`)));
}

/** Goes to the cell of a finding. @typedef {(temuan: Temuan) => void} Lompat */

/** @param {Temuan} one @param {boolean} [denganBerkas] @param {Lompat} [lompat] */
function item(one, denganBerkas, lompat) {
  return el('li', { class: `temuan ${one.tingkat}` },
    el('div', { class: 'tempat' },
      el('span', { class: `lencana ${one.tingkat}` }, one.tingkat),
      one.sel && one.lembar && lompat ? button(`Sel ${one.sel}`, () => lompat(one), { class: 'tautan sel', title: 'Lompat ke sel ini' })
        : one.sel || one.lembar || one.berkas ? el('b', {}, one.sel ? `Sel ${one.sel}` : one.lembar ? 'Seluruh lembar' : 'Seluruh berkas') : null,
      denganBerkas && one.berkas ? el('span', { class: 'redup' }, [one.berkas, one.lembar].filter(Boolean).join(' › ')) : null),
    el('p', {}, one.pesan),
    el('p', { class: 'saran' }, el('b', {}, 'Yang dilakukan: '), one.saran),
    one.rujukan ? el('p', { class: 'rujukan redup' }, one.rujukan) : null);
}

/** @param {HTMLElement} daftar @param {Temuan[]} temuan @param {boolean} [denganBerkas] @param {Lompat} [lompat] */
function fillList(daftar, temuan, denganBerkas, lompat) {
  let shown = 0;
  const more = button('', () => next(), { class: 'lagi' });
  function next() {
    const part = temuan.slice(shown, shown + SEKALI);
    shown += part.length;
    const items = part.map((one) => item(one, denganBerkas, lompat));
    more.before(...items);
    const left = temuan.length - shown;
    if (left) more.textContent = `Tampilkan ${Math.min(left, SEKALI)} dari ${left} temuan lagi`;
    else {
      const pressed = more === document.activeElement;
      more.remove();
      if (pressed) moveFocus(items[0]);
    }
  }
  daftar.append(more);
  next();
}

/** Findings of one file, sheet by sheet. @param {Temuan[]} temuan @param {Lompat} [lompat] @returns {HTMLElement} */
export function bySheet(temuan, lompat) {
  /** @type {Map<string, Temuan[]>} */
  const sheets = new Map();
  for (const one of temuan) {
    const name = one.lembar ?? 'Berkas';
    sheets.set(name, [...(sheets.get(name) ?? []), one]);
  }
  return el('div', { class: 'lembar-lembar' }, ...[...sheets].map(([name, found]) => {
    const list = el('ul', { class: 'temuan-temuan' });
    fillList(list, found, false, lompat);
    return el('section', { class: 'lembar' }, el('h4', {}, name, ' ', el('span', { class: 'redup' }, `(${found.length})`)), list);
  }));
}

/** Findings of several files in one list. @param {Temuan[]} temuan @returns {HTMLElement} */
export function flat(temuan) {
  const list = el('ul', { class: 'temuan-temuan' });
  fillList(list, temuan, true);
  return list;
}

/** @param {Kelengkapan[]} kelengkapan @returns {HTMLElement | null} */
export function completeness(kelengkapan) {
  if (!kelengkapan.length) return null;
  return el('details', { class: 'kelengkapan' },
    el('summary', {}, `Kelengkapan: ${kelengkapan.filter((one) => one.persen === 100).length} dari ${kelengkapan.length} lembar lengkap`),
    table('Kelengkapan setiap lembar', [['Lembar'], ['Terisi', 'angka'], ['Kelengkapan']],
      kelengkapan.map((one) => [one.lembar, `${one.terisi} dari ${one.perlu}`,
        el('span', { class: 'ukuran' }, el('progress', { max: 100, value: one.persen, 'aria-label': `Kelengkapan ${one.lembar}` }), `${one.persen} %`)])));
}

/** The head of one checked file. @param {BerkasDiperiksa} berkas @returns {HTMLElement} */
export function owner(berkas) {
  const person = berkas.pegawai;
  const words = [NAMA_JENIS.get(berkas.jenis ?? '') ?? 'Bukan buku kerja kinerja'];
  if (person?.nama) words.push(person.nama);
  if (person?.nip) words.push(`NIP ${person.nip}`);
  return el('p', { class: 'redup pemilik' }, words.join(' · '));
}

/** Many files: one line each, opened when asked for. @param {BerkasDiperiksa[]} berkas @returns {HTMLElement} */
export function fileList(berkas) {
  const wrong = berkas.filter((one) => one.temuan.length);
  const clean = berkas.length - wrong.length;
  const list = el('div', { class: 'berkas-berkas' }, ...wrong.map((one) => {
    const box = el('details', { class: 'berkas' }, el('summary', {}, el('span', { class: 'nama' }, one.berkas), badges(one.temuan)));
    box.addEventListener('toggle', () => {
      if (box.open && box.childElementCount === 1) box.append(owner(one), bySheet(one.temuan));
    });
    return box;
  }));
  if (clean) list.append(el('p', { class: 'redup' }, `${clean} berkas ${wrong.length ? 'lain ' : ''}tanpa temuan.`));
  return list;
}
