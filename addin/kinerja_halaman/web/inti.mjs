// Inti: the core, which runs in a worker. Commands go to it as messages, their outcome comes back as a promise.
// @ts-check

/** @typedef {import('./simpan.mjs').Berkas} Berkas */
/** @typedef {{jalur: string, berkas: Blob}} BerkasTaruh */
/** @typedef {{hasil: any, berkas: Berkas[]}} Jawaban */
/** @typedef {(selesai: number, jumlah: number, label: string) => void} Kemajuan */
/** @typedef {{id: number, kemajuan?: [number, number, string], hasil?: any, galat?: string, rinci?: string, ulang?: boolean, berkas?: Berkas[]}} Pesan */

/** What the core refuses, in its own words; `rinci` is for those who help. */
export class GalatInti extends Error {
  /** @param {string} pesan @param {string} [rinci] */
  constructor(pesan, rinci) {
    super(pesan);
    this.rinci = rinci ?? '';
  }
}

const TAK_DIMULAI = 'Halaman ini tidak dapat dimulai. Tutup tab dan program lain yang besar, lalu muat ulang halaman ini. Bila tetap begini, perbarui peramban ini atau pakai komputer lain.';

/** How many files are read at once; no more of them are in memory twice. */
const DIBACA_SEKALIGUS = 16;

/** @param {BerkasTaruh} berkas */
const lastOf = (berkas) => berkas.jalur.slice(berkas.jalur.lastIndexOf('/') + 1);

/** Someone pressed Hentikan. */
export class Dihentikan extends Error {}

export class Inti {
  /**
   * @param {() => Worker} buat makes the worker anew
   * @param {Record<string, string>} muatan what the page carries, still packed
   * @param {Kemajuan} mulai is told how far the start is
   */
  constructor(buat, muatan, mulai) {
    this.buat = buat;
    this.muatan = muatan;
    this.mulai = mulai;
    /** @type {Map<number, {jadi: (jawaban: Jawaban) => void, gagal: (sebab: Error) => void, lapor: Kemajuan}>} */
    this.menunggu = new Map();
    this.nomor = 0;
    /** Increases when the worker is begun anew: what was put into the earlier one is gone. */
    this.putaran = 0;
    this.pekerja = this.nyalakan();
    this.siap = this.mulaikan();
  }

  /** @returns {Worker} */
  nyalakan() {
    const worker = this.buat();
    worker.onmessage = (event) => this.terima(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.gagalkan(new GalatInti('Halaman ini tidak dapat berjalan di peramban ini.', String(event.message)));
    };
    return worker;
  }

  /** @returns {Promise<Jawaban>} when the core runs */
  mulaikan() {
    this.putaran += 1;
    const begun = this.minta('mulai', this.muatan).catch((problem) => {
      if (problem instanceof Dihentikan) throw problem;
      throw new GalatInti(TAK_DIMULAI, [problem.message, problem.rinci].filter(Boolean).join('\n'));
    });
    begun.catch(() => undefined); // told by whoever waits for it
    return begun;
  }

  /** @param {Pesan} pesan */
  terima(pesan) {
    if (pesan.kemajuan && pesan.id === 0) {
      this.mulai(...pesan.kemajuan);
      return;
    }
    const waiting = this.menunggu.get(pesan.id);
    if (!waiting) return;
    if (pesan.kemajuan) {
      waiting.lapor(...pesan.kemajuan);
      return;
    }
    this.menunggu.delete(pesan.id);
    if (pesan.galat !== undefined) waiting.gagal(new GalatInti(pesan.galat, pesan.rinci));
    else waiting.jadi({ hasil: pesan.hasil, berkas: pesan.berkas ?? [] });
    if (pesan.ulang) this.hentikan(); // it has no more memory, and gives none back
  }

  /**
   * @param {string} perintah
   * @param {Record<string, unknown>} isi
   * @param {{lapor?: Kemajuan}} [dengan]
   * @returns {Promise<Jawaban>}
   */
  minta(perintah, isi = {}, { lapor } = {}) {
    return this.kirim({ perintah, isi }, lapor);
  }

  /**
   * @param {{perintah: string, isi: Record<string, unknown>, berkas?: {jalur: string, isi: Uint8Array<ArrayBuffer>}}} pesan
   * @param {Kemajuan} [lapor]
   * @returns {Promise<Jawaban>}
   */
  kirim(pesan, lapor) {
    this.nomor += 1;
    const id = this.nomor;
    return new Promise((jadi, gagal) => {
      this.menunggu.set(id, { jadi, gagal, lapor: lapor ?? (() => undefined) });
      this.pekerja.postMessage({ id, ...pesan }, pesan.berkas ? [pesan.berkas.isi.buffer] : []);
    });
  }

  /**
   * Give files to the core: they are read here, because the worker of a page from disk may not in WebKit.
   * @param {BerkasTaruh[]} berkas
   * @param {Kemajuan} [lapor]
   */
  async taruh(berkas, lapor = () => undefined) {
    const round = this.putaran;
    for (let at = 0; at < berkas.length; at += DIBACA_SEKALIGUS) {
      const some = berkas.slice(at, at + DIBACA_SEKALIGUS);
      lapor(at, berkas.length, `menyalin ${lastOf(some[0])}`);
      await Promise.all(some.map(async (one) => {
        const content = await one.berkas.arrayBuffer().catch(() => {
          throw new GalatInti(`"${lastOf(one)}" berubah, dipindahkan, atau terkunci sejak ditaruh, sehingga tidak dapat dibaca lagi. Taruh lagi berkas itu.`);
        });
        if (round !== this.putaran) throw new Dihentikan('Dihentikan.');
        await this.kirim({ perintah: 'taruh', isi: {}, berkas: { jalur: one.jalur, isi: new Uint8Array(content) } });
      }));
    }
  }

  /** Stop whatever is being done, at once; the core begins anew. */
  hentikan() {
    this.pekerja.terminate();
    this.gagalkan(new Dihentikan('Dihentikan.'));
    this.pekerja = this.nyalakan();
    this.siap = this.mulaikan();
  }

  /** @param {Error} sebab */
  gagalkan(sebab) {
    const all = [...this.menunggu.values()];
    this.menunggu.clear();
    for (const one of all) one.gagal(sebab);
  }
}

/** A desk: the files someone put down for one purpose. They stay with the page, so that a core begun anew gets them again. */
export class Meja {
  /** @param {Inti} inti @param {string} nama */
  constructor(inti, nama) {
    this.inti = inti;
    this.nama = nama;
    /** @type {BerkasTaruh[]} */
    this.berkas = [];
    /** @type {string[]} Places of the workbooks, those out of a zip too. */
    this.jalur = [];
    this.putaran = 0;
  }

  /** @param {BerkasTaruh[]} berkas what lies here from now on */
  ganti(berkas) {
    this.berkas = berkas;
    this.putaran = 0;
  }

  /** The workbooks that lie here, in the core that runs now. @param {Kemajuan} lapor @returns {Promise<string[]>} */
  async siap(lapor) {
    if (this.putaran === this.inti.putaran) return this.jalur;
    const round = this.inti.putaran;
    await this.inti.minta('bersihkan', { meja: this.nama });
    await this.inti.taruh(this.berkas, lapor);
    const found = [];
    for (const { jalur } of this.berkas) {
      if (jalur.toLowerCase().endsWith('.json')) continue; // lies beside the books, and is none
      if (!jalur.toLowerCase().endsWith('.zip')) found.push(jalur);
      else found.push(...(await this.inti.minta('buka-zip', { meja: this.nama, berkas: jalur }, { lapor })).hasil.berkas);
    }
    this.jalur = found;
    this.putaran = round;
    return found;
  }
}
