import type { Recipient } from "./delivery";

/** A file of a package, as its checksum list and its papers name it. */
export interface ContentFile {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export interface PackageFacts {
  readonly publicId: string;
  readonly year: number;
  readonly number: number;
  readonly recipient: Recipient;
  readonly regencyCode: string;
  readonly regencyName: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
  readonly proposals: number;
  /** For want of a NIK or a name. */
  readonly leftOut: number;
  /** Their family's history is not whole. */
  readonly leftOutGap: number;
  readonly families: number;
  readonly people: number;
  /** Condition dates of what is sent, first and last; null: nothing dated. */
  readonly conditions: { readonly from: string; readonly to: string } | null;
  /** Proposals by the questionnaire they were made with. */
  readonly instruments: readonly {
    readonly instrument: string;
    readonly version: number;
    readonly proposals: number;
  }[];
  readonly files: readonly ContentFile[];
}

/** Shape of the files of a package; a further one makes a further number. */
export const CONTENT_FORMAT = "mutakhir-paket/1";

/** `metadata.json` of a package: who sends what to whom, from when, by what selection, with which checksums. */
export function metadataText(facts: PackageFacts): string {
  const { files, conditions, instruments, ...head } = facts;
  return `${JSON.stringify(
    {
      bentuk: CONTENT_FORMAT,
      paket: {
        id: head.publicId,
        nomor: `${head.number}/${head.year}`,
        penerima: head.recipient,
        dibekukan: head.madeAt.toISOString(),
        oleh: head.madeBy,
      },
      pengirim: { kode: head.regencyCode, nama: head.regencyName },
      pilihan:
        "Usulan yang sudah diterapkan dan belum pernah dikirim, atau ditolak pusat dan dikirim ulang. Isi tiap keluarga adalah keadaannya pada revisi saat paket dibekukan. Yang NIK (tanpa alasan) atau namanya kosong, atau yang riwayatnya tidak utuh, tidak ikut.",
      kondisi: conditions === null ? null : { dari: conditions.from, sampai: conditions.to },
      jumlah: {
        usulan: head.proposals,
        tidak_ikut: head.leftOut,
        tidak_ikut_riwayat: head.leftOutGap,
        keluarga: head.families,
        orang: head.people,
      },
      kuesioner: instruments.map(({ instrument, version, proposals }) => ({
        kode: instrument,
        versi: version,
        usulan: proposals,
      })),
      desil: "Berasal dari potret BPS yang disebut di kolom potret_desil; portal tidak menghitung desil.",
      penyandian:
        "UTF-8, pemisah koma, baris pertama nama kolom; kode menurut kamus.csv; sel kosong berarti tidak ada jawaban.",
      berkas: files.map(({ name, rows, bytes, sha256 }) => ({ nama: name, baris: rows, byte: bytes, sha256 })),
    },
    null,
    2,
  )}\n`;
}

/** The list of checksums, as `sha256sum -c` reads it. Its own hash names the content of the whole package. */
export function checksumText(files: readonly ContentFile[]): string {
  return files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join("");
}
