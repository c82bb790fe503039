import { parentPort, workerData } from "node:worker_threads";
import readXlsxFile from "read-excel-file/universal";

// A thread of its own, with a heap of its own: whatever a hostile workbook does to the reader, it does here.

const { buffer, dataSheet, codeSheet } = workerData;

/** Numbers stay the text of the file: 16 digits do not fit a double. */
const sheets = await readXlsxFile(buffer, { parseNumber: (text) => ({ number: text }) });
const named = (name) => (sheet) => sheet.sheet.trim().toLowerCase() === name.toLowerCase();
const chosen = sheets.find(named(dataSheet)) ?? sheets.find((sheet) => !named(codeSheet)(sheet));

parentPort.postMessage(chosen === undefined ? null : chosen.data.map((row) => row.map(toCell)));

function toCell(value) {
  if (value instanceof Date) return { date: Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10) };
  return value ?? null;
}
