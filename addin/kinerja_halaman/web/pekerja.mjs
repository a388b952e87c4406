// Pekerja: runs Python beside the page, so that the page never waits for it. What it is asked comes as messages.
// @ts-check

/** @typedef {{id: number, perintah: string, isi: Record<string, unknown>, berkas?: BerkasMasuk[]}} Permintaan */
/** @typedef {{jalur: string, berkas: Blob}} BerkasMasuk */
/** @typedef {{nama: string, jalur: string}} BerkasHasil */

const DALAM = '/lib/python3.14/site-packages';

/** @type {any} The Python interpreter, once it runs. */
let python = null;
/** @type {any} The function of the core's bridge that answers commands. */
let jembatan = null;

/**
 * Unpack one of the blocks the page carries.
 * @param {string} teks base64 of gzip
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function unpack(teks) {
  /** @type {any} */
  const Bytes = Uint8Array;
  /** @type {Uint8Array<ArrayBuffer>} */
  let packed;
  if (Bytes.fromBase64) {
    packed = Bytes.fromBase64(teks);
  } else {
    const raw = atob(teks);
    packed = new Uint8Array(raw.length);
    for (let at = 0; at < raw.length; at += 1) packed[at] = raw.charCodeAt(at);
  }
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param {Uint8Array<ArrayBuffer>} isi
 * @returns {Promise<any>} the module that this script is
 */
async function imported(isi) {
  const address = URL.createObjectURL(new Blob([isi], { type: 'text/javascript' }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

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
  // Nor does it look for scripts elsewhere (it would try one, only to learn what kind of worker this is).
  /** @type {any} */ (globalThis).importScripts = () => { throw new TypeError('tidak ada skrip lain'); };
  const [{ loadPyodide }, engine] = await Promise.all([imported(isi.pyodide), imported(isi.asm)]);
  python = await loadPyodide({
    indexURL: 'https://halaman.invalid/',
    createPyodideModule: engine.default,
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

/** A file that the browser may not read any more. */
class TakTerbaca extends Error {}

/** @param {BerkasMasuk} satu @returns {Promise<Uint8Array>} */
async function read({ jalur, berkas }) {
  try {
    return new Uint8Array(await berkas.arrayBuffer());
  } catch {
    throw new TakTerbaca(`"${jalur.split('/').pop()}" berubah, dipindahkan, atau terkunci sejak ditaruh, sehingga tidak dapat dibaca lagi. Taruh lagi berkas itu.`);
  }
}

/** Put files where Python reads them. @param {BerkasMasuk[]} berkas @param {number} id */
async function put(berkas, id) {
  let done = 0;
  for (const one of berkas) {
    postMessage({ id, kemajuan: [done, berkas.length, `menyalin ${one.jalur.split('/').pop()}`] });
    python.FS.mkdirTree(one.jalur.slice(0, one.jalur.lastIndexOf('/')));
    python.FS.writeFile(one.jalur, await read(one));
    done += 1;
  }
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
  if (berkas) await put(berkas, id);
  if (perintah === 'taruh') return { hasil: {} };
  /** @param {number} selesai @param {number} jumlah @param {string} label */
  const report = (selesai, jumlah, label) => postMessage({ id, kemajuan: [selesai, jumlah, label] });
  const told = JSON.parse(jembatan(perintah, JSON.stringify(isi), report));
  if (told.galat) return { galat: told.galat, rinci: told.rinci };
  const files = Array.isArray(told.berkas) && told.berkas[0]?.jalur && told.berkas[0]?.nama ? told.berkas : [];
  const more = [told.unduh ?? []].flat();
  return { hasil: told, berkas: taken([...files, ...more]) };
}

/** @param {Permintaan} diminta */
async function serve(diminta) {
  const { id } = diminta;
  try {
    const told = await answer(diminta);
    /** @type {Transferable[]} */
    const moved = (told.berkas ?? []).map((one) => one.isi.buffer);
    /** @type {any} */ (globalThis).postMessage({ id, ...told }, moved);
  } catch (problem) {
    const text = problem instanceof Error ? `${problem.message}\n${problem.stack ?? ''}` : String(problem);
    postMessage(problem instanceof TakTerbaca ? { id, galat: problem.message } : { id, galat: 'Terjadi kesalahan di dalam halaman.', rinci: text });
  }
}

/** One at a time: a command waits until the one before it has its files. */
let queue = Promise.resolve();
addEventListener('message', (/** @type {MessageEvent<Permintaan>} */ event) => {
  queue = queue.then(() => serve(event.data));
});
