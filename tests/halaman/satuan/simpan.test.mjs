import assert from 'node:assert/strict';
import { test } from 'node:test';

test('the first file is saved at once, each other in its own turn: WebKit drops the earlier ones of the same moment', async () => {
  const clicked = [];
  globalThis.document = {
    createElement: () => ({
      set: {},
      setAttribute(name, value) { this.set[name] = value; },
      append() {},
      click() { clicked.push([this.set.download, performance.now()]); },
      remove() {},
    }),
    body: { append() {} },
  };
  const plain = globalThis.setTimeout;
  globalThis.setTimeout = (work, lasts) => { // nobody waits here for the minute that an address is kept
    const timer = plain(work, lasts);
    return lasts > 1000 ? timer.unref() : timer;
  };
  const { save } = await import('../../../addin/kinerja_halaman/web/simpan.mjs');
  for (const nama of ['satu.docx', 'dua.docx', 'tiga.zip']) save({ nama, isi: new Uint8Array(1) });
  assert.deepEqual(clicked.map(([nama]) => nama), ['satu.docx']);
  while (clicked.length < 3) await new Promise((done) => { setTimeout(done, 20); });
  assert.deepEqual(clicked.map(([nama]) => nama), ['satu.docx', 'dua.docx', 'tiga.zip']);
  const times = clicked.map(([, at]) => at);
  for (const at of [1, 2]) assert.ok(times[at] - times[at - 1] >= 100, String(times));
});
