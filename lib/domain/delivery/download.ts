/** How long a download that was opened may begin. */
export const DOWNLOAD_MS = 15 * 60_000;

/** Who took the files away, for the file that goes with them. */
export interface Watermark {
  /** What was taken: a package for the centre, or the data of a request. */
  readonly of: "paket" | "permintaan";
  readonly downloadId: string;
  readonly takenBy: string;
  readonly takenAt: Date;
  readonly publicId: string;
  /** Hex, of the list of checksums. */
  readonly sha256: string;
}

/** `unduhan.json`: the mark of one download. The data files are the same in every copy, so that their checksums can be compared. */
export function watermarkText({ of, downloadId, takenBy, takenAt, publicId, sha256 }: Watermark): string {
  return `${JSON.stringify(
    {
      unduhan: downloadId,
      diunduh_oleh: takenBy,
      diunduh_pada: takenAt.toISOString(),
      [of]: publicId,
      sidik_isi: sha256,
      peringatan:
        "Berkas ini memuat data pribadi dan hanya untuk penerima yang disebut di berita acara. Setiap unduhan tercatat atas nama pengunduh. Jangan diteruskan.",
    },
    null,
    2,
  )}\n`;
}

/** The archive's name: the package and the beginning of the download's number, nobody's name. */
export function archiveName(
  { number, year }: { readonly number: number; readonly year: number },
  downloadId: string,
): string {
  return `paket-${number}-${year}-${downloadId.slice(0, 8)}.zip`;
}
