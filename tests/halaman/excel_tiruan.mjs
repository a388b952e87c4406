// Excel, as far as the pane calls it, and stricter: what is unknown, not loaded or not allowed is an error and is noted.
// @ts-check

/** @typedef {{nama: string, terlihat: boolean, proteksi: null | {sandi: boolean, pilihan: Record<string, boolean>}, catatan: Record<string, string>}} LembarAwal */

/**
 * Stands where Office.js stands: this function is sent to the page as its text, so it uses nothing from outside.
 * @param {{alamat: string, isi: string, lembar: LembarAwal[]}} awal
 */
export function pretend(awal) {
  /** @type {any} */
  const all = globalThis;
  const state = {
    /** @type {string[]} */ salah: [],
    terbuka: 0, aktif: '', dipilih: '', /** Somebody is typing in a cell. */ sibuk: false, ...awal,
    lembar: awal.lembar.map((one) => ({ ...one, sel: /** @type {Record<string, any>} */ ({}), format: /** @type {Record<string, string>} */ ({}), tanda: /** @type {any[]} */ ([]) })),
    fungsi: /** @type {Record<string, Function>} */ ({}),
  };
  all.tiruan = state;

  /** @param {string} text @returns {never} */
  function wrong(text) {
    state.salah.push(text);
    throw new Error(`tiruan: ${text}`);
  }

  /** @param {string} code */
  const refuse = (code) => Object.assign(new Error(code), { code });

  /** An object that has what it has and nothing else. @param {string} nama @param {any} isi @returns {any} */
  function strict(nama, isi) {
    return new Proxy(isi, {
      get: (target, key) => (key in target || typeof key === 'symbol' || key === 'then' ? target[key] : wrong(`${nama}.${String(key)} tidak ada`)),
      set: (target, key, value) => {
        if (!Object.getOwnPropertyDescriptor(target, key)?.set) wrong(`${nama}.${String(key)} tidak dapat diisi`);
        target[key] = value;
        return true;
      },
    });
  }

  /** @param {string} alamat @returns {[number, number, number, number]} first row and column, last row and column */
  function area(alamat) {
    const found = /^([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?$/.exec(alamat);
    if (!found) return wrong(`alamat "${alamat}"`);
    const column = (/** @type {string} */ letters) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0);
    return [Number(found[2]), column(found[1]), Number(found[4] ?? found[2]), column(found[3] ?? found[1])];
  }

  all.Excel = {
    ConditionalFormatType: { custom: 'Custom' }, SheetVisibility: { visible: 'Visible' }, VerticalAlignment: { top: 'Top' },
    run: async (/** @type {(context: any) => Promise<any>} */ work) => work(context()),
  };

  function context() {
    /** @type {(() => void)[]} */
    let queue = [];
    const later = (/** @type {() => void} */ one) => { queue.push(one); };

    /** Properties that are there only after load and sync. @param {string} nama @param {any} target @param {Record<string, () => any>} isi */
    function loadable(nama, target, isi) {
      /** @type {Map<string, any>} */
      const loaded = new Map();
      target.load = (/** @type {string} */ what) => {
        for (const key of what.split(',')) {
          if (!(key in isi)) wrong(`${nama}.load('${key}')`);
          later(() => { loaded.set(key, isi[key]()); });
        }
      };
      for (const key of Object.keys(isi)) {
        const old = Object.getOwnPropertyDescriptor(target, key.split('/')[0]);
        Object.defineProperty(target, key.split('/')[0], {
          ...old, configurable: true, enumerable: true,
          get: () => (loaded.has(key) ? loaded.get(key) : wrong(`${nama}.${key} dibaca sebelum load dan sync`)),
        });
      }
      return strict(nama, target);
    }

    /** @param {any} lembar */
    const open = (lembar) => {
      if (lembar.proteksi) throw refuse('AccessDenied');
    };

    /** @param {any} lembar @param {string} alamat */
    function rangeOf(lembar, alamat) {
      const [top, left, bottom, right] = alamat === '' ? [1, 1, 1048576, 16384] : area(alamat);
      const rows = bottom - top + 1, columns = right - left + 1;
      /** @param {any[][]} value @param {string} what */
      const shaped = (value, what) => {
        if (!Array.isArray(value) || value.length !== rows || value.some((row) => !Array.isArray(row) || row.length !== columns)) wrong(`${what} tidak berukuran ${rows} x ${columns}`);
      };
      const each = (/** @type {any[][]} */ value, /** @type {(key: string, one: any) => void} */ work) => value.forEach((row, y) => row.forEach((one, x) => work(`${top + y},${left + x}`, one)));
      let width = 500;
      const set = (/** @type {any} */ _) => later(() => open(lembar));
      const fill = () => strict('fill', { set color(/** @type {string} */ value) { if (!/^#[0-9A-F]{6}$/.test(value)) wrong(`warna ${value}`); set(value); } });
      const format = {
        font: strict('font', { set bold(/** @type {boolean} */ value) { set(value); } }), fill: fill(),
        set verticalAlignment(/** @type {string} */ value) { set(value); }, set wrapText(/** @type {boolean} */ value) { set(value); },
        set columnWidth(/** @type {number} */ value) { later(() => { width = value; }); }, autofitColumns: () => later(() => open(lembar)),
      };
      return strict('Range', {
        select: () => later(() => { if (state.aktif !== lembar.nama) throw refuse('InvalidOperation'); state.dipilih = `${lembar.nama}!${alamat}`; }),
        clear: () => later(() => { open(lembar); lembar.sel = {}; lembar.format = {}; }),
        set numberFormat(/** @type {any[][]} */ value) { shaped(value, 'numberFormat'); later(() => { open(lembar); each(value, (key, one) => { lembar.format[key] = one; }); }); },
        set values(/** @type {any[][]} */ value) {
          shaped(value, 'values');
          later(() => { open(lembar); each(value, (key, one) => { lembar.sel[key] = typed(one, lembar.format[key]); }); });
        },
        format: loadable('format', format, { columnWidth: () => width }),
        conditionalFormats: formats(lembar, alamat),
      });
    }

    /** What a cell keeps of a value. @param {any} value @param {string | undefined} format */
    function typed(value, format) {
      if (typeof value === 'number' || value === '') return value;
      if (typeof value !== 'string') return wrong(`nilai sel ${JSON.stringify(value)}`);
      if (value.length > 32767) return wrong('nilai sel terlalu panjang');
      if (value.startsWith("'")) return value.slice(1);
      if (/^[=+\-@]/.test(value)) return wrong(`menjadi rumus: ${value}`);
      return format === '@' ? value : Number.isNaN(Number(value)) ? value : Number(value);
    }

    /** @param {any} lembar @param {string} alamat */
    function formats(lembar, alamat) {
      const one = (/** @type {any} */ kept) => {
        const rule = { set formula(/** @type {string} */ value) { if (!value.startsWith('=')) wrong(`rumus ${value}`); kept.rumus = value; } };
        return strict('ConditionalFormat', {
          type: kept.jenis,
          custom: strict('custom', { rule: loadable('rule', rule, { formula: () => kept.rumus }), format: strict('format', { fill: strict('fill', { set color(/** @type {string} */ value) { kept.warna = value; } }) }) }),
          delete: () => later(() => { open(lembar); lembar.tanda.splice(lembar.tanda.indexOf(kept), 1); }),
        });
      };
      return loadable('conditionalFormats', {
        add: (/** @type {string} */ kind) => {
          const kept = { alamat, jenis: kind, rumus: '', warna: '' };
          later(() => { open(lembar); lembar.tanda.push(kept); });
          return one(kept);
        },
      }, { 'items/type': () => lembar.tanda.map(one) });
    }

    /** @param {any} lembar */
    function notesOf(lembar) {
      const note = (/** @type {string} */ key) => loadable('Note', { isNullObject: undefined, delete: () => later(() => { open(lembar); delete lembar.catatan[key]; }) }, { content: () => lembar.catatan[key] });
      return loadable('notes', {
        add: (/** @type {string} */ key, /** @type {string} */ content) => {
          area(key);
          later(() => {
            open(lembar);
            if (key in lembar.catatan) wrong(`catatan di ${key} sudah ada`);
            lembar.catatan[key] = content;
          });
        },
        getItemOrNullObject: (/** @type {string} */ key) => nullable('Note', () => (key in lembar.catatan ? { content: lembar.catatan[key] } : null)),
      }, { 'items/content': () => Object.keys(lembar.catatan).map((key) => strict('Note', { content: lembar.catatan[key], delete: note(key).delete })) });
    }

    /** @param {string} nama @param {() => any} cari */
    function nullable(nama, cari) {
      let known = false;
      return strict(nama, {
        load: () => later(() => { known = true; }),
        get isNullObject() { return known ? cari() === null : wrong(`${nama}.isNullObject dibaca sebelum sync`); },
      });
    }

    /** @param {any} lembar */
    function sheetOf(lembar) {
      const protection = {
        unprotect: () => later(() => { if (lembar.proteksi?.sandi) throw refuse('AccessDenied'); lembar.proteksi = null; }),
        protect: (/** @type {any} */ pilihan) => later(() => { if (lembar.proteksi) throw refuse('InvalidOperation'); lembar.proteksi = { sandi: false, pilihan }; }),
      };
      return loadable('Worksheet', {
        isNullObject: false,
        activate: () => later(() => { if (!lembar.terlihat) throw refuse('InvalidOperation'); state.aktif = lembar.nama; }),
        getRange: (/** @type {string} */ alamat = '') => rangeOf(lembar, alamat),
        getRangeByIndexes: (/** @type {number[]} */ ...[row, column, rows, columns]) => rangeOf(lembar, `${letters(column)}${row + 1}:${letters(column + columns - 1)}${row + rows}`),
        protection: loadable('protection', protection, { protected: () => lembar.proteksi !== null, options: () => lembar.proteksi?.pilihan }),
        notes: notesOf(lembar),
      }, { name: () => lembar.nama, visibility: () => (lembar.terlihat ? 'Visible' : 'Hidden') });
    }

    const letters = (/** @type {number} */ column) => (column < 26 ? String.fromCharCode(65 + column) : wrong(`kolom ${column}`));
    const found = (/** @type {string} */ nama) => state.lembar.find((one) => one.nama.toLowerCase() === nama.toLowerCase());
    const sheets = loadable('worksheets', {
      getItem: (/** @type {string} */ nama) => sheetOf(found(nama) ?? wrong(`lembar ${nama} tidak ada`)),
      getItemOrNullObject: (/** @type {string} */ nama) => {
        const sheet = found(nama);
        return sheet ? sheetOf(sheet) : nullable('Worksheet', () => null);
      },
      add: (/** @type {string} */ nama) => {
        if (nama.length > 31 || /[\\/?*[\]:]/.test(nama) || found(nama)) wrong(`nama lembar ${nama}`);
        const made = { nama, terlihat: true, proteksi: null, sel: {}, format: {}, tanda: [], catatan: {} };
        state.lembar.push(made);
        return sheetOf(made);
      },
    }, { 'items/name': () => state.lembar.map((one) => strict('Worksheet', { name: one.nama })) });
    return strict('context', {
      workbook: strict('workbook', { worksheets: sheets }),
      sync: async () => {
        const work = queue;
        queue = [];
        await Promise.resolve();
        if (state.sibuk) throw refuse('InvalidOperationInCellEditMode');
        for (const one of work) one();
      },
    });
  }

  const bytes = () => [...atob(state.isi)].map((one) => one.charCodeAt(0));
  const good = (/** @type {any} */ value) => ({ status: 'succeeded', value });
  all.Office = strict('Office', {
    HostType: { Excel: 'Excel' }, FileType: { Compressed: 'compressed' }, AsyncResultStatus: { Succeeded: 'succeeded' },
    onReady: (/** @type {(info: any) => void} */ done) => setTimeout(() => done({ host: 'Excel', platform: 'PC' }), 50),
    context: strict('Office.context', {
      requirements: strict('requirements', { isSetSupported: (/** @type {string} */ set, /** @type {string} */ version) => (set === 'ExcelApi' && version === '1.18') || wrong(`isSetSupported ${set} ${version}`) }),
      document: strict('document', {
        get url() { return state.alamat; },
        getFileAsync: (/** @type {string} */ kind, /** @type {{sliceSize: number}} */ { sliceSize }, /** @type {(result: any) => void} */ done) => {
          if (kind !== 'compressed' || !(sliceSize > 0 && sliceSize <= 4194304)) wrong('getFileAsync');
          if (state.sibuk) {
            setTimeout(() => done({ status: 'failed', error: { code: 5001, message: 'cell edit mode' } }));
            return;
          }
          state.terbuka += 1;
          if (state.terbuka > 2) wrong('lebih dari dua berkas terbuka');
          const data = bytes();
          setTimeout(() => done(good(strict('File', {
            size: data.length, sliceCount: Math.ceil(data.length / sliceSize),
            getSliceAsync: (/** @type {number} */ at, /** @type {(result: any) => void} */ given) => setTimeout(() => given(good({ index: at, data: data.slice(at * sliceSize, (at + 1) * sliceSize) }))),
            closeAsync: () => { state.terbuka -= 1; },
          }))));
        },
      }),
    }),
  });
  all.CustomFunctions = { associate: (/** @type {string} */ nama, /** @type {Function} */ work) => { state.fungsi[nama] = work; } };
}
