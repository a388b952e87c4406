// Pekerja: runs Python beside the page, so that the page never waits for it. What it is asked comes as messages.
// @ts-check
// The engine stands before this script, in the same worker. A page from disk has no address of its own, and in WebKit
// (Safari) its worker may then read no blob, neither a file of the page nor one of its own, and import no script from one.
import { unpack } from './kemasan.mjs';

/** @typedef {{id: number, perintah: string, isi: Record<string, unknown>, berkas?: BerkasMasuk}} Permintaan */
/** @typedef {{jalur: string, isi: Uint8Array}} BerkasMasuk */
/** @typedef {{nama: string, jalur: string}} BerkasHasil */

const DALAM = '/lib/python3.14/site-packages';

/** @type {any} The Python interpreter, once it runs. */
let python = null;
/** @type {any} The function of the core's bridge that answers commands. */
let jembatan = null;

/** @param {string} tahap @param {number} selesai @param {number} jumlah */
function tell(tahap, selesai, jumlah) {
  postMessage({ id: 0, kemajuan: [selesai, jumlah, tahap] });
}

/** Start Python and the core. @param {Record<string, string>} muatan */
async function start(muatan) {
  const begin = performance.now();
  /** @type {Record<string, number>} */
  const took = {};
  tell('Membuka isi halaman', 0, 3);
  const names = Object.keys(muatan);
  const parts = await Promise.all(names.map((name) => unpack(muatan[name])));
  const isi = Object.fromEntries(names.map((name, at) => [name, parts[at]]));
  took.buka = performance.now() - begin;
  tell('Menyalakan mesin penghitung', 1, 3);
  /** @type {Record<string, [Uint8Array<ArrayBuffer>, string]>} */
  const given = {
    'pyodide.asm.wasm': [isi.wasm, 'application/wasm'],
    'python_stdlib.zip': [isi.pustaka, 'application/zip'],
  };
  // Python's loader asks for its own files by address; they are handed over here, and there is no other fetch.
  globalThis.fetch = async (/** @type {any} */ what) => {
    const name = String(what.url ?? what).split('/').pop() ?? '';
    if (!given[name]) throw new TypeError(`tidak ada sambungan: ${name}`);
    return new Response(given[name][0], { headers: { 'Content-Type': given[name][1] } });
  };
  /** @type {any} */
  const { mesin } = globalThis;
  python = await mesin.loadPyodide({
    indexURL: 'https://halaman.invalid/',
    createPyodideModule: mesin.createPyodideModule,
    lockFileContents: new TextDecoder().decode(isi.daftar),
  });
  took.python = performance.now() - begin;
  tell('Memuat aturan dan pemeriksa', 2, 3);
  python.unpackArchive(isi.inti, 'zip', { extractDir: DALAM });
  jembatan = python.pyimport('kinerja_halaman.jembatan').jalankan;
  took.siap = performance.now() - begin;
  took.memori = python._module.HEAPU8.length;
  return took;
}

/** Put a file where Python reads it. @param {BerkasMasuk} berkas */
function put({ jalur, isi }) {
  python.FS.mkdirTree(jalur.slice(0, jalur.lastIndexOf('/')));
  python.FS.writeFile(jalur, isi);
}

/** @param {BerkasHasil[]} berkas @returns {{nama: string, isi: Uint8Array<ArrayBuffer>}[]} */
function taken(berkas) {
  return berkas.map((one) => ({ nama: one.nama, isi: python.FS.readFile(one.jalur) }));
}

/** @param {Permintaan} diminta */
async function answer({ id, perintah, isi, berkas }) {
  if (perintah === 'mulai') {
    return { hasil: await start(/** @type {Record<string, string>} */ (isi)) };
  }
  if (berkas) {
    put(berkas);
    return { hasil: {} };
  }
  /** @param {number} selesai @param {number} jumlah @param {string} label */
  const report = (selesai, jumlah, label) => postMessage({ id, kemajuan: [selesai, jumlah, label] });
  const told = JSON.parse(jembatan(perintah, JSON.stringify(isi), report));
  if (told.galat) return { galat: told.galat, rinci: told.rinci, ulang: told.ulang };
  const files = Array.isArray(told.berkas) && told.berkas[0]?.jalur && told.berkas[0]?.nama ? told.berkas : [];
  const more = [told.unduh ?? []].flat();
  return { hasil: told, berkas: taken([...files, ...more]) };
}

/** @param {Permintaan} diminta */
async function serve(diminta) {
  const { id, perintah } = diminta;
  try {
    const told = await answer(diminta);
    /** @type {Transferable[]} */
    const moved = (told.berkas ?? []).map((one) => one.isi.buffer);
    /** @type {any} */ (globalThis).postMessage({ id, ...told }, moved);
  } catch (problem) {
    const text = problem instanceof Error ? `${problem.message}\n${problem.stack ?? ''}` : String(problem);
    // Python itself did not get over it, and would not over anything else: the page begins it anew.
    postMessage({ id, galat: 'Terjadi kesalahan di dalam halaman. Ulangi pekerjaan itu.', rinci: text, ulang: perintah !== 'mulai' });
  }
}

/** One at a time: a command waits until the one before it has its files. */
let queue = Promise.resolve();
addEventListener('message', (/** @type {MessageEvent<Permintaan>} */ event) => {
  queue = queue.then(() => serve(event.data));
});
