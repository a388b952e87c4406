// Unsur: parts of the page. Text is always set as text, so that nothing from a workbook is ever taken for markup.
// @ts-check

/** @typedef {Node | string | number | null | undefined | false} Anak */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} jenis
 * @param {Record<string, string | number | boolean | ((event: any) => void) | undefined | null>} sifat
 *     attributes; what begins with "on" is a listener; true is an attribute without a value
 * @param {...Anak} anak
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(jenis, sifat = {}, ...anak) {
  const made = document.createElement(jenis);
  for (const [name, value] of Object.entries(sifat)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  fill(made, anak);
  return made;
}

/** @param {string} jenis @param {Record<string, string | number>} sifat @param {...Anak} anak @returns {SVGElement} */
export function svg(jenis, sifat = {}, ...anak) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', jenis);
  for (const [name, value] of Object.entries(sifat)) made.setAttribute(name, String(value));
  fill(made, anak);
  return made;
}

/** @param {Element} unsur @param {Anak[]} anak */
function fill(unsur, anak) {
  for (const one of anak) {
    if (one === null || one === undefined || one === false) continue;
    unsur.append(typeof one === 'number' ? String(one) : one);
  }
}

/**
 * Put other things in the place of what is there; who was in the middle of it with the keyboard stays at that place.
 * @param {Element} unsur
 * @param {...Anak} anak
 */
export function replace(unsur, ...anak) {
  const within = unsur !== document.activeElement && unsur.contains(document.activeElement);
  unsur.replaceChildren();
  fill(unsur, anak);
  if (within) moveFocus(unsur.firstChild ? unsur : null, { preventScroll: true });
}

/**
 * Go on with the keyboard at a part of the page, or where that is not there any more, at the beginning of its content.
 * @param {Element | null} [unsur]
 * @param {FocusOptions} [cara]
 */
export function moveFocus(unsur, cara) {
  const target = /** @type {HTMLElement | null} */ (unsur?.isConnected && unsur !== document.body ? unsur : document.getElementById('isi'));
  if (!target) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus(cara);
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`tidak ada unsur ${id}`);
  return found;
}

/**
 * @param {string} judul what the table tells, for those who do not see it
 * @param {[string, string?][]} kolom headers, with the class of their cells
 * @param {Anak[][]} baris
 */
export function table(judul, kolom, baris) {
  return el('div', { class: kolom.length > 2 ? 'gulung lebar-tetap' : 'gulung', tabindex: 0, role: 'region', 'aria-label': judul },
    el('table', {},
      el('caption', { class: 'tersembunyi' }, judul),
      el('thead', {}, el('tr', {}, ...kolom.map(([text, kind]) => el('th', { scope: 'col', class: kind }, text)))),
      el('tbody', {}, ...baris.map((cells) => el('tr', {}, ...cells.map((cell, at) => el('td', { class: kolom[at][1] }, cell)))))));
}

/**
 * @param {string} teks
 * @param {(event: MouseEvent) => void} kerja
 * @param {Record<string, string | boolean | undefined>} [sifat]
 */
export function button(teks, kerja, sifat = {}) {
  return el('button', { type: 'button', ...sifat, onclick: kerja }, teks);
}

/** Rows a long table shows at once. */
const BARIS = 100;

/**
 * A table that shows its first rows, and all when asked; nothing where there are none.
 * @param {string} judul
 * @param {[string, string?][]} kolom
 * @param {Anak[][]} baris
 * @param {string} [sebutan] what the rows are
 */
export function longTable(judul, kolom, baris, sebutan = 'baris') {
  const place = el('div', {}, baris.length ? table(judul, kolom, baris.slice(0, BARIS)) : null);
  if (baris.length > BARIS) {
    place.append(button(`Tampilkan semua ${baris.length} ${sebutan}`, () => replace(place, table(judul, kolom, baris)), { class: 'lagi' }));
  }
  return place;
}

let numbered = 0;

/**
 * A field with its label.
 * @param {string} label
 * @param {HTMLInputElement | HTMLSelectElement} isian
 * @param {string} [bantuan]
 */
export function field(label, isian, bantuan) {
  numbered += 1;
  isian.id ||= `isian-${numbered}`;
  const help = bantuan ? el('small', { id: `${isian.id}-bantuan` }, bantuan) : null;
  if (help) isian.setAttribute('aria-describedby', help.id);
  return el('div', { class: 'isian' }, el('label', { for: isian.id }, label), isian, help);
}

/**
 * A field for a year of assessment.
 * @param {{pertama: number, terakhir: number}} tahun the years that the core takes
 * @param {Record<string, string | number | boolean>} [sifat]
 */
export const yearInput = (tahun, sifat = {}) => el('input', { type: 'number', min: tahun.pertama, max: tahun.terakhir, inputmode: 'numeric', ...sifat });

/**
 * @param {string[][]} pilihan values with their words
 * @param {string} [terpilih]
 */
export function select(pilihan, terpilih) {
  return el('select', {}, ...pilihan.map(([value, words]) => el('option', { value, selected: value === terpilih }, words)));
}

/** @param {number} n @returns {string} 1.234,5 as people write it here, with the decimals that the core keeps: the sentences beside it have them too */
export function number(n) {
  return n.toLocaleString('id-ID', { maximumFractionDigits: 4 });
}

/** @param {string} iso 2026-01-11 @returns {string} 11 Januari 2026 */
export function longDay(iso) {
  return new Date(`${iso}T00:00`).toLocaleDateString('id-ID', { dateStyle: 'long' });
}
