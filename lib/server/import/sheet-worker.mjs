import { parentPort, workerData } from "node:worker_threads";
import readXlsxFile from "read-excel-file/universal";

// A thread of its own, with a heap of its own: whatever a hostile workbook does to the reader, it does here.

const { buffer, codeSheet } = workerData;

/** Numbers stay the text of the file: 16 digits do not fit a double. */
const sheets = await readXlsxFile(buffer, { parseNumber: (text) => ({ number: text }) });
const isCodes = ({ sheet }) => sheet.trim().toLowerCase() === codeSheet.toLowerCase();

parentPort.postMessage(
  sheets
    .filter((sheet) => !isCodes(sheet))
    .map(({ sheet, data }) => ({ name: sheet, cells: data.map((row) => row.map(toCell)) })),
);

function toCell(value) {
  if (value instanceof Date) return { date: Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10) };
  return value ?? null;
}
