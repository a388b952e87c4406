// What people see where the browser lacks what the page needs: a sentence at once, and nothing that waits for ever.
// node kemampuan.mjs PROGRAM PAGE: prints one line of JSON, by what is missing.
// @ts-check
import { pathToFileURL } from 'node:url';
import { launch } from './peramban.mjs';

const [program, file] = process.argv.slice(2);

/** What is taken away before the page's own scripts run. @type {Record<string, string>} */
const MISSING = {
  'tidak ada': '',
  DecompressionStream: 'delete globalThis.DecompressionStream',
  WebAssembly: 'WebAssembly.Module = function () { throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder"); }',
  'WebAssembly externref': 'const Plain = WebAssembly.Module; WebAssembly.Module = function (bytes) { if (bytes.includes(0x6f)) throw new WebAssembly.CompileError("externref"); return new Plain(bytes); }',
  'WebAssembly try': 'const Plain = WebAssembly.Module; WebAssembly.Module = function (bytes) { if (bytes.length > 20) throw new WebAssembly.CompileError("try"); return new Plain(bytes); }',
  'skrip modul': 'delete HTMLScriptElement.prototype.noModule',
  Worker: 'delete globalThis.Worker',
  append: 'delete Element.prototype.append; delete DocumentFragment.prototype.append',
  jam: 'const Real = Date; globalThis.Date = class extends Real { constructor(...given) { if (given.length) super(...given); else super(2009, 2, 1, 12); } }',
  memori: 'const make = URL.createObjectURL; URL.createObjectURL = (what) => make(new Blob(["WebAssembly.Memory = function () { throw new RangeError(\'could not allocate memory\'); }; WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => Promise.reject(new RangeError(\'could not allocate memory\'));", what], { type: what.type }))',
};

const SEEN = `(() => {
  const text = (id) => { const one = document.getElementById(id); return one && one.checkVisibility() ? one.innerText : ''; };
  return { siap: document.documentElement.getAttribute('data-siap'), lama: text('peramban-lama'), galat: text('galat'), kerja: text('kerja'), tab: text('tab-unit') };
})()`;

const browser = await launch('chromium', program);
/** @type {Record<string, unknown>} */
const told = {};
try {
  for (const [name, script] of Object.entries(MISSING)) {
    const page = await browser.newPage();
    if (script) await page.evaluateOnNewDocument(`{ ${script} }`);
    await page.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded', timeout: 120000 });
    await page.waitForFunction('document.documentElement.dataset.siap', { timeout: 120000, polling: 50 });
    told[name] = await page.evaluate(SEEN);
    await page.close();
  }
  const still = await browser.newPage();
  await still.setJavaScriptEnabled(false);
  await still.goto(pathToFileURL(file).href, { waitUntil: 'domcontentloaded', timeout: 120000 });
  told.JavaScript = await still.evaluate(SEEN);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(told));
