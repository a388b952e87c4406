// Excel: the open workbook, through Office.js: its bytes, jumping to a cell, marks, and sheets of results.
// @ts-check

/** @typedef {import('./temuan.mjs').Temuan} Temuan */
/** @typedef {{nama: string, baris: (string | number)[][], angka: number[], catatan: string[]}} LembarHasil */

/** Bytes asked for at once. */
const POTONG = 1 << 20;
/** Rows written at once: Excel on the web takes no more than 5 MB in one go. */
const SEKALIGUS = 500;
/** What the formula of a mark holds, and the first words of its note: by them it is found again, wherever it went. */
const TANDA = 'Tanda Kinerja';
const RUMUS_TANDA = `=LEN("${TANDA}")>0`;
const WARNA = new Map([['kesalahan', '#F8D7DA'], ['peringatan', '#FFF3CD'], ['saran', '#DDEBF7']]);
/** Points: a column that is wider is wrapped. */
const TERLEBAR = 320;
/** What a cell would take for a formula, or for the mark of a text. */
const SEPERTI_RUMUS = /^[=+\-@']/;

/** What Excel refuses, as a sentence; with Excel's own code. */
export class GalatExcel extends Error {
  /** @param {string} pesan @param {string} [kode] */
  constructor(pesan, kode) {
    super(pesan);
    this.kode = kode ?? '';
  }
}

/**
 * @template T
 * @param {string} kerja what was to be done, in words
 * @param {(context: Excel.RequestContext) => Promise<T>} lakukan
 * @returns {Promise<T>}
 */
async function inExcel(kerja, lakukan) {
  try {
    return await Excel.run(lakukan);
  } catch (problem) {
    if (problem instanceof GalatExcel) throw problem;
    throw new GalatExcel(`Excel menolak: ${kerja}. ${refusal(problem)}`, /** @type {any} */ (problem)?.code);
  }
}

/**
 * The same, but null for what is protected.
 * @template T
 * @param {string} kerja
 * @param {(context: Excel.RequestContext) => Promise<T>} lakukan
 * @returns {Promise<T | null>}
 */
async function unlessLocked(kerja, lakukan) {
  try {
    return await inExcel(kerja, lakukan);
  } catch (problem) {
    if (problem instanceof GalatExcel && problem.kode === 'AccessDenied') return null;
    throw problem;
  }
}

/** @param {unknown} problem */
function refusal(problem) {
  /** @type {any} */
  const told = problem;
  if (told?.code === 'InvalidOperationInCellEditMode') return 'Tekan Enter atau Esc untuk selesai mengetik di sel, lalu ulangi.';
  if (told?.code === 'AccessDenied') return 'Buka proteksi lembar atau buku ini (Review > Unprotect), lalu ulangi.';
  return `Sebab: ${told?.code ?? told?.name ?? 'tidak diketahui'}: ${told?.message ?? told}`;
}

// ------------------------------------------------------------------------------------------- reading

/**
 * @template T
 * @param {(selesai: (hasil: Office.AsyncResult<T>) => void) => void} minta
 * @returns {Promise<T>}
 */
function asked(minta) {
  return new Promise((done, failed) => minta((result) => {
    if (result.status === Office.AsyncResultStatus.Succeeded) done(result.value);
    else failed(new GalatExcel(`Buku yang terbuka tidak dapat dibaca. Selesaikan isian sel, lalu ulangi. Sebab: ${result.error.message}`));
  }));
}

/** The open workbook as it stands, saved or not. @returns {Promise<{nama: string, berkas: Blob}>} */
export async function readWorkbook() {
  /** @type {Office.File} */
  const file = await asked((done) => Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: POTONG }, done));
  try {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const parts = [];
    for (let at = 0; at < file.sliceCount; at += 1) {
      /** @type {Office.Slice} */
      const slice = await asked((done) => file.getSliceAsync(at, done));
      parts.push(new Uint8Array(slice.data));
    }
    return { nama: workbookName(), berkas: new Blob(parts) };
  } finally {
    file.closeAsync(); // Excel keeps no more than two open
  }
}

/** @returns {string} the name of the workbook; one of our own while it has none */
function workbookName() {
  const last = (Office.context.document.url ?? '').split(/[\\/]/).pop() ?? '';
  let name = last.split('?')[0];
  try {
    name = decodeURIComponent(name);
  } catch { /* a percent sign of the name itself */ }
  return /\.(xlsx|xlsm)$/i.test(name) ? name : 'buku terbuka.xlsx';
}

// ------------------------------------------------------------------------------------------- cells

/** @param {Temuan} temuan */
export async function jump({ lembar, sel }) {
  await inExcel(`melompat ke ${lembar}!${sel}`, async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(lembar ?? '');
    sheet.load('visibility');
    await context.sync();
    if (sheet.isNullObject) throw new GalatExcel(`Lembar "${lembar}" tidak ada lagi di buku ini. Periksa lagi bukunya.`);
    if (sheet.visibility !== Excel.SheetVisibility.visible) throw new GalatExcel(`Lembar "${lembar}" disembunyikan; sel ${sel} tidak dapat ditunjukkan.`);
    sheet.activate();
    sheet.getRange(sel ?? 'A1').select();
    await context.sync();
  });
}

/** Findings of one cell, or one range of a column, together, sheet by sheet. @param {Temuan[]} temuan @returns {Map<string, Map<string, Temuan[]>>} */
export function byCell(temuan) {
  const sheets = new Map();
  for (const one of temuan) {
    if (!one.lembar || !one.sel) continue;
    const cells = sheets.get(one.lembar) ?? new Map();
    for (const area of [one.sel, ...(one.sel_lain ?? [])]) cells.set(area, [...(cells.get(area) ?? []), one]);
    sheets.set(one.lembar, cells);
  }
  return sheets;
}

/** @param {string} area a cell, or a range of one column @returns {number} how many cells it has */
function size(area) {
  const [first, last] = area.split(':').map((cell) => Number(cell.replace(/^[A-Z]+/, '')));
  return last === undefined ? 1 : last - first + 1;
}

/** @param {Temuan[]} temuan the most severe first */
function worst(temuan) {
  return [...WARNA.keys()].find((level) => temuan.some((one) => one.tingkat === level)) ?? 'saran';
}

/**
 * Mark the cells of findings: a colour laid over the cell's own, and a note where there is none. Marks of before go.
 * @param {Temuan[]} temuan
 * @returns {Promise<{ditandai: number, dilewati: string[]}>} how many cells, and the sheets that are protected
 */
export async function mark(temuan) {
  const skipped = (await unmark()).dilewati;
  let marked = 0;
  for (const [name, cells] of byCell(temuan)) {
    if (skipped.includes(name)) continue;
    const done = await unlessLocked(`menandai lembar "${name}"`, (context) => unlocked(context, name, (sheet) => markCells(context, sheet, cells)));
    if (done === null) skipped.push(name);
    else marked += [...cells.keys()].reduce((sum, area) => sum + size(area), 0);
  }
  return { ditandai: marked, dilewati: skipped };
}

/** Notes came to Excel later than the rest. */
function hasNotes() {
  return Office.context.requirements.isSetSupported('ExcelApi', '1.18');
}

/** @param {Excel.RequestContext} context @param {Excel.Worksheet} sheet @param {Map<string, Temuan[]>} cells */
async function markCells(context, sheet, cells) {
  /** @type {[string, Temuan[], Excel.Note][]} */
  const notes = [];
  for (const [cell, found] of cells) {
    const format = sheet.getRange(cell).conditionalFormats.add(Excel.ConditionalFormatType.custom);
    format.custom.rule.formula = RUMUS_TANDA;
    format.custom.format.fill.color = WARNA.get(worst(found)) ?? '';
    if (!hasNotes()) continue;
    const first = cell.split(':')[0];
    const old = sheet.notes.getItemOrNullObject(first);
    old.load('content');
    notes.push([first, found, old]);
  }
  await context.sync();
  for (const [cell, found, old] of notes) {
    if (old.isNullObject) sheet.notes.add(cell, [TANDA, ...found.map((one) => `${one.tingkat}: ${one.pesan}\n${one.saran}`)].join('\n\n'));
  }
  await context.sync();
}

/** Take every mark away; cells are then as they were. @returns {Promise<{dihapus: number, dilewati: string[]}>} */
export async function unmark() {
  /** @type {string[]} */
  const names = await inExcel('melihat lembar buku ini', async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load('items/name');
    await context.sync();
    return sheets.items.map((one) => one.name);
  });
  let removed = 0;
  /** @type {string[]} */
  const skipped = [];
  for (const name of names) {
    const done = await unlessLocked(`menghapus tanda di lembar "${name}"`, (context) => unmarkSheet(context, name));
    if (done === null) skipped.push(name);
    else removed += done;
  }
  return { dihapus: removed, dilewati: skipped };
}

/** @param {Excel.RequestContext} context @param {string} name */
async function unmarkSheet(context, name) {
  const sheet = context.workbook.worksheets.getItem(name);
  const formats = sheet.getRange().conditionalFormats;
  formats.load('items/type');
  const notes = hasNotes() ? sheet.notes : null;
  notes?.load('items/content');
  await context.sync();
  const custom = formats.items.filter((one) => one.type === Excel.ConditionalFormatType.custom);
  for (const one of custom) one.custom.rule.load('formula');
  await context.sync();
  const ours = custom.filter((one) => one.custom.rule.formula.includes(TANDA));
  const written = (notes?.items ?? []).filter((one) => one.content.startsWith(TANDA));
  if (!ours.length && !written.length) return 0;
  await unlocked(context, name, async () => {
    for (const one of [...ours, ...written]) one.delete();
    await context.sync();
  });
  return ours.length;
}

/**
 * Work on a sheet that may be protected without a password (those of our workbooks are); it is protected again as before.
 * @param {Excel.RequestContext} context
 * @param {string} name
 * @template T
 * @param {(sheet: Excel.Worksheet) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function unlocked(context, name, work) {
  const sheet = context.workbook.worksheets.getItem(name);
  sheet.protection.load('protected,options');
  await context.sync();
  const { protected: locked, options } = sheet.protection;
  if (!locked) return work(sheet);
  sheet.protection.unprotect();
  await context.sync();
  try {
    return await work(sheet);
  } finally {
    sheet.protection.protect(options);
    await context.sync();
  }
}

// ------------------------------------------------------------------------------------------- sheets

/** @param {string} nama @returns {Promise<boolean>} */
export async function sheetExists(nama) {
  return inExcel('melihat lembar buku ini', async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(nama);
    sheet.load('name');
    await context.sync();
    return !sheet.isNullObject;
  });
}

/**
 * Write a table on a sheet of its own; everything but numbers is text before it is written, so that a NIP keeps its digits.
 * @param {LembarHasil} lembar
 * @param {boolean} ganti whether what stands on a sheet of that name goes; else a new sheet gets a free name
 * @returns {Promise<string>} the name of the sheet
 */
export async function writeSheet(lembar, ganti) {
  return inExcel(`menulis lembar "${lembar.nama}"`, async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load('items/name');
    await context.sync();
    const taken = sheets.items.map((one) => one.name.toLowerCase());
    const replaced = ganti && taken.includes(lembar.nama.toLowerCase());
    const name = replaced ? lembar.nama : freeName(lembar.nama, taken);
    const sheet = replaced ? sheets.getItem(name) : sheets.add(name);
    if (replaced) sheet.getRange().clear();
    await fillSheet(context, sheet, lembar);
    sheet.activate();
    await context.sync();
    return name;
  });
}

/** @param {string} nama @param {string[]} dipakai in small letters */
export function freeName(nama, dipakai) {
  let name = nama;
  for (let number = 2; dipakai.includes(name.toLowerCase()); number += 1) name = `${nama} (${number})`;
  return name;
}

/** @param {Excel.RequestContext} context @param {Excel.Worksheet} sheet @param {LembarHasil} lembar */
async function fillSheet(context, sheet, { baris, angka, catatan }) {
  const width = baris[0].length;
  /** @param {number} row */
  const formats = (row) => baris[0].map((_, at) => (row > 0 && angka.includes(at) ? 'General' : '@'));
  for (let from = 0; from < baris.length; from += SEKALIGUS) {
    const part = baris.slice(from, from + SEKALIGUS);
    const range = sheet.getRangeByIndexes(from, 0, part.length, width);
    range.numberFormat = part.map((_, at) => formats(from + at));
    range.values = part.map((row) => row.map(asText));
    await context.sync();
  }
  const heading = sheet.getRangeByIndexes(0, 0, 1, width);
  heading.format.font.bold = true;
  heading.format.fill.color = '#D9EAF0';
  const whole = sheet.getRangeByIndexes(0, 0, baris.length, width);
  whole.format.verticalAlignment = Excel.VerticalAlignment.top;
  whole.format.autofitColumns();
  const columns = baris[0].map((_, at) => sheet.getRangeByIndexes(0, at, baris.length, 1));
  for (const column of columns) column.format.load('columnWidth');
  await context.sync();
  for (const column of columns) {
    if (column.format.columnWidth <= TERLEBAR) continue;
    column.format.columnWidth = TERLEBAR;
    column.format.wrapText = true;
  }
  for (const [at, text] of catatan.entries()) {
    const cell = sheet.getRangeByIndexes(baris.length + 1 + at, 0, 1, 1);
    cell.numberFormat = [['@']];
    cell.values = [[asText(text)]];
  }
  await context.sync();
}

/** A text that begins like a formula stays a text. @param {string | number} nilai */
function asText(nilai) {
  return typeof nilai === 'string' && SEPERTI_RUMUS.test(nilai) ? `'${nilai}` : nilai;
}
