import "server-only";
import yauzl from "yauzl";
import { type FileProblem, firstLook, LOCAL_HEADER, MAX_PARTS } from "./first-look";
import { XmlScan } from "./xml-scan";

const MEGABYTE = 1_048_576;

/** A workbook of 20,000 rows and 43 columns inflates to about 60 MB; programs write some twenty parts. */
const LIMITS = {
  partBytes: 60 * MEGABYTE,
  totalBytes: 150 * MEGABYTE,
  /** Sheets shrink 10 to 40 times; a bomb 400 times and more. Small parts may shrink as they like. */
  ratio: 200,
  ratioFromBytes: 5 * MEGABYTE,
} as const;

/**
 * Inspects a workbook part by part without keeping any: sizes are counted while inflating, never believed; names that
 * leave the archive, archives inside, encryption, DTDs and cells at the far end of a sheet are refused. Null: it may be
 * parsed.
 * @param onFormulas told how many cells of a sheet hold a formula
 */
export async function inspectWorkbook(
  bytes: Buffer,
  onFormulas: (found: number) => void = () => {},
): Promise<FileProblem | null> {
  const seen = firstLook(bytes);
  if (seen !== null) return seen;
  try {
    const zip = await yauzl.fromBufferPromise(bytes, {
      lazyEntries: true,
      validateEntrySizes: true,
      strictFileNames: true,
    });
    return await inspectParts(zip, onFormulas);
  } catch (error) {
    return problemOf(error);
  }
}

/** The reader throws on names and on sizes that do not agree with the directory. */
function problemOf(error: unknown): FileProblem {
  const message = error instanceof Error ? error.message : "";
  if (/relative path|absolute path|invalid characters in fileName/i.test(message)) return "BAD_PART_NAME";
  return /too many bytes|not enough bytes/i.test(message) ? "TOO_LARGE_INSIDE" : "BROKEN";
}

async function inspectParts(zip: yauzl.ZipFile, onFormulas: (found: number) => void): Promise<FileProblem | null> {
  const names = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const refused = nameProblem(entry, names);
    if (refused !== null) return refused;
    names.add(entry.fileName);
    if (names.size > MAX_PARTS) return "TOO_MANY_PARTS";
    if (entry.uncompressedSize > LIMITS.partBytes) return "TOO_LARGE_INSIDE";
    if (entry.fileName.endsWith("/")) continue;
    const read = await readPart(zip, entry, LIMITS.totalBytes - total, onFormulas);
    if (typeof read === "string") return read;
    total += read;
  }
  const isWorkbook = names.has("[Content_Types].xml") && names.has("xl/workbook.xml");
  return isWorkbook ? null : "NOT_XLSX";
}

function nameProblem(entry: yauzl.Entry, earlier: ReadonlySet<string>): FileProblem | null {
  const { fileName } = entry;
  if (entry.isEncrypted()) return "ENCRYPTED";
  if (fileName.startsWith("/") || /(^|[\\/])\.\.([\\/]|$)|[\\:\0]/.test(fileName)) return "BAD_PART_NAME";
  // Twice the same name: one reader takes the first, another the last.
  if (earlier.has(fileName)) return "BROKEN";
  if (/vbaProject\.bin$/i.test(fileName)) return "MACROS";
  return /\.(zip|xlsx|xlsm|xlsb|docx|jar|7z|rar|gz)$/i.test(fileName) ? "ARCHIVE_INSIDE" : null;
}

/** Inflates one part and throws it away. Its true size in bytes, or why it is refused. */
async function readPart(
  zip: yauzl.ZipFile,
  entry: yauzl.Entry,
  room: number,
  onFormulas: (found: number) => void,
): Promise<number | FileProblem> {
  const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName);
  const scan = isXml ? new XmlScan(/^xl\/worksheets\//i.test(entry.fileName)) : null;
  const allowed = Math.min(room, LIMITS.partBytes);
  const stream = await zip.openReadStreamPromise(entry);
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const refused = chunkProblem(chunk, size, scan);
    size += chunk.length;
    const isBomb = size > LIMITS.ratioFromBytes && size > LIMITS.ratio * Math.max(1, entry.compressedSize);
    if (refused !== null || size > allowed || isBomb) {
      stream.destroy();
      return refused ?? "TOO_LARGE_INSIDE";
    }
  }
  if (scan !== null) onFormulas(scan.formulas);
  return size;
}

function chunkProblem(chunk: Buffer, offset: number, scan: XmlScan | null): FileProblem | null {
  if (offset === 0 && chunk.length >= 4 && chunk.readUInt32LE(0) === LOCAL_HEADER) return "ARCHIVE_INSIDE";
  return scan === null ? null : scan.next(chunk);
}
