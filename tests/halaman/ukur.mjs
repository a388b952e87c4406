// How soon the page is ready and answers, beside Python for the browser as it is published, started with nothing to do.
// node ukur.mjs PROGRAM PAGE STDLIB BOOK ROUNDS: prints one line of JSON with the milliseconds of each round.
// @ts-check
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch, openPage, upload } from './peramban.mjs';

const [program, file, stdlib, book, rounds] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');
const block = (/** @type {string} */ name) => new RegExp(`id="muatan-${name}">([^<]*)<`).exec(text)?.[1] ?? '';

/** Python as published, packed, unpacked and started in a worker as the page does it; then nothing. */
const WORKER = `
addEventListener('unhandledrejection', (event) => postMessage(String(event.reason)));
onmessage = async ({ data }) => {
  const begin = performance.now();
  const unpack = async (teks) => new Uint8Array(await new Response(new Blob([Uint8Array.from(atob(teks), (c) => c.charCodeAt(0))]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  const [mesin, wasm, std, lock] = await Promise.all(data.map(unpack));
  const given = { 'pyodide.asm.wasm': [wasm, 'application/wasm'], 'python_stdlib.zip': [std, 'application/zip'] };
  self.fetch = async (x) => { const [body, type] = given[String(x.url ?? x).split('/').pop()]; return new Response(body, { headers: { 'Content-Type': type } }); };
  importScripts(URL.createObjectURL(new Blob([mesin], { type: 'text/javascript' })));
  self.importScripts = () => { throw new TypeError('tidak ada'); };
  await self.mesin.loadPyodide({ indexURL: 'https://kosong.invalid/', createPyodideModule: self.mesin.createPyodideModule, lockFileContents: new TextDecoder().decode(lock) });
  postMessage(performance.now() - begin);
};`;
const parts = [block('mesin'), block('wasm'), gzipSync(fs.readFileSync(stdlib), { level: 9 }).toString('base64'), block('daftar')];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kinerja-ukur-'));
const empty = path.join(folder, 'kosong.html');
fs.writeFileSync(empty, `<!doctype html>${parts.map((one) => `<script type="text/plain">${one}</script>`).join('')}<script>
const w = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(WORKER)}])));
w.onmessage = ({ data }) => { window.siap = data; };
w.onerror = (event) => { window.siap = String(event.message); };
w.postMessage([...document.querySelectorAll('script[type]')].map((one) => one.textContent));</script>`);

/** @type {Record<string, number[]>} */
const took = { kosong: [], siap: [], pertama: [], kedua: [], memori: [] };
try {
  for (let round = 0; round < Number(rounds); round += 1) {
    const browser = await launch('chromium', program);
    try {
      const plain = await browser.newPage();
      await plain.goto(pathToFileURL(empty).href);
      await plain.waitForFunction('window.siap', { timeout: 120000, polling: 10 });
      const alone = await plain.evaluate('window.siap');
      if (typeof alone !== 'number') throw new Error(String(alone));
      took.kosong.push(alone);
      await plain.close();
      const page = await openPage(browser, pathToFileURL(file).href);
      const begun = /** @type {any} */ (await page.evaluate('catatan.hasil.mulai'));
      took.siap.push(begun.siap);
      for (const [at, name] of ['pertama', 'kedua', 'lagi', 'lagi'].entries()) {
        await upload(page, '#bagian-pegawai input[type=file]', [book]);
        await page.waitForFunction('document.querySelector("#bagian-pegawai .kartu") && !document.querySelector("#bagian-pegawai .hasil").innerText.includes("Melihat dokumen")', { timeout: 60000 });
        const lasted = Number(await page.evaluate('catatan.lama.periksa'));
        if (at < 2) took[name].push(lasted);
        else took.kedua.push(lasted);
      }
      took.memori.push(Number(begun.memori));
    } finally {
      await browser.close();
    }
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}
console.log(JSON.stringify(took));
