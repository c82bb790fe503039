/** Signed minutes with their annex, scanned: some twenty pages in grey. Bytes. */
export const MAX_COPY_BYTES = 4 * 1024 * 1024;

/** What an upload says it is for, in its `x-mutakhir-use` header. */
export const SIGNED_COPY_USE = "signed-copy";
