import "server-only";
import { buffer } from "node:stream/consumers";
import yauzl from "yauzl";
import type { FileProblem } from "@/lib/server/import/first-look";
import { tableKindOf } from "@/lib/server/import/read-book";
import { MAX_UPLOAD_BYTES } from "@/lib/server/import/upload";

/** Every workbook of this kind has it; an archive that only carries one has not. */
const OF_WORKBOOK = "[Content_Types].xml";
const TABLE = /\.(?:xlsx|csv)$/i;

/**
 * The table in what a village's system sends: the table itself, or the one table in an archive with photos, which are left where they
 * are. What is in it is judged where every upload is.
 */
export async function tableIn(sent: Buffer): Promise<Buffer | FileProblem> {
  const kind = tableKindOf(sent);
  if (kind !== "xlsx") return kind === "csv" ? sent : kind;
  try {
    const options = { lazyEntries: true, validateEntrySizes: true, strictFileNames: true } as const;
    const entries: yauzl.Entry[] = [];
    const zip = await yauzl.fromBufferPromise(sent, options);
    for await (const entry of zip.eachEntry()) entries.push(entry);
    if (entries.some(({ fileName }) => fileName === OF_WORKBOOK)) return sent;
    const [table, ...others] = entries.filter(({ fileName }) => TABLE.test(fileName));
    if (table === undefined || others.length > 0) return "NOT_XLSX";
    if (table.uncompressedSize > MAX_UPLOAD_BYTES) return "TOO_LARGE_INSIDE";
    // Of a size other than the directory's the reader makes an error, so no more than that is ever held.
    return await buffer(await zip.openReadStreamPromise(table));
  } catch {
    return "BROKEN";
  }
}
