import "server-only";
import type { Failure } from "@/lib/domain/sid/failure";

/** Why a file is refused before any of it is parsed. */
export type FileProblem = Exclude<
  Failure,
  | "UNKNOWN_COLUMN"
  | "DOUBLE_COLUMN"
  | "NIK_COLUMN_MISSING"
  | "NO_ROWS"
  | "GRANT_ENDED"
  | "PERIOD_CLOSED"
  | "UPLOAD_GONE"
  | "INTERNAL"
>;

/** Programs write some twenty. */
export const MAX_PARTS = 2000;

const OLE2 = Buffer.from("d0cf11e0a1b11ae1", "hex");
export const LOCAL_HEADER = 0x04034b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const ZIP64 = { entries: 0xffff, offset: 0xffffffff };

/**
 * What the first and last bytes say: an old Excel file, no workbook at all, or an end record that two readers could
 * understand differently (a comment, zip64), so that what is checked here would not be what is parsed.
 */
export function firstLook(bytes: Buffer): FileProblem | null {
  if (bytes.subarray(0, 8).equals(OLE2)) return "OLD_XLS";
  if (bytes.length < 4 || bytes.readUInt32LE(0) !== LOCAL_HEADER) return "NOT_XLSX";
  if (bytes.length < END_BYTES + 4) return "BROKEN";
  const end = bytes.subarray(bytes.length - END_BYTES);
  if (end.readUInt32LE(0) !== END_OF_DIRECTORY || end.readUInt16LE(20) !== 0) return "BROKEN";
  if (end.readUInt16LE(10) > MAX_PARTS) return "TOO_MANY_PARTS";
  if (end.readUInt16LE(10) === ZIP64.entries || end.readUInt32LE(16) === ZIP64.offset) return "BROKEN";
  return null;
}
